// What a run has told so far: for each arm and metric a column of values over the recorded
// days. Charts, words and tables read it; only the run appends.

const KINDS = ["mean", "lo", "hi", "total"];

/** Course holds the frames of a run. */
export class Course {
  constructor(begun, metrics) {
    this.begun = begun;
    this.metrics = metrics;
    this.days = [];
    this.frames = [];
    this.done = false;
    this.columns = begun.arms.map(() => Object.fromEntries(KINDS.map((k) => [k, Array.from({ length: metrics }, () => [])])));
  }

  get length() {
    return this.days.length;
  }

  /** last returns the last day that is known. */
  get last() {
    return this.days.length ? this.days[this.days.length - 1] : -this.begun.burn_in;
  }

  /** append takes a frame. Where it has the baseline alone, that is the past of all. */
  append(frame) {
    const past = frame.arms.length < this.begun.arms.length;
    this.days.push(frame.day);
    this.frames.push(frame);
    this.columns.forEach((columns, a) => {
      const arm = frame.arms[past ? 0 : a];
      const shown = a === 0 || !past || frame.day === 0;
      for (const kind of KINDS) {
        const values = arm[kind] || [];
        for (let m = 0; m < this.metrics; m++) columns[kind][m].push(shown ? values[m] ?? null : null);
      }
    });
  }

  /** column returns mean, lo, hi or total of a metric of an arm, a value a recorded day. */
  column(arm, kind, metric) {
    return this.columns[arm][kind][metric];
  }

  /** effect returns how far an arm is from the baseline on a recorded day: {diff, lo, hi}. */
  effect(at, arm, metric) {
    return this.frames[at]?.arms[arm]?.effect?.[metric] || null;
  }

  /** people returns bytes of seats of an arm on a recorded day, three each; null for none. */
  people(at, arm) {
    const frame = this.frames[at];
    const day = frame && (frame.arms[arm] || frame.arms[0]);
    if (!day?.people) return null;
    if (typeof day.people === "string") day.people = Uint8Array.from(atob(day.people), (c) => c.charCodeAt(0));
    return day.people;
  }

  /** at returns the place of the last recorded day that is not after day; -1 for none. */
  at(day) {
    let [low, high] = [0, this.days.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.days[middle] <= day) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** arm returns the place of an arm by name; -1 for none. */
  arm(name) {
    return this.begun.arms.findIndex((a) => a.name === name);
  }
}
