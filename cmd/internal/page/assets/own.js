// A scenario of one's own: pasted, typed, or out of a file.
import { el, setText } from "./dom.js";

/** OwnScenario is the dialog for it. */
export class OwnScenario {
  constructor(store) {
    this.store = store;
    this.text = el("textarea", { id: "own-text", rows: 14, spellcheck: "false", "aria-describedby": "own-note" });
    this.file = el("input", { type: "file", id: "own-file", accept: ".toml,text/plain", onchange: () => this.load() });
    this.error = el("p", { class: "error", role: "alert" });
    this.dialog = el("dialog", { "aria-labelledby": "own-title" },
      el("form", { method: "dialog", onsubmit: (e) => this.submit(e) },
        el("h2", { id: "own-title" }, "A scenario of your own"),
        el("p", { id: "own-note", class: "note" }, "A TOML file as heed run takes it. It stays between your browser and the program that serves this page; a shared address carries it along."),
        el("label", { for: "own-file" }, "Open a file"), this.file,
        el("label", { for: "own-text" }, "Or paste its text"), this.text, this.error,
        el("div", { class: "row" }, el("button", { value: "run", class: "main" }, "Run it"), el("button", { value: "cancel", formnovalidate: true }, "Cancel"))));
    document.body.append(this.dialog);
  }

  open() {
    this.text.value = this.store.state.text;
    setText(this.error, "");
    this.dialog.showModal();
    this.text.focus();
  }

  async load() {
    const [file] = this.file.files;
    if (!file) return;
    if (file.size > this.store.catalogue.limits.text_bytes) return setText(this.error, `This file has ${file.size} bytes; at most ${this.store.catalogue.limits.text_bytes} are taken.`);
    setText(this.error, "");
    this.text.value = await file.text();
  }

  submit(event) {
    if (event.submitter?.value === "cancel") return;
    if (!this.text.value.trim()) {
      event.preventDefault();
      setText(this.error, "Paste a scenario first, or open a file.");
      return;
    }
    this.store.take(this.text.value);
  }
}
