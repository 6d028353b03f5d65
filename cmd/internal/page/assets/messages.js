// What has to be told above everything else: mistakes, lost connections, doubts.
import { byId, el } from "./dom.js";

/** Messages holds one message a topic. */
export class Messages {
  constructor() {
    this.topics = new Map();
  }

  /** say shows a text and elements under a topic, in place of what was said of it. */
  say(topic, text, ...more) {
    this.show(topic, "notice", "status", text, more);
  }

  /** warn does the same at once and loud. */
  warn(topic, text, ...more) {
    this.show(topic, "notice wrong", "alert", text, more);
  }

  show(topic, style, role, text, more) {
    this.clear(topic);
    const close = el("button", { type: "button", class: "quiet close", "aria-label": "Dismiss", onclick: () => this.clear(topic) }, "✕");
    const box = el("div", { class: style, role, dataset: { topic } }, el("div", {}, el("p", {}, text), more), close);
    this.topics.set(topic, box);
    byId("messages").append(box);
  }

  clear(topic) {
    this.topics.get(topic)?.remove();
    this.topics.delete(topic);
  }
}

/** placed reads where a mistake of a scenario is: {path, arm, words}. */
export function placed(mistake) {
  const key = mistake.key || "";
  const inArm = /^arms\.([^.]+)\.set\.["']?([^"']+)["']?$/.exec(key);
  const ofArm = /^arms\.([^.]+)/.exec(key);
  const words = [mistake.want && `want ${mistake.want}`, mistake.have && `have ${mistake.have}`, mistake.hint].filter(Boolean).join("; ");
  return { key, path: inArm ? inArm[2] : ofArm ? undefined : key, arm: ofArm?.[1], words: words.charAt(0).toUpperCase() + words.slice(1) + "." };
}
