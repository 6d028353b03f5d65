// What one takes away: the report, the scenario, tables, figures, or all of it.
import { byId, el, fetchTo, save, setText } from "./dom.js";
import { Gone, Refused } from "./transport.js";

const KINDS = [["archive", "All of it"], ["report", "The report"], ["scenario", "The scenario"], ["table", "Tables"], ["figure", "Figures"]];

/** Downloads lists the files of a run once it is through. */
export class Downloads {
  constructor(store, runner, transport, messages) {
    Object.assign(this, { store, runner, transport, messages });
    this.note = el("p", { class: "note", role: "status" });
    const big = (id, text, f) => el("button", { type: "button", class: "main", id, disabled: true, onclick: f }, text);
    this.archive = big("get-archive", "All of it (zip)", () => this.get("results.zip"));
    this.report = big("get-report", "Report", () => this.get("report.html"));
    this.toml = el("button", { type: "button", class: "main", id: "get-scenario", onclick: () => this.scenario() }, "Scenario file");
    this.lists = el("div", { class: "files" });
    byId("downloads").append(el("h3", {}, "Take it away"), el("div", { class: "row" }, this.report, this.archive, this.toml), this.note, this.lists,
      el("p", { class: "note" }, "The scenario file makes the same results, byte for byte, from the command line: ", el("code", {}, "heed run scenario.toml")));
    for (const name of ["start", "begun", "done", "failed", "lost"]) runner.addEventListener(name, () => this.update());
    this.update();
  }

  update() {
    const done = this.runner.files;
    const has = (name) => Boolean(done?.files.some((f) => f.name === name));
    this.report.disabled = !has("report.html");
    this.archive.disabled = !has("results.zip");
    setText(this.note, done ? "" : "Report, tables and figures are there when the run is through.");
    this.lists.replaceChildren(...(done ? KINDS.map(([kind, title]) => this.list(title, done.files.filter((f) => f.kind === kind))) : []).filter(Boolean));
  }

  list(title, files) {
    if (!files.length) return null;
    return el("section", { class: "file-kind" }, el("h4", {}, title), el("ul", {}, files.map((f) => el("li", {},
      el("button", { type: "button", class: "link", dataset: { file: f.name }, onclick: () => this.get(f.name) }, f.name), " ", el("span", { class: "note" }, f.title)))));
  }

  // get hands over a file; those of an earlier run may be gone.
  async get(name) {
    const { files } = this.runner;
    this.messages.clear("files");
    try {
      fetchTo(await this.transport.fileURL(files.id, name), name.split("/").at(-1));
    } catch (e) {
      const gone = e instanceof Gone || e.name === "Gone";
      this.messages.warn("files", gone ? "The program no longer has the files of this run." : `${name} cannot be fetched: ${e.message}.`,
        el("button", { type: "button", onclick: () => this.runner.start() }, "Run it again"));
    }
  }

  // scenario is there at once: it needs no run.
  async scenario() {
    this.messages.clear("files");
    try {
      const { toml } = await this.transport.scenario(this.store.settings());
      save("scenario.toml", toml, "application/toml");
    } catch (e) {
      const wrong = e instanceof Refused || e.mistakes;
      this.messages.warn("files", wrong ? "These settings have mistakes: see above." : `The scenario file cannot be made: ${e.message}.`);
    }
  }
}
