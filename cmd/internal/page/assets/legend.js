// Which line is which arm.
import { colour, dash } from "./colours.js";
import { el, svg } from "./dom.js";

/** legend returns an entry for each arm of a run. */
export function legend(arms) {
  return arms.map((a, i) => el("span", { class: "entry" },
    svg("svg", { width: 26, height: 10, "aria-hidden": "true" }, svg("line", { x1: 1, x2: 25, y1: 5, y2: 5, stroke: colour(i), "stroke-width": 2.5, "stroke-dasharray": dash(i).join(" ") || null })),
    a.title || (a.name === "baseline" ? "Baseline" : a.name)));
}
