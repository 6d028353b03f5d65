// The playhead: which of the recorded days that are known is shown. The program computes
// ahead; the page plays what it has.

/** REPLAY is the speed, in recorded days a second, at which what is computed is played again
 * where no other is chosen. */
const REPLAY = 25;

/** SPEEDS are recorded days a second; the last follows the program as fast as it comes. */
export const SPEEDS = [
  { title: "slow", rate: 4 },
  { title: "medium", rate: 12 },
  { title: "quick", rate: 40 },
  { title: "as it comes", rate: Infinity },
];

/** Player tells by "move" that another day is shown, by "state" that it plays or pauses. */
export class Player extends EventTarget {
  constructor(runner) {
    super();
    this.runner = runner;
    this.playing = true;
    this.speed = SPEEDS.length - 1;
    this.day = -Infinity; // where the playhead is
    this.shown = -1; // the recorded day it shows, by its place
    this.left = 0;
    runner.addEventListener("begun", () => this.refresh());
    runner.addEventListener("frames", () => this.refresh());
    runner.addEventListener("done", () => this.refresh());
  }

  get course() {
    return this.runner.course;
  }

  /** rate returns recorded days a second; a course that is done is not followed but played. */
  get rate() {
    const rate = SPEEDS[this.speed].rate;
    return rate === Infinity && this.course?.done && this.shown < this.course.length - 1 ? REPLAY : rate;
  }

  get atEnd() {
    return Boolean(this.course?.done) && this.shown >= this.course.length - 1;
  }

  /** refresh shows what there is now: the last day where it follows. */
  refresh() {
    if (!this.course) return;
    if (this.playing && this.rate === Infinity) this.day = this.course.last;
    else if (this.playing) this.tick();
    this.look(true);
  }

  look(force) {
    const at = Math.max(0, this.course.at(this.day));
    if (at === this.shown && !force) return;
    this.shown = this.course.length ? at : -1;
    this.dispatchEvent(new Event("move"));
  }

  // tick asks for the next frame while it plays below full speed.
  tick() {
    if (this.ticking || !this.playing || this.rate === Infinity) return;
    this.ticking = true;
    let before = performance.now();
    const step = (now) => {
      if (!this.playing || this.rate === Infinity) {
        this.ticking = false;
        return;
      }
      this.left = Math.min(this.left + this.rate * Math.min(now - before, 250) / 1000, 4);
      before = now;
      for (; this.left >= 1; this.left--) this.forward();
      if (this.atEnd) this.pause();
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }

  forward() {
    if (!this.course || this.shown >= this.course.length - 1) return;
    this.day = this.course.days[this.shown + 1];
    this.look();
  }

  state() {
    this.dispatchEvent(new Event("state"));
  }

  /** play goes on, from the first day where it is at the end. */
  play() {
    if (this.atEnd) this.seek(this.course.days[0]);
    this.playing = true;
    this.state();
    this.refresh();
  }

  pause() {
    this.playing = false;
    this.state();
  }

  /** step pauses and goes to the next recorded day, or the one before. */
  step(by = 1) {
    this.pause();
    const days = this.course?.days || [];
    if (!days.length) return;
    this.seek(days[Math.min(Math.max(this.shown + by, 0), days.length - 1)]);
  }

  /** reset pauses at the first recorded day. */
  reset() {
    this.pause();
    if (this.course?.length) this.seek(this.course.days[0]);
  }

  /** seek shows a day. */
  seek(day) {
    this.day = day;
    if (this.course) this.look();
  }

  setSpeed(speed) {
    this.speed = speed;
    if (this.playing) this.play();
  }
}
