// The bar that plays: play and pause, a step, back to the first day, speed, and the day.
import { byId, el, later, setText, svg } from "./dom.js";
import { SPEEDS } from "./player.js";

const HELP = "Keys: space plays and pauses, arrow keys step a recorded day, Home goes to the first day, End to the last.";

// The signs on the buttons are drawn: not every system has letters for them.
const SIGNS = {
  play: "M5 3v14l12-7z",
  pause: "M5 3h4v14H5zM11 3h4v14h-4z",
  step: "M4 3v14l9-7zM14 3h3v14h-3z",
  reset: "M16 3v14l-9-7zM3 3h3v14H3z",
};
const icon = (name) => svg("svg", { viewBox: "0 0 20 20", width: 16, height: 16, "aria-hidden": "true", class: "icon" }, svg("path", { d: SIGNS[name], fill: "currentColor" }));

/** PlayBar steers a player. */
export class PlayBar {
  constructor(player, runner) {
    this.player = player;
    this.runner = runner;
    const button = (label, text, f) => el("button", { type: "button", "aria-label": label, title: label, onclick: f }, icon(text));
    this.play = button("Pause", "pause", () => (player.playing && !player.atEnd ? player.pause() : player.play()));
    this.play.id = "play-button";
    const stepping = button("Step one recorded day", "step", () => player.step());
    const reset = button("Reset to the first day", "reset", () => player.reset());
    this.speed = el("select", { id: "speed", onchange: () => player.setSpeed(Number(this.speed.value)) }, SPEEDS.map((s, i) => el("option", { value: String(i), selected: i === player.speed }, s.title)));
    this.day = el("input", { type: "range", id: "day", min: 0, max: 1, step: 1, "aria-label": "Day", oninput: () => this.seek() });
    this.now = el("output", { for: "day", class: "now" });
    this.state = el("p", { class: "progress", role: "status", "aria-live": "polite", id: "progress" });
    this.bar = el("progress", { max: 1, value: 0, "aria-label": "Computed" });
    byId("play").append(el("div", { class: "buttons" }, reset, this.play, stepping), el("div", { class: "scrub" }, this.day, this.bar), this.now,
      el("label", { class: "speed" }, "Speed ", this.speed), this.state, el("details", { class: "keys" }, el("summary", { "aria-label": "Keys" }, "?"), el("p", {}, HELP)));
    this.refresh = later(() => this.update());
    player.addEventListener("move", this.refresh);
    player.addEventListener("state", this.refresh);
    for (const name of ["start", "queued", "begun", "done", "failed", "lost"]) runner.addEventListener(name, (e) => this.told(name, e.detail));
    document.addEventListener("keydown", (e) => this.key(e));
  }

  seek() {
    if (this.player.playing) this.player.pause();
    this.player.seek(Number(this.day.value));
  }

  // key plays by the keyboard where no control has a use of its own for the key.
  key(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    if (event.target.closest("input, select, textarea, button, summary, a, dialog, [role=tab], [tabindex='0']")) return;
    const { player } = this;
    const act = {
      " ": () => (player.playing && !player.atEnd ? player.pause() : player.play()),
      ArrowRight: () => player.step(), ArrowLeft: () => player.step(-1),
      Home: () => player.reset(), End: () => player.course && (player.pause(), player.seek(player.course.last)),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  told(name, detail) {
    this.phase = name;
    if (name === "queued") this.ahead = detail.ahead;
    this.spoken = 0;
    this.refresh();
  }

  update() {
    const { player, runner, day } = this;
    const { course } = runner;
    const label = player.playing && !player.atEnd ? "Pause" : "Play";
    this.play.setAttribute("aria-label", label);
    this.play.title = label;
    this.play.querySelector("path").setAttribute("d", SIGNS[label.toLowerCase()]);
    if (course) {
      const { begun } = course;
      day.min = course.days[0] ?? -begun.burn_in;
      day.max = begun.days;
      day.step = 1;
      const shown = course.days[player.shown] ?? course.last;
      if (document.activeElement !== day || player.playing) day.value = shown;
      const text = `day ${shown} of ${begun.days}`;
      day.setAttribute("aria-valuetext", text);
      setText(this.now, text.replace("-", "\u2212"));
      this.bar.value = (course.last + begun.burn_in) / (begun.days + begun.burn_in);
    }
    this.speak(performance.now());
  }

  // speak tells the state at most each two seconds, so that screen readers can follow.
  speak(now) {
    clearTimeout(this.timer);
    const wait = (this.spoken || 0) + 2000 - now;
    if (wait > 0) {
      this.timer = setTimeout(() => this.speak(performance.now()), wait);
      return;
    }
    this.spoken = now;
    setText(this.state, this.words());
  }

  words() {
    const { course } = this.runner;
    if (this.phase === "queued") return this.ahead === 1 ? "1 run is ahead of yours." : `${this.ahead} runs are ahead of yours.`;
    if (this.phase === "failed") return "Stopped: see above.";
    if (this.phase === "lost") return "Connection lost.";
    if (!course || this.phase === "start") return "Starting…";
    const { begun } = course;
    if (course.done) return `Done: ${begun.replicates} replicates of ${begun.days} days.`;
    if (course.last <= 0) return `Settling in: ${-course.last} days until changes begin.`;
    return `Computed to day ${course.last} of ${begun.days}.`;
  }
}
