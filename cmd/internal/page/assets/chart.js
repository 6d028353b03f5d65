// One time course: a line and a 95% band for each arm over the recorded days.
//
// Time before day 0 is drawn narrower, since nothing is compared there: the x of a chart is
// the day from 0 on, and a part of it before.
import uPlot from "./uPlot.esm.js";
import { colour, dash, faded, token } from "./colours.js";
import { el, setText } from "./dom.js";
import { value } from "./format.js";

const PAST = 0.18; // of the width, for the days before 0

/** Axis says where days stand. */
export class TimeAxis {
  constructor(begun) {
    this.days = begun.days;
    this.burnIn = begun.burn_in;
    this.squeeze = begun.burn_in ? (PAST / (1 - PAST)) * begun.days / begun.burn_in : 1;
  }

  x(day) {
    return day < 0 ? day * this.squeeze : day;
  }

  day(x) {
    return Math.round(x < 0 ? x / this.squeeze : x);
  }

  get range() {
    return [this.x(-this.burnIn), this.days];
  }

  splits(width) {
    const wish = Math.max(2, Math.floor(width * (1 - PAST) / 60));
    const step = [1, 2, 5, 10, 20, 25, 50, 100, 125, 250, 500, 1000, 2500].find((s) => this.days / s <= wish) || this.days;
    const ticks = this.burnIn && width > 180 ? [this.x(-this.burnIn)] : [];
    for (let d = 0; d <= this.days; d += step) ticks.push(d);
    return ticks;
  }
}

/** Chart draws a metric into a figure. */
export class Chart {
  constructor(metric, sync) {
    this.metric = metric;
    this.sync = sync;
    this.readout = el("p", { class: "readout" });
    this.plot = el("div", { class: "plot", role: "img" });
    this.future = el("div", { class: "future" });
    this.begins = el("div", { class: "begins" }, el("span", {}, "changes begin"));
    this.u = null;
    this.width = 0; // of the plot; 0 while nobody knows
  }

  // options are those of uPlot for the arms of a run.
  options(arms) {
    const { axis, metric } = this;
    const line = (stroke, width, i, extra = {}) => ({ stroke, width, dash: dash(i), points: { show: false }, spanGaps: true, ...extra });
    const series = [{}];
    const bands = [];
    arms.forEach((_, i) => {
      const c = colour(i);
      const n = series.length;
      series.push(line(faded(c, 0.35), 1.5, 0), line("transparent", 0, 0), line("transparent", 0, 0), line(c, i || arms.length < 2 ? 2 : 4, i)); // the baseline is seen under an arm that goes with it
      bands.push({ series: [n + 1, n + 2], fill: faded(c, 0.16) });
    });
    const grid = { stroke: token("--grid"), width: 1 };
    const look = { stroke: token("--quiet"), font: "11px system-ui, sans-serif", ticks: { show: false } };
    return {
      width: this.width, height: 168, series, bands, padding: [8, 10, 0, 0],
      legend: { show: false },
      scales: { x: { time: false, range: () => axis.range }, y: { range: (_, lo, hi) => padded(lo, hi, metric) } },
      axes: [
        { ...look, size: 24, gap: 3, grid: { show: false }, splits: (u) => axis.splits(u.bbox.width / devicePixelRatio), values: (_, xs) => xs.map((x) => String(axis.day(x)).replace("-", "\u2212")) },
        { ...look, size: 46, gap: 4, space: 36, grid, values: (_, ys) => ys.map((y) => value(metric, y).replace(/\.0+%/, "%")) },
      ],
      cursor: { sync: { key: this.sync.key }, y: false, points: { show: false }, drag: { x: false, y: false } },
      hooks: { setCursor: [() => this.hover()], ready: [(u) => u.over.append(this.future, this.begins)] },
    };
  }

  /** build makes the chart anew: arms, theme or days are others. */
  build(course) {
    this.u?.destroy();
    this.axis = new TimeAxis(course.begun);
    this.u = new uPlot(this.options(course.begun.arms), [[]], this.plot);
    this.course = course;
  }

  /** draw shows what a run has told, with the run before it as a ghost. */
  draw(course, ghost, place) {
    this.course = course;
    this.u.setData(columns(course, ghost, this.metric.index, this.axis));
    this.move(place);
  }

  /** move puts the playhead. */
  move(place) {
    if (!this.u) return;
    const day = this.course.days[place] ?? this.course.last;
    const left = this.u.valToPos(this.axis.x(day), "x");
    this.future.style.transform = `translateX(${Math.round(left)}px)`;
    this.begins.style.transform = `translateX(${Math.round(this.u.valToPos(0, "x"))}px)`;
    this.place = place;
    this.hover();
  }

  /** resize fits the chart to a plot that is so wide. */
  resize(plot) {
    const width = Math.max(200, Math.round(plot));
    if (width === this.width) return;
    this.width = width;
    if (!this.u) return;
    this.u.setSize({ width, height: 168 });
    this.move(this.place);
  }

  // hover tells the values under the pointer, else those of the playhead.
  hover() {
    const { u, course, metric } = this;
    if (!u || !course) return;
    const left = u.cursor.left;
    const place = left >= 0 ? course.at(this.axis.day(u.posToVal(left, "x"))) : this.place;
    if (!(place >= 0) || place >= course.length) return setText(this.readout, "");
    const parts = course.begun.arms.map((_, i) => {
      const v = course.column(i, "mean", metric.index)[place];
      return v === null ? null : el("span", { class: "value", style: { "--arm": colour(i) } }, value(metric, v));
    });
    this.readout.replaceChildren(el("span", { class: "day" }, `day ${course.days[place]}`.replace("-", "\u2212")), ...parts.filter(Boolean));
  }

  destroy() {
    this.u?.destroy();
  }
}

// padded leaves room around values; shares stay within what can be.
function padded(lo, hi, metric) {
  if (lo === null || hi === null || !Number.isFinite(lo)) return [0, 1];
  const room = Math.max((hi - lo) * 0.08, Math.abs(hi) * 0.01, 1e-6);
  const low = lo >= 0 ? Math.max(0, lo - room) : lo - room;
  return [low, metric.share && hi <= 1 ? Math.min(1, hi + room) : hi + room];
}

// columns are the data of uPlot: x, then ghost, hi, lo and mean of each arm.
function columns(course, ghost, metric, axis) {
  const days = course.days.slice();
  const known = days.length;
  if (ghost) for (const d of ghost.days) if (d > course.last) days.push(d);
  const data = [days.map((d) => axis.x(d))];
  const rest = days.length - known;
  const full = (column) => (rest ? column.concat(new Array(rest).fill(null)) : column.slice());
  const at = ghost ? new Map(ghost.days.map((d, i) => [d, i])) : null;
  course.begun.arms.forEach((arm, i) => {
    const before = ghost ? ghost.arm(arm.name) : -1;
    const old = before >= 0 ? ghost.column(before, "mean", metric) : null;
    data.push(old ? days.map((d) => old[at.get(d)] ?? null) : new Array(days.length).fill(null));
    data.push(...["hi", "lo", "mean"].map((kind) => full(course.column(i, kind, metric))));
  });
  return data;
}
