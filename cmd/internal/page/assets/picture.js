// The organization as a picture: everybody a dot, coloured by compliance, participation or
// norm on the day of the playhead. Dots are redrawn only while the picture is in view.
import { token, watchTheme } from "./colours.js";
import { byId, el, idle, later, setText } from "./dom.js";
import { Painter, ramp } from "./painter.js";
import { layout } from "./seats.js";

const STATES = [
  ["Compliance", "share of the last tasks done by the rules"],
  ["Participation", "how much they do beyond the rules"],
  ["Norm", "how strictly they hold that one should comply"],
];

/** Picture shows one arm, or one beside the baseline. */
export class Picture {
  constructor(store, runner, player) {
    Object.assign(this, { store, runner, player });
    this.state = el("select", { id: "picture-state", onchange: () => this.refresh() }, STATES.map(([t], i) => el("option", { value: String(i) }, t)));
    this.arm = el("select", { id: "picture-arm", onchange: () => { this.chosen = this.arm.value; this.refresh(); } });
    this.beside = el("input", { type: "checkbox", id: "picture-beside", onchange: () => this.rebuild() });
    this.contacts = el("input", { type: "checkbox", id: "picture-contacts", onchange: () => this.refresh() });
    this.note = el("p", { class: "note" });
    this.views = el("div", { class: "views" });
    this.readout = el("p", { class: "readout", role: "status" }, "");
    this.least = el("span", {});
    this.most = el("span", {});
    this.key = el("div", { class: "ramp" }, this.least, el("span", { class: "ramp-bar", style: { background: ramp() } }), this.most);
    byId("picture").append(
      el("div", { class: "panel-head" }, el("h3", {}, "The organization"),
        el("label", {}, "Colour by ", this.state), el("label", {}, "Arm ", this.arm), el("label", {}, this.beside, " beside the baseline"), el("label", {}, this.contacts, " all contacts")),
      this.note, this.key, this.views, this.readout);
    this.refresh = later(() => this.draw());
    this.painters = [];
    new IntersectionObserver((es) => { this.inView = es.at(-1).isIntersecting; this.refresh(); }, { rootMargin: "50px" }).observe(this.views);
    new ResizeObserver(() => this.views.clientWidth !== this.width && this.rebuild()).observe(this.views);
    runner.addEventListener("begun", () => this.begin());
    player.addEventListener("move", this.refresh);
    store.addEventListener("change", this.refresh);
    watchTheme(() => this.rebuild());
  }

  // begin lays the seats of another run out: at once where they are seen, else when there is
  // time.
  begin() {
    if (this.inView) this.rebuild();
    else idle(() => this.laid === this.runner.course || this.rebuild());
  }

  // rebuild lays the seats out for the width that there is.
  rebuild() {
    const { course } = this.runner;
    const place = course?.begun.place;
    this.width = this.views.clientWidth;
    this.offer(course);
    this.views.hidden = this.key.hidden = !place;
    if (!course) return;
    if (!place) setText(this.note, "This organization is too large to be drawn.");
    const two = this.beside.checked && course.begun.arms.length > 1;
    const apart = two && this.width > 700;
    const width = Math.max(200, apart ? (this.width - 16) / 2 : this.width || 300);
    this.views.classList.toggle("apart", apart);
    const plan = place ? layout(place, width) : null;
    this.laid = course;
    const old = this.painters.map((p) => p.at);
    this.painters = place ? (two ? [0, 1] : [0]).map((i) => new Painter(place, plan, width, { tell: (seat, at) => this.tell(seat, at), at: old[i] })) : [];
    this.views.replaceChildren(...this.painters.map((p) => p.root));
    this.refresh();
  }

  offer(course) {
    const arms = course?.begun.arms || [];
    const now = this.chosen || this.store.state.edited;
    this.arm.replaceChildren(...arms.map((a) => el("option", { value: a.name }, a.title || a.name)));
    this.arm.value = arms.some((a) => a.name === now) ? now : arms.at(-1)?.name ?? "";
  }

  draw() {
    const { course, shown } = this.player;
    if (!this.inView || !course || shown < 0 || this.laid !== course || !this.painters.length) return;
    const i = Number(this.state.value);
    const chosen = Math.max(0, course.arm(this.arm.value));
    const arms = this.painters.length > 1 ? [0, chosen] : [chosen];
    setText(this.note, `${STATES[i][0]}: ${STATES[i][1]}, day ${course.days[shown]}, first replicate. Squares are managers, rings empty seats. Point at a seat, or use the arrow keys, to see a team and its contacts.`.replace("-", "\u2212"));
    const range = this.range(course, i);
    setText(this.least, percent(range[0]) + (range[0] > 0 ? " or less" : ""));
    setText(this.most, percent(range[1]) + (range[1] < 1 ? " or more" : ""));
    this.painters.forEach((p, k) => {
      const a = course.begun.arms[arms[k]];
      p.paint(course.people(shown, arms[k]), i, { title: a.title || a.name, contacts: this.contacts.checked, range, ink: token("--ink"), line: token("--line"), quiet: token("--quiet"), ground: token("--ground") });
    });
  }

  // range is where most of the baseline is, so that colours tell people apart. It is taken
  // once in the past and once when changes begin: colours that shift cannot be compared.
  range(course, state) {
    const key = `${state} ${course.last > 0}`;
    if (this.ranged?.course === course && this.ranged.key === key) return this.ranged.range;
    const people = course.people(course.length - 1, 0) || [];
    const values = Array.from(people).filter((b, k) => k % 3 === state && b !== 255).sort((a, b) => a - b);
    const at = (share) => (values[Math.floor(share * (values.length - 1))] ?? 0) / 250;
    const high = Math.min(1, Math.ceil(10 * at(0.95)) / 10) || 1;
    const low = Math.max(0, Math.min(high - 0.2, Math.floor(10 * at(0.05)) / 10));
    this.ranged = { course, key, range: [Number(low.toFixed(1)), high] };
    return this.ranged.range;
  }

  // tell reads a seat and its team out.
  tell(seat, painter) {
    const { course, shown } = this.player;
    if (seat < 0 || this.laid !== course) return setText(this.readout, "");
    const { place } = course.begun;
    const k = this.painters.indexOf(painter);
    const arm = this.painters.length > 1 && k === 0 ? 0 : Math.max(0, course.arm(this.arm.value));
    const people = course.people(shown, arm);
    const mean = (i) => average(place.team.flatMap((t, s) => (t === place.team[seat] && people && people[3 * s + i] !== 255 ? [people[3 * s + i] / 250] : [])));
    const words = STATES.map(([title], i) => `${title.toLowerCase()} ${percent(mean(i))}`);
    const own = people && people[3 * seat] !== 255 ? STATES.map(([title], i) => `${title.toLowerCase()} ${percent(people[3 * seat + i] === 255 ? NaN : people[3 * seat + i] / 250)}`).join(", ") : "empty";
    const boss = place.manager.includes(seat) ? " (a manager)" : "";
    setText(this.readout, `Site ${place.site[seat] + 1}, department ${place.department[seat] + 1}, team ${place.team[seat] + 1}: mean ${words.join(", ")}. Seat ${seat + 1}${boss}: ${own}; ${painter.contactsOf(seat).length} contacts.`);
  }
}

const average = (xs) => (xs.length ? xs.reduce((a, b) => a + b, 0) / xs.length : NaN);
const percent = (x) => (Number.isNaN(x) ? "unknown" : Math.round(100 * x) + "%");
