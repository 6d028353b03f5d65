// The answer in words: what an arm does against the baseline, with intervals, and whether
// that may be chance.
import { byId, el, later, setText } from "./dom.js";
import { difference, pair, unit } from "./format.js";
import { changesOf } from "./arms.js";

// What is told, and the words for more and for less of it.
const TOLD = [
  ["compliance_rate", "Compliance", "rises", "falls"],
  ["knowing_violation_rate", "Shortcuts (knowing violations)", "become more", "become fewer"],
  ["expert_wait_days", "The wait for an expert's answer", "gets longer", "gets shorter"],
  ["abandonment_share", "Questions given up, out of all questions to experts,", "become more", "become fewer"],
  ["participation_rate", "Participation beyond the rules", "rises", "falls"],
  ["time_cost_minutes", "The time that security takes", "grows", "shrinks"],
];

/** verdict returns what an effect comes to: better, worse, more, less, unclear or unknown. */
export function verdict(metric, effect) {
  if (!effect || effect.diff === null) return "unknown";
  if (effect.lo === null || effect.hi === null) return "unsure";
  if (effect.lo <= 0 && effect.hi >= 0) return "unclear";
  if (!metric.good) return effect.diff > 0 ? "more" : "less";
  return effect.diff > 0 === metric.good > 0 ? "better" : "worse";
}

/** slight tells whether an effect is under a hundredth of what it changes, for a share also of
 * what is left of it. */
export function slight(metric, was, effect) {
  const size = metric.share ? Math.min(was, 1 - was) : Math.abs(was);
  return Boolean(effect) && Math.abs(effect.diff) < 0.01 * size;
}

/** interval writes the 95% interval of an effect. */
export function interval(metric, effect) {
  return `95% interval ${difference(metric, effect.lo)} to ${difference(metric, effect.hi)}`;
}

const MARKS = { better: "better", worse: "worse", more: "more", less: "less", unclear: "may be chance", unsure: "one replicate", unknown: "not yet" };

/** Answer shows the words for the arm that is edited, or the first. */
export class Answer {
  constructor(store, player) {
    this.store = store;
    this.player = player;
    this.heading = el("h3", {}, "The answer");
    this.lead = el("p", { class: "lead" });
    this.list = el("ul", { class: "answers" });
    this.foot = el("p", { class: "note" });
    byId("answer").append(this.heading, this.lead, this.list, this.foot);
    this.rows = TOLD.filter(([name]) => store.metrics.has(name)).map((told) => this.row(told));
    this.refresh = later(() => this.update());
    player.addEventListener("move", this.refresh);
    store.addEventListener("change", this.refresh);
    this.update();
  }

  row([name, subject, more, less]) {
    const mark = el("span", { class: "verdict" });
    const words = el("span", {});
    const item = el("li", { hidden: true, dataset: { metric: name } }, mark, words);
    this.list.append(item);
    return { metric: this.store.metrics.get(name), subject, more, less, item, mark, words };
  }

  update() {
    const { course, shown } = this.player;
    const { store } = this;
    const arm = store.arm || store.state.arms[0];
    const at = course && arm ? course.arm(arm.name) : -1;
    const stale = Boolean(course) && course.settings !== JSON.stringify(store.settings());
    this.list.classList.toggle("stale", stale);
    if (stale && at > 0) return; // what was found stays until there is something new, with the settings that it is of
    const day = course?.days[shown];
    setText(this.heading, arm ? `What “${arm.title || arm.name}” does` : "The answer");
    const ready = at > 0 && day > 0;
    setText(this.lead, this.before(arm, course, at, day, ready));
    for (const row of this.rows) this.say(row, ready ? { course, shown, at } : null);
    const { replicates } = course?.begun || {};
    setText(this.foot, ready ? `Means over days 1 to ${day}, ${replicates} replicates, and all that is chance is the same in all arms.${store.state.arms.length > 1 ? " The other arms stand beside it under “Effect against the baseline”." : ""}${course.done ? "" : " Still computing."}` : "");
  }

  before(arm, course, at, day, ready) {
    if (!arm) return "Add an arm to compare with the baseline.";
    const changes = changesOf(this.store, arm).map(([t, a, b]) => `${t} ${a} → ${b}`);
    if (!changes.length && !arm.combine?.length) return "It changes nothing yet. Move a lever, such as Security experts, and see here what follows.";
    const words = changes.length > 3 ? `${changes.slice(0, 3).join(", ")} and ${changes.length - 3} more` : changes.join(", ");
    if (ready) return words ? `With ${words}, against the baseline:` : "Against the baseline:";
    if (!course || at < 0) return "Computing…";
    return "The organization settles in; changes begin on day 0.";
  }

  say(row, seen) {
    row.item.hidden = !seen;
    if (!seen) return;
    const { course, shown, at } = seen;
    const { metric } = row;
    const effect = course.effect(shown, at, metric.index);
    const kind = verdict(metric, effect);
    row.item.dataset.verdict = kind;
    const total = (arm) => course.column(arm, "total", metric.index)[shown];
    row.slight = slight(metric, total(0), effect) && (kind === "better" || kind === "worse");
    row.item.classList.toggle("slight", row.slight);
    setText(row.mark, row.slight ? `hardly ${MARKS[kind]}` : MARKS[kind]);
    setText(row.words, sentence(row, effect, kind, pair(metric, total(0), total(at))));
  }
}

function sentence({ metric, subject, more, less, slight: hardly }, effect, kind, [was, is]) {
  if (kind === "unknown") return `${subject}: nothing to compare yet.`;
  const tail = unit(metric) ? " " + unit(metric) : "";
  if (kind === "unclear") return `${subject}: cannot be told apart from the baseline (${was}; ${interval(metric, effect)}${tail}).`;
  const how = (effect.diff > 0 ? more : less) + (hardly ? ", but hardly:" : "");
  const numbers = `from ${was} to ${is}, ${difference(metric, effect.diff)}${tail}`;
  if (kind === "unsure") return `${subject} ${how} ${numbers}; one replicate has no interval, so this may be chance.`;
  return `${subject} ${how} ${numbers} (${interval(metric, effect)}).`;
}
