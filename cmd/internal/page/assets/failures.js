// What goes wrong with a run, where it is told, and what one can do.
import { el } from "./dom.js";
import { placed } from "./messages.js";

/** watchFailures shows mistakes at their levers and in a summary, and lost connections. */
export function watchFailures({ store, runner, messages, levers, runSettings }) {
  const again = () => el("button", { type: "button", onclick: () => runner.start() }, "Try again");

  const mark = (mistakes) => {
    levers.fail(mistakes);
    runSettings.fail(mistakes);
  };

  const clear = () => {
    for (const topic of ["failed", "lost", "warnings"]) messages.clear(topic);
    mark([]);
  };

  const link = (m) => {
    const lever = store.levers.get(m.path);
    const arm = m.arm && store.state.arms.find((a) => a.name === m.arm);
    const where = [arm && (arm.title || arm.name), lever?.title || m.key].filter(Boolean).join(": ");
    return el("li", {}, arm || (lever && !m.arm) ? el("button", { type: "button", class: "link", onclick: () => store.edit(arm ? arm.name : "baseline") }, where) : where, where ? " – " : "", m.words);
  };

  runner.addEventListener("begun", (e) => {
    clear();
    const { warnings } = e.detail;
    if (warnings?.length) messages.say("warnings", warnings.length === 1 ? "A doubt: " + warnings[0] : "Doubts:", warnings.length > 1 ? el("ul", {}, warnings.map((w) => el("li", {}, w))) : "");
  });
  runner.addEventListener("failed", (e) => {
    clear();
    const mistakes = (e.detail.mistakes || []).map(placed);
    mark(mistakes);
    messages.warn("failed", e.detail.message, mistakes.length ? el("ul", {}, mistakes.map(link)) : again());
  });
  runner.addEventListener("lost", () => {
    clear();
    messages.warn("lost", "The program that serves this page does not answer. See whether heed serve still runs; what you have set stays here.", again());
  });
}
