// Three steps for who opens the page for the first time.
import { byId, el } from "./dom.js";

const STEPS = ["Move a lever, such as Security experts.", "Read under “What happens” what follows, while it is computed.", "Take away the report, or share the address."];

/** hint shows them, until they are dismissed. */
export function hint() {
  try {
    if (localStorage.getItem("heed.seen")) return;
  } catch {
    return;
  }
  const root = byId("hint");
  root.hidden = false;
  root.append(el("h2", { id: "hint-title" }, "New here?"), el("ol", {}, STEPS.map((s) => el("li", {}, s))),
    el("button", { type: "button", onclick: () => {
      root.hidden = true;
      try {
        localStorage.setItem("heed.seen", "1");
      } catch {
        // It will be shown again.
      }
    } }, "Got it"));
}
