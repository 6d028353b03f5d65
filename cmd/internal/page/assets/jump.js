// On a narrow screen levers and results stand one under the other: two buttons go from the
// one to the other. They leave the address alone, which holds the settings.
import { byId, el } from "./dom.js";

/** jump makes the buttons. */
export function jump() {
  const go = (id, text) => el("button", { type: "button", onclick: () => byId(id).scrollIntoView() }, text);
  byId("jump").append(go("levers", "Levers"), go("results", "What happens"));
}
