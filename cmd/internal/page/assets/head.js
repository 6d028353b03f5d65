// The head of the page: which scenario, the state of the run, sharing, the theme.
import { encode } from "./address.js";
import { byId, el, later, setText } from "./dom.js";
import { OwnScenario } from "./own.js";

const LONG = 4000; // characters of an address that some programs cut

const STATES = { start: "Starting", queued: "Waiting", begun: "Running", done: "Done", failed: "Stopped", lost: "No connection" };

/** Head steers the header and what the scenario shows. */
export class Head {
  constructor(store, runner, messages) {
    Object.assign(this, { store, messages });
    this.select = byId("scenario");
    this.select.addEventListener("change", () => this.choose());
    this.about = el("p", { class: "about-text" });
    this.shows = el("details", { class: "shows" }, el("summary", {}, "About this scenario"), this.about);
    byId("shows").append(this.shows);
    this.own = new OwnScenario(store);
    byId("own").addEventListener("click", () => this.own.open());
    byId("share").addEventListener("click", () => this.share());
    this.theme();
    const state = byId("state");
    for (const [name, words] of Object.entries(STATES)) {
      runner.addEventListener(name, () => {
        setText(state, words);
        state.dataset.state = name;
      });
    }
    this.refresh = later(() => this.update());
    store.addEventListener("change", this.refresh);
    this.update();
  }

  update() {
    const { catalogue, state, scenario } = this.store;
    const option = (s) => el("option", { value: s.name }, s.title || s.name);
    const form = catalogue.scenarios.length + (state.text ? "own" : "");
    if (form !== this.form) {
      const groups = [["Shipped", catalogue.scenarios.filter((s) => !s.own)], ["Yours", catalogue.scenarios.filter((s) => s.own)]];
      this.select.replaceChildren(...(state.text ? [el("option", { value: "" }, "Your own text")] : []),
        ...groups.filter((g) => g[1].length).map(([label, list]) => el("optgroup", { label }, list.map(option))));
    }
    this.form = form;
    this.select.value = state.text ? "" : state.scenario;
    setText(this.about, scenario.shows || "A scenario of your own. Its text is read by the program as heed run would.");
  }

  choose() {
    if (this.select.value) this.store.choose(this.select.value);
    else this.own.open();
  }

  async share() {
    const address = location.href.split("#")[0] + "#" + await encode(this.store.state);
    if (address.length > LONG) this.messages.say("share", `This address has ${address.length} characters: mail and chat programs may cut it. The scenario file below carries the same.`);
    try {
      await navigator.clipboard.writeText(address);
      this.flash("Address copied");
    } catch {
      const box = el("input", { type: "text", readonly: true, value: address, "aria-label": "Address of this view" });
      this.messages.say("share", "Copy this address:", box);
      box.select();
    }
  }

  flash(text) {
    const button = byId("share");
    setText(button, text);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => setText(button, "Share"), 2000);
  }

  theme() {
    const select = byId("theme");
    select.value = document.documentElement.dataset.theme || "auto";
    select.addEventListener("change", () => {
      if (select.value === "auto") delete document.documentElement.dataset.theme;
      else document.documentElement.dataset.theme = select.value;
      try {
        localStorage.setItem("heed.theme", select.value);
      } catch {
        // Where storage is forbidden the theme lasts as long as the page.
      }
    });
  }
}
