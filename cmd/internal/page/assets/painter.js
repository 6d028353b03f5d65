// Draws seats on a canvas, and finds the one under the pointer or the keys.
import { el, later } from "./dom.js";

// The colours of cividis (Nuñez, Anderton and Renslow, 2018), which people see alike whatever
// their sight of colours.
const STOPS = [[0, 34, 78], [49, 68, 107], [87, 93, 109], [124, 123, 120], [165, 156, 116], [209, 193, 91], [254, 232, 56]];
const SHADES = 64;
const PALETTE = Array.from({ length: SHADES }, (_, i) => shade(i / (SHADES - 1)));

function shade(x) {
  const at = x * (STOPS.length - 1);
  const i = Math.min(STOPS.length - 2, Math.floor(at));
  return `rgb(${STOPS[i].map((c, k) => Math.round(c + (at - i) * (STOPS[i + 1][k] - c))).join(" ")})`;
}

/** ramp returns the colours from 0 to 1 as a background. */
export const ramp = () => `linear-gradient(to right, ${STOPS.map((c) => `rgb(${c.join(" ")})`).join(", ")})`;

/** Painter draws one arm's organization. */
export class Painter {
  constructor(place, plan, width, { tell, at = -1 }) {
    Object.assign(this, { place, plan, width, tell, at: at < place.team.length ? at : -1 });
    this.neighbours = neighbours(place);
    this.managers = new Set(place.manager.filter((m) => m >= 0));
    this.canvas = el("canvas", { "aria-hidden": "true" });
    this.title = el("figcaption", {});
    this.box = el("div", { class: "canvas", tabindex: 0, role: "group", "aria-label": "The organization", "aria-roledescription": "picture", onkeydown: (e) => this.key(e), onpointermove: (e) => this.point(e), onpointerdown: (e) => this.point(e), onpointerleave: () => this.choose(-1) }, this.canvas);
    this.root = el("figure", { class: "view" }, this.title, this.box);
    const ratio = Math.min(2, globalThis.devicePixelRatio || 1);
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round((plan.height + 4) * ratio);
    this.canvas.style.width = width + "px";
    this.canvas.style.height = plan.height + 4 + "px";
    this.pen = this.canvas.getContext("2d");
    this.pen.setTransform(ratio, 0, 0, ratio, 0, 2 * ratio);
    this.again = later(() => this.last && this.paint(...this.last));
  }

  contactsOf(seat) {
    const { from, list } = this.neighbours;
    return list.subarray(from[seat], from[seat + 1]);
  }

  /** paint draws everybody by the state with that number. */
  paint(people, state, look) {
    this.last = [people, state, look];
    const { pen, plan, width } = this;
    this.title.textContent = look.title;
    this.box.setAttribute("aria-label", `${look.title}: the organization. Arrow keys move between teams.`);
    pen.clearRect(0, -2, width, plan.height + 4);
    this.ground(look);
    if (look.contacts) this.lines(this.place.contacts, look.quiet, 0.13, 0.5);
    this.dots(people, state, look);
    if (this.at >= 0) this.highlight(look);
  }

  ground(look) {
    const { pen, plan } = this;
    pen.fillStyle = look.ground;
    for (const a of plan.areas) rounded(pen, a, 8);
    pen.strokeStyle = look.line;
    pen.lineWidth = 1;
    for (const b of plan.blocks) pen.strokeRect(b.x + 0.5, b.y + 0.5, b.w - 1, b.h - 1);
    pen.fillStyle = look.quiet;
    pen.font = "12px system-ui, sans-serif";
    for (const a of plan.areas) pen.fillText(`Site ${a.site + 1}`, a.x + 6, a.y + 14);
  }

  lines(pairs, colour, opacity, width) {
    const { pen } = this;
    const { x, y } = this.plan;
    pen.strokeStyle = colour;
    pen.globalAlpha = opacity;
    pen.lineWidth = width;
    pen.beginPath();
    for (const [a, b] of pairs) {
      pen.moveTo(x[a], y[a]);
      pen.lineTo(x[b], y[b]);
    }
    pen.stroke();
    pen.globalAlpha = 1;
  }

  // dots are drawn by colour, each colour once.
  dots(people, state, look) {
    const { pen, plan, managers } = this;
    const { x, y, dot } = plan;
    const [low, high] = look.range;
    const paths = new Array(SHADES + 1);
    for (let s = 0; s < x.length; s++) {
      const byte = people ? people[3 * s + state] : 255;
      const i = byte === 255 ? SHADES : Math.max(0, Math.min(SHADES - 1, Math.floor(((byte / 250 - low) / (high - low)) * SHADES)));
      const path = (paths[i] ??= new Path2D());
      if (managers.has(s)) path.rect(x[s] - dot, y[s] - dot, 2 * dot, 2 * dot);
      else {
        path.moveTo(x[s] + dot, y[s]);
        path.arc(x[s], y[s], i === SHADES ? dot - 0.5 : dot, 0, 7);
      }
    }
    pen.lineWidth = 0.6;
    pen.strokeStyle = look.quiet;
    for (let i = 0; i < SHADES; i++) {
      if (!paths[i]) continue;
      pen.fillStyle = PALETTE[i];
      pen.fill(paths[i]);
      pen.stroke(paths[i]);
    }
    if (paths[SHADES]) pen.stroke(paths[SHADES]);
  }

  highlight(look) {
    const { pen, plan, at } = this;
    this.lines(Array.from(this.contactsOf(at), (b) => [at, b]), look.ink, 0.85, 1.2);
    pen.strokeStyle = look.ink;
    pen.lineWidth = 2;
    for (const s of [at, ...this.contactsOf(at)]) {
      pen.beginPath();
      pen.arc(plan.x[s], plan.y[s], plan.dot + (s === at ? 3 : 1), 0, 7);
      pen.stroke();
    }
    const team = plan.clusters.find((c) => c.seats.includes(at));
    pen.lineWidth = 1;
    pen.beginPath();
    pen.arc(team.x, team.y, team.r + 1, 0, 7);
    pen.stroke();
  }

  choose(seat) {
    if (seat === this.at) return;
    this.at = seat;
    this.tell(seat, this);
    this.again();
  }

  point(event) {
    const box = this.canvas.getBoundingClientRect();
    const [px, py] = [event.clientX - box.left, event.clientY - box.top - 2];
    const { x, y, dot } = this.plan;
    let [best, near] = [-1, (dot + 4) ** 2];
    for (let s = 0; s < x.length; s++) {
      const d = (x[s] - px) ** 2 + (y[s] - py) ** 2;
      if (d < near) [best, near] = [s, d];
    }
    this.choose(best);
  }

  // key goes to the nearest team in the direction of an arrow.
  key(event) {
    if (event.key === "Escape") return this.choose(-1);
    const way = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[event.key];
    if (!way) return;
    event.preventDefault();
    const { clusters } = this.plan;
    const here = clusters.find((c) => c.seats.includes(this.at));
    if (!here) return this.choose(clusters[0].seats[0]);
    let [best, least] = [here, Infinity];
    for (const c of clusters) {
      const along = (c.x - here.x) * way[0] + (c.y - here.y) * way[1];
      const across = Math.abs((c.x - here.x) * way[1]) + Math.abs((c.y - here.y) * way[0]);
      if (along > 1 && along + 3 * across < least) [best, least] = [c, along + 3 * across];
    }
    this.choose(best.seats[0]);
  }
}

// neighbours are the contacts of each seat in compressed rows.
function neighbours({ team, contacts }) {
  const from = new Uint32Array(team.length + 1);
  for (const [a, b] of contacts) {
    from[a + 1]++;
    from[b + 1]++;
  }
  for (let i = 0; i < team.length; i++) from[i + 1] += from[i];
  const next = from.slice();
  const list = new Uint32Array(2 * contacts.length);
  for (const [a, b] of contacts) {
    list[next[a]++] = b;
    list[next[b]++] = a;
  }
  return { from, list };
}

function rounded(pen, { x, y, w, h }, radius) {
  pen.beginPath();
  pen.roundRect(x, y, w, h, radius);
  pen.fill();
}
