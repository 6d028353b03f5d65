// assets/armnames.js
function slug(title) {
  return title.normalize("NFKD").toLowerCase().replace(/[\u0300-\u036f]/g, "").replace(/[^a-z0-9]+/g, "-").slice(0, 60).replace(/^-+|-+$/g, "");
}
function freshName(name, taken) {
  if (!taken.has(name)) return name;
  for (let i = 2; ; i++) {
    const next = `${name.slice(0, 60)}-${i}`;
    if (!taken.has(next)) return next;
  }
}
var armNames = (arms) => /* @__PURE__ */ new Set(["baseline", ...arms.map((a) => a.name)]);
function combined(arm, from, seen = /* @__PURE__ */ new Set([arm.name])) {
  const parts = [];
  for (const name of arm.combine || []) {
    const part = from.find((a) => a.name === name);
    if (!part || seen.has(name)) continue;
    seen.add(name);
    parts.push(...combined(part, from, seen), part);
  }
  return parts;
}

// assets/address.js
var NUMBERS = ["days", "burn_in", "replicates", "record_every"];
var ARM_NUMBERS = ["from_day", "until_day", "ramp_days", "cost", "cost_once"];
var quoted = (text) => encodeURIComponent(text).replaceAll("%20", "+");
var plain = (text) => decodeURIComponent(text.replaceAll("+", "%20"));
var sets = (set) => Object.entries(set).map(([k, v]) => `${k}:${quoted(String(v))}`).join(",");
function armText(arm) {
  const parts = [arm.name];
  if (arm.title) parts.push("title=" + quoted(arm.title));
  for (const k of ARM_NUMBERS) if (arm[k]) parts.push(`${k}=${arm[k]}`);
  if (arm.combine?.length) parts.push("combine=" + arm.combine.join(","));
  if (Object.keys(arm.set).length) parts.push("set=" + sets(arm.set));
  return parts.join(";");
}
async function encode(state) {
  const parts = [state.text ? "text=" + await deflated(state.text) : "scenario=" + quoted(state.scenario)];
  for (const k of ["seed", ...NUMBERS]) if (state[k] !== void 0) parts.push(`${k}=${state[k]}`);
  if (Object.keys(state.set).length) parts.push("set=" + sets(state.set));
  for (const arm of state.arms) parts.push("arm=" + armText(arm));
  if (state.edited !== (state.arms[0]?.name || "baseline")) parts.push("edit=" + state.edited);
  if (state.shown) parts.push("show=" + state.shown.join(","));
  return parts.join("&");
}
async function decode(hash, store) {
  const text = hash.replace(/^#/, "");
  if (!text.includes("=")) return { state: null, doubts: [] };
  const reading = new Reading(store);
  for (const part of text.split("&")) {
    const at = part.indexOf("=");
    try {
      await reading.take(at < 0 ? part : part.slice(0, at), at < 0 ? "" : part.slice(at + 1));
    } catch (e) {
      reading.doubt(`“${part.slice(0, 60)}” cannot be read (${e.message})`);
    }
  }
  return { state: reading.finish(), doubts: reading.doubts };
}
var Reading = class {
  constructor(store) {
    this.store = store;
    this.doubts = [];
    this.state = { ...store.initial(store.catalogue.scenarios[0]?.name || ""), arms: [] };
  }
  doubt(text) {
    this.doubts.push(text);
  }
  async take(key, text) {
    const { state, store } = this;
    if (key === "scenario") {
      const name = plain(text);
      if (store.catalogue.scenarios.some((s) => s.name === name)) state.scenario = name;
      else this.doubt(`there is no scenario “${name}” here`);
    } else if (key === "text") [state.text, state.scenario] = [await inflated(text), ""];
    else if (key === "seed" && /^\d{1,20}$/.test(text)) state.seed = text;
    else if (NUMBERS.includes(key)) state[key] = whole(text);
    else if (key === "set") state.set = this.sets(text, false);
    else if (key === "arm") this.arm(text);
    else if (key === "edit") state.edited = text;
    else if (key === "show") state.shown = text.split(",").filter((n) => store.metrics.has(n));
    else this.doubt(`“${key || text}” is not known`);
  }
  arm(text) {
    const [name, ...parts] = text.split(";");
    const arm = { name: freshName(slug(plain(name)) || "my-change", armNames(this.state.arms)), set: {} };
    for (const part of parts) {
      const at = part.indexOf("=");
      const [key, rest] = [part.slice(0, at), part.slice(at + 1)];
      if (key === "title") arm.title = plain(rest);
      else if (key === "set") arm.set = this.sets(rest, true);
      else if (key === "combine") arm.combine = rest.split(",");
      else if (ARM_NUMBERS.includes(key)) arm[key] = key.startsWith("cost") ? number(rest) : whole(rest);
      else this.doubt(`“${key}” of the arm ${arm.name} is not known`);
    }
    this.state.arms.push(arm);
  }
  // sets reads changes of keys; in an arm a switch is 0 or 1.
  sets(text, inArm) {
    const set = {};
    for (const pair2 of text.split(",")) {
      const at = pair2.indexOf(":");
      const path = pair2.slice(0, at);
      const lever = this.store.levers.get(path);
      if (!lever) this.doubt(`there is no lever “${path || pair2}”`);
      else if (lever.kind === "number" || lever.kind === "integer" || inArm) set[path] = number(pair2.slice(at + 1));
      else set[path] = lever.kind === "switch" ? pair2.slice(at + 1) === "true" : plain(pair2.slice(at + 1));
    }
    return set;
  }
  finish() {
    const { state } = this;
    const names = armNames(state.arms);
    if (!names.has(state.edited)) state.edited = state.arms[0]?.name || "baseline";
    return state;
  }
};
function number(text) {
  const x = Number(text);
  if (text === "" || !Number.isFinite(x)) throw new Error(`“${text.slice(0, 20)}” is no number`);
  return x;
}
function whole(text) {
  const x = number(text);
  if (!Number.isInteger(x) || Math.abs(x) > 1e9) throw new Error(`“${text.slice(0, 20)}” is no whole number of days or runs`);
  return x;
}
async function piped(bytes, stream) {
  return new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer();
}
async function deflated(text) {
  const bytes = new Uint8Array(await piped(new TextEncoder().encode(text), new CompressionStream("deflate-raw")));
  let binary = "";
  for (const b of bytes) binary += String.fromCharCode(b);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
async function inflated(text) {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true }).decode(await piped(bytes, new DecompressionStream("deflate-raw")));
  } catch {
    throw new Error("the scenario in it is cut off or changed");
  }
}

// assets/dom.js
var count = 0;
function unique(stem) {
  count++;
  return `${stem}-${count}`;
}
function fill(node, properties, children) {
  for (const [name, value3] of Object.entries(properties)) {
    if (value3 === void 0 || value3 === null || value3 === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value3);
    else if (name === "text") node.textContent = value3;
    else if (name === "style") for (const [k, v] of Object.entries(value3)) node.style.setProperty(k, v);
    else if (name === "dataset") Object.assign(node.dataset, value3);
    else if (name === "value" || name === "checked" || name === "selected") node[name] = value3;
    else node.setAttribute(name, value3 === true ? "" : value3);
  }
  node.append(...children.flat(2).filter((c) => c !== null && c !== void 0 && c !== false));
  return node;
}
function el(tag, properties = {}, ...children) {
  return fill(document.createElement(tag), properties, children);
}
function svg(tag, properties = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), properties, children);
}
var byId = (id) => document.getElementById(id);
function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
function later(f) {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      f();
    });
  };
}
var idle = (f) => globalThis.requestIdleCallback ? requestIdleCallback(f, { timeout: 500 }) : setTimeout(f, 200);
function debounced(milliseconds, f) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(f, milliseconds);
  };
}
function save(name, text, type) {
  const href = URL.createObjectURL(new Blob([text], { type }));
  fetchTo(href, name);
  setTimeout(() => URL.revokeObjectURL(href), 6e4);
}
function fetchTo(href, name) {
  const link = el("a", { href, download: name });
  document.body.append(link);
  link.click();
  link.remove();
}

// assets/format.js
var MINUS = "−";
var sign = (text) => text.replace("-", MINUS);
function digits(x) {
  if (x === null || x === void 0 || !Number.isFinite(x)) return "–";
  const size = Math.abs(x);
  if (size >= 1e4) return sign(Math.round(x).toLocaleString("en-US"));
  if (size >= 100 || x === 0) return sign(String(Math.round(x)));
  if (size >= 10) return sign(x.toFixed(1));
  if (size >= 0.095) return sign(x.toFixed(2));
  return sign(x.toFixed(3));
}
function value(metric, x) {
  if (x === null || x === void 0 || !Number.isFinite(x)) return "–";
  if (!metric.share) return digits(x);
  const percent3 = 100 * x;
  return sign(percent3.toFixed(Math.abs(percent3) < 0.95 && x !== 0 ? 2 : 1)) + "%";
}
function difference(metric, x, signed = true) {
  if (x === null || x === void 0 || !Number.isFinite(x)) return "–";
  const size = metric.share ? 100 * Math.abs(x) : Math.abs(x);
  let text = size > 0 && size < 0.095 ? fine(size) : metric.share ? size.toFixed(size < 0.95 ? 2 : 1) : digits(size);
  if (signed && Number(text) !== 0) text = (x < 0 ? MINUS : "+") + text;
  return text;
}
function fine(x) {
  return x < 1e-6 ? "0" : String(Number(x.toFixed(Math.min(8, 1 - Math.floor(Math.log10(x))))));
}
function pair(metric, a, b) {
  const plain2 = [value(metric, a), value(metric, b)];
  if (plain2[0] !== plain2[1] || a === b || !Number.isFinite(a) || !Number.isFinite(b)) return plain2;
  const scale = metric.share ? 100 : 1;
  for (let n = 2; n <= 5; n++) {
    const texts = [a, b].map((x) => sign((scale * x).toFixed(n)) + (metric.share ? "%" : ""));
    if (texts[0] !== texts[1]) return texts;
  }
  return plain2;
}
function unit(metric) {
  if (metric.share) return "points";
  return metric.unit === "1" ? "" : metric.unit.replace(/^0 to 1$/, "of 1");
}
function setting(x) {
  if (x === true) return "on";
  if (x === false) return "off";
  if (typeof x === "number") return sign(String(Number(x.toPrecision(6))));
  return x === "" || x === void 0 || x === null ? "none" : String(x);
}
var plural = (n, one, many = one + "s") => `${n} ${n === 1 ? one : many}`;

// assets/colours.js
var OKABE_ITO = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8a7a00", "#7f5fb5"];
var DASHES = [[], [7, 4], [2, 3], [10, 3, 2, 3], [5, 2], [2, 2, 6, 2], [12, 4], [4, 4], [1, 2]];
function dark() {
  const { theme } = document.documentElement.dataset;
  return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}
var LIGHTER = { "#0072b2": "#4aa8e0", "#d55e00": "#f08040", "#009e73": "#2dc496", "#8a7a00": "#f0e442", "#7f5fb5": "#b49be0" };
function colour(arm) {
  if (arm === 0) return dark() ? "#d0d4da" : "#4a4f57";
  const c = OKABE_ITO[(arm - 1) % OKABE_ITO.length];
  return dark() ? LIGHTER[c] || c : c;
}
var dash = (arm) => DASHES[arm % DASHES.length];
var probe;
var tokens = /* @__PURE__ */ new Map();
function token(name) {
  if (!tokens.has(name)) tokens.set(name, computed(name));
  return tokens.get(name);
}
function computed(name) {
  if (!probe) {
    probe = document.createElement("span");
    probe.hidden = true;
    document.body.append(probe);
  }
  probe.style.color = `var(${name})`;
  return getComputedStyle(probe).color;
}
function faded(hex, opacity) {
  return hex + Math.round(255 * opacity).toString(16).padStart(2, "0");
}
function watchTheme(f) {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", f);
  new MutationObserver(f).observe(document.documentElement, { attributeFilter: ["data-theme"] });
}
watchTheme(() => tokens.clear());

// assets/toml.js
var RUN = { seed: "1", days: 750, burn_in: 500, replicates: 20, record_every: 10 };
function value2(text) {
  if (text === "true" || text === "false") return text === "true";
  if (/^(["']).*\1$/.test(text)) return text[0] === '"' ? unquote(text) : text.slice(1, -1);
  if (/^\[/.test(text)) return [...text.matchAll(/"([^"]*)"|'([^']*)'/g)].map((m) => m[1] ?? m[2]);
  const number2 = Number(text.replaceAll("_", ""));
  return Number.isNaN(number2) ? void 0 : number2;
}
function unquote(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text.slice(1, -1);
  }
}
function uncommented(line) {
  let quote = "";
  for (let i = 0; i < line.length; i++) {
    const c = line[i];
    if (quote) {
      if (c === "\\" && quote === '"') i++;
      else if (c === quote) quote = "";
    } else if (c === '"' || c === "'") quote = c;
    else if (c === "#") return line.slice(0, i).trim();
  }
  return line.trim();
}
var open = (text) => text.split("[").length > text.split("]").length;
function pairs(text) {
  const found = [];
  let table2 = "";
  let held = "";
  for (const raw of text.split(/\r?\n/)) {
    const line = (held + " " + uncommented(raw)).trim();
    held = "";
    const heading = /^\[([^[\]]+)\]$/.exec(line);
    const pair2 = /^("[^"]+"|'[^']+'|[\w.-]+)\s*=\s*(.+)$/.exec(line);
    if (heading) table2 = heading[1].replace(/\s|"/g, "");
    else if (pair2 && pair2[2].startsWith("[") && open(pair2[2])) held = line;
    else if (pair2) found.push([table2, pair2[1].replace(/^["']|["']$/g, ""), value2(pair2[2])]);
  }
  return found;
}
function readTOML(text, levers) {
  const info = { name: "own", title: "Your own scenario", shows: "", own: true, ...RUN, values: {}, arms: [] };
  const arms = /* @__PURE__ */ new Map();
  for (const [table2, key, v] of pairs(text)) {
    if (v === void 0) continue;
    const [section, name, set] = table2.split(".");
    if (section === "scenario") info[key] = key === "seed" ? String(v) : v;
    else if (section === "arms" && name) {
      if (!arms.has(name)) arms.set(name, { name, set: {} });
      if (set === "set") arms.get(name).set[key] = Number(v);
      else arms.get(name)[key] = v;
    } else if (levers.has(`${table2}.${key}`)) info.values[`${table2}.${key}`] = v;
  }
  info.arms = [...arms.values()];
  return info;
}

// assets/store.js
var RUN_KEYS = ["seed", "days", "burn_in", "replicates", "record_every"];
var Store = class extends EventTarget {
  constructor(catalogue) {
    super();
    this.catalogue = catalogue;
    this.levers = new Map(catalogue.themes.flatMap((t) => t.levers.map((l) => [l.path, l])));
    this.metrics = new Map(catalogue.metrics.map((m, i) => [m.name, { ...m, index: i }]));
    this.state = this.initial(catalogue.scenarios[0]?.name || "");
  }
  /** initial returns the state that a scenario starts with: one arm to be changed. */
  initial(scenario) {
    return { scenario, text: "", set: {}, arms: [myChange()], edited: "my-change", shown: null };
  }
  /** replace takes a whole other state, such as that of an address. */
  replace(state) {
    this.state = state;
    this.own = null;
    this.changed("all");
  }
  /** changed tells listeners what was changed: all, values, arms, edited or shown. */
  changed(what) {
    this.dispatchEvent(new CustomEvent("change", { detail: what }));
  }
  /** scenario returns what the settings start from, one's own text included. */
  get scenario() {
    const { text, scenario } = this.state;
    if (!text) return this.catalogue.scenarios.find((s) => s.name === scenario) || this.catalogue.scenarios[0];
    if (this.own?.text !== text) this.own = { text, info: readTOML(text, this.levers) };
    return this.own.info;
  }
  /** arm returns the arm that is edited, undefined where it is the baseline. */
  get arm() {
    return this.state.arms.find((a) => a.name === this.state.edited);
  }
  /** original returns what a key is in the scenario. */
  original(path) {
    return this.scenario.values[path] ?? this.levers.get(path)?.default;
  }
  /** base returns what a key is in the baseline. */
  base(path) {
    return this.state.set[path] ?? this.original(path);
  }
  /** value returns what a key is where it is edited. */
  value(path, arm = this.arm) {
    const own = arm ? arm.set[path] : void 0;
    if (own === void 0) return this.base(path);
    return this.levers.get(path)?.kind === "switch" ? Boolean(own) : own;
  }
  /** changes tells whether a key is other than where it comes from. */
  changes(path) {
    return this.arm ? this.arm.set[path] !== void 0 : this.state.set[path] !== void 0;
  }
  /** set gives a key a value where it is edited; what it would be anyway is not kept. */
  set(path, value3) {
    const arm = this.arm;
    const [where, without] = arm ? [arm.set, this.base(path)] : [this.state.set, this.original(path)];
    if (value3 === void 0 || value3 === without) delete where[path];
    else where[path] = arm && typeof value3 === "boolean" ? Number(value3) : value3;
    this.changed("values");
  }
  /** setRun sets how it is run: seed, days, burn_in, replicates, record_every. */
  setRun(key, value3) {
    if (value3 === void 0 || String(value3) === String(this.scenario[key])) delete this.state[key];
    else this.state[key] = value3;
    this.changed("values");
  }
  /** run returns how it is run. */
  run(key) {
    return this.state[key] ?? this.scenario[key];
  }
  /** choose starts from another scenario, with what was changed left behind. */
  choose(name) {
    this.replace({ ...this.initial(name), shown: this.state.shown });
  }
  /** take starts from a scenario of one's own, with its arms. */
  take(text) {
    const { arms } = readTOML(text, this.levers);
    const all = structuredClone(arms);
    this.replace({ ...this.initial(""), text, arms: all.length ? all : [myChange()], edited: all[0]?.name || "my-change", shown: this.state.shown });
  }
  /** edit chooses the arm that levers change. */
  edit(name) {
    this.state.edited = name;
    this.changed("edited");
  }
  /** show chooses the metrics with time courses. */
  show(names) {
    this.state.shown = names;
    this.changed("shown");
  }
  /** add appends an arm, and before it those that it combines; returns the names added. */
  add(arm, from = this.scenario.arms) {
    const have = armNames(this.state.arms);
    const parts = combined(arm, from).filter((a) => !have.has(a.name));
    const added = [...parts, arm].map((a) => ({ ...structuredClone(a), set: { ...a.set } }));
    const last = added.at(-1);
    last.name = freshName(last.name, armNames([...this.state.arms, ...parts]));
    this.state.arms.push(...added);
    this.state.edited = last.name;
    this.changed("arms");
    return added.map((a) => a.name);
  }
  /** copy appends a copy of the arm that is edited, of the baseline an arm without change. */
  copy() {
    const { arm } = this;
    if (!arm) return this.add({ ...myChange() });
    return this.add({ ...arm, name: arm.name + "-copy", title: (arm.title || arm.name) + " (copy)" });
  }
  /** remove takes an arm out, also of those that combine it. */
  remove(name) {
    const { arms } = this.state;
    const at = arms.findIndex((a) => a.name === name);
    arms.splice(at, 1);
    for (const a of arms) if (a.combine) a.combine = a.combine.filter((n) => n !== name);
    this.state.edited = arms[Math.min(at, arms.length - 1)]?.name || "baseline";
    this.changed("arms");
  }
  /** entitle gives the edited arm a title, and a name after it. */
  entitle(title) {
    const { arm } = this;
    const others = armNames(this.state.arms.filter((a) => a !== arm));
    const name = freshName(slug(title) || "my-change", others);
    for (const a of this.state.arms) if (a.combine) a.combine = a.combine.map((n) => n === arm.name ? name : n);
    Object.assign(arm, { name, title });
    this.state.edited = name;
    this.changed("arms");
  }
  /** setArm sets another key of the edited arm, such as from_day; undefined unsets it. */
  setArm(key, value3) {
    if (value3) this.arm[key] = value3;
    else delete this.arm[key];
    this.changed("values");
  }
  /** settings returns what the program is asked to run. Arms without a change are left out. */
  settings() {
    const { scenario, text, set, arms } = this.state;
    const s = text ? { scenario: "", text } : { scenario };
    for (const key of RUN_KEYS) if (this.state[key] !== void 0) s[key] = this.state[key];
    if (Object.keys(set).length) s.set = { ...set };
    s.arms = structuredClone(arms.filter((a) => Object.keys(a.set).length || a.combine?.length));
    return s;
  }
};
var myChange = () => ({ name: "my-change", title: "My change", set: {} });

// assets/arms.js
var TIMES = [
  ["from_day", "Starts on day", 0, "Day 0 is the first; 250 workdays are a year."],
  ["until_day", "Ends on day", 0, "0: it stays."],
  ["ramp_days", "Takes days to come in", 0, "0: at once."],
  ["cost", "Cost a year", "any", "In the unit of your choice; nothing in the model hangs on it."],
  ["cost_once", "Cost once", "any", ""]
];
var Arms = class {
  constructor(store) {
    this.store = store;
    this.tabs = el("div", { class: "tabs", role: "tablist", "aria-label": "Which arm the levers change", onkeydown: (e) => this.key(e) });
    this.adding = el("select", { id: "add-arm", onchange: () => this.add() });
    this.said = el("p", { class: "note", role: "status" });
    this.title = el("input", { type: "text", id: "arm-title", maxlength: 120, onchange: () => this.entitle(), onkeydown: (e) => e.key === "Enter" && this.title.blur() });
    this.name = el("code", {});
    this.changes = el("p", { class: "changes" });
    this.copyButton = el("button", { type: "button", onclick: () => this.store.copy() }, "Copy");
    this.removeButton = el("button", { type: "button", onclick: () => this.remove() }, "Remove");
    this.fields = /* @__PURE__ */ new Map();
    this.when = el("details", { class: "when" }, el("summary", {}, "When it starts and what it costs"), el("div", { class: "fields" }, TIMES.map((t) => this.field(t))));
    this.naming = el("div", { class: "naming" }, el("label", { for: "arm-title" }, "Title"), this.title, el("span", { class: "note" }, "named ", this.name));
    this.panel = el("div", { id: "arm-panel", role: "tabpanel", class: "arm-panel" }, this.naming, this.changes, el("div", { class: "row" }, this.copyButton, this.removeButton), this.when);
    byId("arms").append(el("div", { class: "tab-row" }, this.tabs, el("div", { class: "add" }, el("label", { for: "add-arm", class: "hidden" }, "Add an arm"), this.adding)), this.said, this.panel);
    this.refresh = later(() => this.update());
    store.addEventListener("change", (e) => e.detail !== "shown" && this.refresh());
    watchTheme(this.refresh);
    this.update();
  }
  field([key, label, step, hint2]) {
    const id = "arm-" + key.replace("_", "-");
    const input = el("input", { type: "number", id, min: 0, step: step || 1, placeholder: "0", "aria-describedby": hint2 ? id + "-hint" : void 0, oninput: () => input.validity.valid && this.store.setArm(key, input.valueAsNumber || 0) });
    this.fields.set(key, input);
    return el("div", { class: "field" }, el("label", { for: id }, label), input, hint2 ? el("span", { class: "note", id: id + "-hint" }, hint2) : null);
  }
  // key moves among the tabs, as their pattern has it.
  key(event) {
    const names = ["baseline", ...this.store.state.arms.map((a) => a.name)];
    const at = names.indexOf(this.store.state.edited);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: names.length - 1 }[event.key];
    if (next === void 0) return;
    event.preventDefault();
    this.store.edit(names[(next + names.length) % names.length]);
    this.update();
    this.tabs.querySelector("[aria-selected=true]").focus();
  }
  add() {
    const { value: value3 } = this.adding;
    this.adding.value = "";
    if (value3 === "blank") return this.store.add(myChange());
    const arm = this.store.scenario.arms.find((a) => a.name === value3);
    const added = this.store.add(arm);
    setText(this.said, added.length > 1 ? `“${arm.title || arm.name}” is made of ${added.length - 1} other arms, which were added too.` : "");
  }
  remove() {
    this.store.remove(this.store.state.edited);
    this.update();
    this.tabs.querySelector("[aria-selected=true]").focus();
  }
  entitle() {
    const title = this.title.value.trim();
    if (title && this.store.arm) this.store.entitle(title);
    else this.update();
  }
  tab(name, title, i) {
    const chosen = this.store.state.edited === name;
    return el("button", {
      type: "button",
      role: "tab",
      id: "tab-" + name,
      class: "tab",
      "aria-selected": String(chosen),
      "aria-controls": "arm-panel",
      tabindex: chosen ? 0 : -1,
      onclick: () => this.store.edit(name)
    }, el("span", { class: "swatch", style: { "--arm": colour(i) } }), title);
  }
  update() {
    const { store } = this;
    const { arms, edited } = store.state;
    const focused = this.tabs.contains(document.activeElement);
    this.tabs.replaceChildren(this.tab("baseline", "Baseline", 0), ...arms.map((a, i) => this.tab(a.name, a.title || a.name, i + 1)));
    if (focused) this.tabs.querySelector("[aria-selected=true]").focus();
    this.panel.setAttribute("aria-labelledby", "tab-" + edited);
    this.offer(arms);
    const { arm } = store;
    this.naming.hidden = this.when.hidden = this.removeButton.hidden = !arm;
    if (arm && document.activeElement !== this.title) this.title.value = arm.title || arm.name;
    setText(this.name, arm?.name || "");
    for (const [key, input] of this.fields) if (document.activeElement !== input) input.value = arm?.[key] || "";
    setText(this.copyButton, arm ? "Copy" : "New arm");
    setText(this.changes, sentence(store));
  }
  // offer lists what can be added: a blank arm, and the ready-made that are not there.
  offer(arms) {
    const full = arms.length >= this.store.catalogue.limits.arms;
    const ready = this.store.scenario.arms.filter((r) => !arms.some((a) => a.name === r.name));
    this.adding.replaceChildren(
      el("option", { value: "" }, full ? "No more arms" : "+ Add arm…"),
      el("option", { value: "blank" }, "A blank one"),
      ready.length ? el("optgroup", { label: "Ready-made" }, ready.map((a) => el("option", { value: a.name }, a.title || a.name))) : ""
    );
    this.adding.disabled = this.copyButton.disabled = full;
  }
};
function changesOf(store, arm) {
  const set = arm ? arm.set : store.state.set;
  return Object.keys(set).map((path) => {
    const before = arm ? store.base(path) : store.original(path);
    return [store.levers.get(path)?.title || path, setting(before), setting(store.value(path, arm || null))];
  });
}
function sentence(store) {
  const { arm } = store;
  const changes = changesOf(store, arm).map(([title, before, after]) => `${title} ${before} → ${after}`);
  if (arm?.combine?.length) changes.unshift("all of " + arm.combine.join(", "));
  if (arm) return changes.length ? changes.join("; ") : "Changes nothing yet: move a lever below.";
  return (changes.length ? changes.join("; ") + ". " : "") + "The organization as it is. What you change here moves all arms.";
}

// assets/answer.js
var TOLD = [
  ["compliance_rate", "Compliance", "rises", "falls"],
  ["knowing_violation_rate", "Shortcuts (knowing violations)", "become more", "become fewer"],
  ["expert_wait_days", "The wait for an expert's answer", "gets longer", "gets shorter"],
  ["abandonment_share", "Questions given up, out of all questions to experts,", "become more", "become fewer"],
  ["participation_rate", "Participation beyond the rules", "rises", "falls"],
  ["time_cost_minutes", "The time that security takes", "grows", "shrinks"]
];
function verdict(metric, effect) {
  if (!effect || effect.diff === null) return "unknown";
  if (effect.lo === null || effect.hi === null) return "unsure";
  if (effect.lo <= 0 && effect.hi >= 0) return "unclear";
  if (!metric.good) return effect.diff > 0 ? "more" : "less";
  return effect.diff > 0 === metric.good > 0 ? "better" : "worse";
}
function slight(metric, was, effect) {
  const size = metric.share ? Math.min(was, 1 - was) : Math.abs(was);
  return Boolean(effect) && Math.abs(effect.diff) < 0.01 * size;
}
function interval(metric, effect) {
  return `95% interval ${difference(metric, effect.lo)} to ${difference(metric, effect.hi)}`;
}
var MARKS = { better: "better", worse: "worse", more: "more", less: "less", unclear: "may be chance", unsure: "one replicate", unknown: "not yet" };
var Answer = class {
  constructor(store, player) {
    this.store = store;
    this.player = player;
    this.heading = el("h3", {}, "The answer");
    this.lead = el("p", { class: "lead" });
    this.list = el("ul", { class: "answers" });
    this.foot = el("p", { class: "note" });
    byId("answer").append(this.heading, this.lead, this.list, this.foot);
    this.rows = TOLD.filter(([name]) => store.metrics.has(name)).map((told) => this.row(told));
    this.refresh = later(() => this.update());
    player.addEventListener("move", this.refresh);
    store.addEventListener("change", this.refresh);
    this.update();
  }
  row([name, subject, more, less]) {
    const mark = el("span", { class: "verdict" });
    const words = el("span", {});
    const item = el("li", { hidden: true, dataset: { metric: name } }, mark, words);
    this.list.append(item);
    return { metric: this.store.metrics.get(name), subject, more, less, item, mark, words };
  }
  update() {
    const { course, shown: shown2 } = this.player;
    const { store } = this;
    const arm = store.arm || store.state.arms[0];
    const at = course && arm ? course.arm(arm.name) : -1;
    const stale = Boolean(course) && course.settings !== JSON.stringify(store.settings());
    this.list.classList.toggle("stale", stale);
    if (stale && at > 0) return;
    const day = course?.days[shown2];
    setText(this.heading, arm ? `What “${arm.title || arm.name}” does` : "The answer");
    const ready = at > 0 && day > 0;
    setText(this.lead, this.before(arm, course, at, day, ready));
    for (const row of this.rows) this.say(row, ready ? { course, shown: shown2, at } : null);
    const { replicates } = course?.begun || {};
    setText(this.foot, ready ? `Means over days 1 to ${day}, ${replicates} replicates, and all that is chance is the same in all arms.${store.state.arms.length > 1 ? " The other arms stand beside it under “Effect against the baseline”." : ""}${course.done ? "" : " Still computing."}` : "");
  }
  before(arm, course, at, day, ready) {
    if (!arm) return "Add an arm to compare with the baseline.";
    const changes = changesOf(this.store, arm).map(([t, a, b]) => `${t} ${a} → ${b}`);
    if (!changes.length && !arm.combine?.length) return "It changes nothing yet. Move a lever, such as Security experts, and see here what follows.";
    const words = changes.length > 3 ? `${changes.slice(0, 3).join(", ")} and ${changes.length - 3} more` : changes.join(", ");
    if (ready) return words ? `With ${words}, against the baseline:` : "Against the baseline:";
    if (!course || at < 0) return "Computing…";
    return "The organization settles in; changes begin on day 0.";
  }
  say(row, seen) {
    row.item.hidden = !seen;
    if (!seen) return;
    const { course, shown: shown2, at } = seen;
    const { metric } = row;
    const effect = course.effect(shown2, at, metric.index);
    const kind = verdict(metric, effect);
    row.item.dataset.verdict = kind;
    const total = (arm) => course.column(arm, "total", metric.index)[shown2];
    row.slight = slight(metric, total(0), effect) && (kind === "better" || kind === "worse");
    row.item.classList.toggle("slight", row.slight);
    setText(row.mark, row.slight ? `hardly ${MARKS[kind]}` : MARKS[kind]);
    setText(row.words, sentence2(row, effect, kind, pair(metric, total(0), total(at))));
  }
};
function sentence2({ metric, subject, more, less, slight: hardly }, effect, kind, [was, is]) {
  if (kind === "unknown") return `${subject}: nothing to compare yet.`;
  const tail = unit(metric) ? " " + unit(metric) : "";
  if (kind === "unclear") return `${subject}: cannot be told apart from the baseline (${was}; ${interval(metric, effect)}${tail}).`;
  const how = (effect.diff > 0 ? more : less) + (hardly ? ", but hardly:" : "");
  const numbers = `from ${was} to ${is}, ${difference(metric, effect.diff)}${tail}`;
  if (kind === "unsure") return `${subject} ${how} ${numbers}; one replicate has no interval, so this may be chance.`;
  return `${subject} ${how} ${numbers} (${interval(metric, effect)}).`;
}

// assets/uPlot.esm.js
var FEAT_TIME = true;
var pre = "u-";
var UPLOT = "uplot";
var ORI_HZ = pre + "hz";
var ORI_VT = pre + "vt";
var TITLE = pre + "title";
var WRAP = pre + "wrap";
var UNDER = pre + "under";
var OVER = pre + "over";
var AXIS = pre + "axis";
var OFF = pre + "off";
var SELECT = pre + "select";
var CURSOR_X = pre + "cursor-x";
var CURSOR_Y = pre + "cursor-y";
var CURSOR_PT = pre + "cursor-pt";
var LEGEND = pre + "legend";
var LEGEND_LIVE = pre + "live";
var LEGEND_INLINE = pre + "inline";
var LEGEND_SERIES = pre + "series";
var LEGEND_MARKER = pre + "marker";
var LEGEND_LABEL = pre + "label";
var LEGEND_VALUE = pre + "value";
var WIDTH = "width";
var HEIGHT = "height";
var TOP = "top";
var BOTTOM = "bottom";
var LEFT = "left";
var RIGHT = "right";
var hexBlack = "#000";
var transparent = hexBlack + "0";
var mousemove = "mousemove";
var mousedown = "mousedown";
var mouseup = "mouseup";
var mouseenter = "mouseenter";
var mouseleave = "mouseleave";
var dblclick = "dblclick";
var resize = "resize";
var scroll = "scroll";
var change = "change";
var dppxchange = "dppxchange";
var LEGEND_DISP = "--";
var domEnv = typeof window != "undefined";
var doc = domEnv ? document : null;
var win = domEnv ? window : null;
var nav = domEnv ? navigator : null;
var pxRatio;
var query;
function setPxRatio() {
  let _pxRatio = devicePixelRatio;
  if (pxRatio != _pxRatio) {
    pxRatio = _pxRatio;
    query && off(change, query, setPxRatio);
    query = matchMedia(`(min-resolution: ${pxRatio - 1e-3}dppx) and (max-resolution: ${pxRatio + 1e-3}dppx)`);
    on(change, query, setPxRatio);
    win.dispatchEvent(new CustomEvent(dppxchange));
  }
}
function addClass(el2, c) {
  if (c != null) {
    let cl = el2.classList;
    !cl.contains(c) && cl.add(c);
  }
}
function remClass(el2, c) {
  let cl = el2.classList;
  cl.contains(c) && cl.remove(c);
}
function setStylePx(el2, name, value3) {
  el2.style[name] = value3 + "px";
}
function placeTag(tag, cls, targ, refEl) {
  let el2 = doc.createElement(tag);
  if (cls != null)
    addClass(el2, cls);
  if (targ != null)
    targ.insertBefore(el2, refEl);
  return el2;
}
function placeDiv(cls, targ) {
  return placeTag("div", cls, targ);
}
var xformCache = /* @__PURE__ */ new WeakMap();
function elTrans(el2, xPos, yPos, xMax, yMax) {
  let xform = "translate(" + xPos + "px," + yPos + "px)";
  let xformOld = xformCache.get(el2);
  if (xform != xformOld) {
    el2.style.transform = xform;
    xformCache.set(el2, xform);
    if (xPos < 0 || yPos < 0 || xPos > xMax || yPos > yMax)
      addClass(el2, OFF);
    else
      remClass(el2, OFF);
  }
}
var colorCache = /* @__PURE__ */ new WeakMap();
function elColor(el2, background, borderColor) {
  let newColor = background + borderColor;
  let oldColor = colorCache.get(el2);
  if (newColor != oldColor) {
    colorCache.set(el2, newColor);
    el2.style.background = background;
    el2.style.borderColor = borderColor;
  }
}
var sizeCache = /* @__PURE__ */ new WeakMap();
function elSize(el2, newWid, newHgt, centered) {
  let newSize = newWid + "" + newHgt;
  let oldSize = sizeCache.get(el2);
  if (newSize != oldSize) {
    sizeCache.set(el2, newSize);
    el2.style.height = newHgt + "px";
    el2.style.width = newWid + "px";
    el2.style.marginLeft = centered ? -newWid / 2 + "px" : 0;
    el2.style.marginTop = centered ? -newHgt / 2 + "px" : 0;
  }
}
var evOpts = { passive: true };
var evOpts2 = { ...evOpts, capture: true };
function on(ev, el2, cb, capt) {
  el2.addEventListener(ev, cb, capt ? evOpts2 : evOpts);
}
function off(ev, el2, cb, capt) {
  el2.removeEventListener(ev, cb, evOpts);
}
domEnv && setPxRatio();
function closestIdx(num, arr, lo, hi) {
  let mid;
  lo = lo || 0;
  hi = hi || arr.length - 1;
  let bitwise = hi <= 2147483647;
  while (hi - lo > 1) {
    mid = bitwise ? lo + hi >> 1 : floor((lo + hi) / 2);
    if (arr[mid] < num)
      lo = mid;
    else
      hi = mid;
  }
  if (num - arr[lo] <= arr[hi] - num)
    return lo;
  return hi;
}
function makeIndexOfs(predicate) {
  let indexOfs = (data, _i0, _i1) => {
    let i0 = -1;
    let i1 = -1;
    for (let i = _i0; i <= _i1; i++) {
      if (predicate(data[i])) {
        i0 = i;
        break;
      }
    }
    for (let i = _i1; i >= _i0; i--) {
      if (predicate(data[i])) {
        i1 = i;
        break;
      }
    }
    return [i0, i1];
  };
  return indexOfs;
}
var notNullish = (v) => v != null;
var isPositive = (v) => v != null && v > 0;
var nonNullIdxs = makeIndexOfs(notNullish);
var positiveIdxs = makeIndexOfs(isPositive);
function getMinMax(data, _i0, _i1, sorted = 0, log = false) {
  let getEdgeIdxs = log ? positiveIdxs : nonNullIdxs;
  let predicate = log ? isPositive : notNullish;
  [_i0, _i1] = getEdgeIdxs(data, _i0, _i1);
  let _min = data[_i0];
  let _max = data[_i0];
  if (_i0 > -1) {
    if (sorted == 1) {
      _min = data[_i0];
      _max = data[_i1];
    } else if (sorted == -1) {
      _min = data[_i1];
      _max = data[_i0];
    } else {
      for (let i = _i0; i <= _i1; i++) {
        let v = data[i];
        if (predicate(v)) {
          if (v < _min)
            _min = v;
          else if (v > _max)
            _max = v;
        }
      }
    }
  }
  return [_min ?? inf, _max ?? -inf];
}
function rangeLog(min2, max2, base, fullMags) {
  let minSign = sign2(min2);
  let maxSign = sign2(max2);
  if (min2 == max2) {
    if (minSign == -1) {
      min2 *= base;
      max2 /= base;
    } else {
      min2 /= base;
      max2 *= base;
    }
  }
  let logFn = base == 10 ? log10 : log2;
  let growMinAbs = minSign == 1 ? floor : ceil;
  let growMaxAbs = maxSign == 1 ? ceil : floor;
  let minExp = growMinAbs(logFn(abs(min2)));
  let maxExp = growMaxAbs(logFn(abs(max2)));
  let minIncr = pow(base, minExp);
  let maxIncr = pow(base, maxExp);
  if (base == 10) {
    if (minExp < 0)
      minIncr = roundDec(minIncr, -minExp);
    if (maxExp < 0)
      maxIncr = roundDec(maxIncr, -maxExp);
  }
  if (fullMags || base == 2) {
    min2 = minIncr * minSign;
    max2 = maxIncr * maxSign;
  } else {
    min2 = incrRoundDn(min2, minIncr);
    max2 = incrRoundUp(max2, maxIncr);
  }
  return [min2, max2];
}
function rangeAsinh(min2, max2, base, fullMags) {
  let minMax = rangeLog(min2, max2, base, fullMags);
  if (min2 == 0)
    minMax[0] = 0;
  if (max2 == 0)
    minMax[1] = 0;
  return minMax;
}
var rangePad = 0.1;
var autoRangePart = {
  mode: 3,
  pad: rangePad
};
var _eqRangePart = {
  pad: 0,
  soft: null,
  mode: 0
};
var _eqRange = {
  min: _eqRangePart,
  max: _eqRangePart
};
function rangeNum(_min, _max, mult, extra) {
  if (isObj(mult))
    return _rangeNum(_min, _max, mult);
  _eqRangePart.pad = mult;
  _eqRangePart.soft = extra ? 0 : null;
  _eqRangePart.mode = extra ? 3 : 0;
  return _rangeNum(_min, _max, _eqRange);
}
function ifNull(lh, rh) {
  return lh == null ? rh : lh;
}
function hasData(data, idx0, idx1) {
  idx0 = ifNull(idx0, 0);
  idx1 = ifNull(idx1, data.length - 1);
  while (idx0 <= idx1) {
    if (data[idx0] != null)
      return true;
    idx0++;
  }
  return false;
}
function _rangeNum(_min, _max, cfg) {
  let cmin = cfg.min;
  let cmax = cfg.max;
  let padMin = ifNull(cmin.pad, 0);
  let padMax = ifNull(cmax.pad, 0);
  let hardMin = ifNull(cmin.hard, -inf);
  let hardMax = ifNull(cmax.hard, inf);
  let softMin = ifNull(cmin.soft, inf);
  let softMax = ifNull(cmax.soft, -inf);
  let softMinMode = ifNull(cmin.mode, 0);
  let softMaxMode = ifNull(cmax.mode, 0);
  let delta = _max - _min;
  let deltaMag = log10(delta);
  let scalarMax = max(abs(_min), abs(_max));
  let scalarMag = log10(scalarMax);
  let scalarMagDelta = abs(scalarMag - deltaMag);
  if (delta < 1e-24 || scalarMagDelta > 10) {
    delta = 0;
    if (_min == 0 || _max == 0) {
      delta = 1e-24;
      if (softMinMode == 2 && softMin != inf)
        padMin = 0;
      if (softMaxMode == 2 && softMax != -inf)
        padMax = 0;
    }
  }
  let nonZeroDelta = delta || scalarMax || 1e3;
  let mag = log10(nonZeroDelta);
  let base = pow(10, floor(mag));
  let _padMin = nonZeroDelta * (delta == 0 ? _min == 0 ? 0.1 : 1 : padMin);
  let _newMin = roundDec(incrRoundDn(_min - _padMin, base / 10), 24);
  let _softMin = _min >= softMin && (softMinMode == 1 || softMinMode == 3 && _newMin <= softMin || softMinMode == 2 && _newMin >= softMin) ? softMin : inf;
  let minLim = max(hardMin, _newMin < _softMin && _min >= _softMin ? _softMin : min(_softMin, _newMin));
  let _padMax = nonZeroDelta * (delta == 0 ? _max == 0 ? 0.1 : 1 : padMax);
  let _newMax = roundDec(incrRoundUp(_max + _padMax, base / 10), 24);
  let _softMax = _max <= softMax && (softMaxMode == 1 || softMaxMode == 3 && _newMax >= softMax || softMaxMode == 2 && _newMax <= softMax) ? softMax : -inf;
  let maxLim = min(hardMax, _newMax > _softMax && _max <= _softMax ? _softMax : max(_softMax, _newMax));
  if (minLim == maxLim && minLim == 0)
    maxLim = 100;
  return [minLim, maxLim];
}
var numFormatter = new Intl.NumberFormat(domEnv ? nav.language : "en-US");
var fmtNum = (val) => numFormatter.format(val);
var M = Math;
var PI = M.PI;
var abs = M.abs;
var floor = M.floor;
var round = M.round;
var ceil = M.ceil;
var min = M.min;
var max = M.max;
var pow = M.pow;
var sign2 = M.sign;
var log10 = M.log10;
var log2 = M.log2;
var sinh = (v, linthresh = 1) => M.sinh(v) * linthresh;
var asinh = (v, linthresh = 1) => M.asinh(v / linthresh);
var inf = Infinity;
function numIntDigits(x) {
  return (log10((x ^ x >> 31) - (x >> 31)) | 0) + 1;
}
function clamp(num, _min, _max) {
  return min(max(num, _min), _max);
}
function isFn(v) {
  return typeof v == "function";
}
function fnOrSelf(v) {
  return isFn(v) ? v : () => v;
}
var noop = () => {
};
var retArg0 = (_0) => _0;
var retArg1 = (_0, _1) => _1;
var retNull = (_2) => null;
var retTrue = (_2) => true;
var retEq = (a, b) => a == b;
var regex6 = /\.\d*?(?=9{6,}|0{6,})/gm;
var fixFloat = (val) => {
  if (isInt(val) || fixedDec.has(val))
    return val;
  const str = `${val}`;
  const match = str.match(regex6);
  if (match == null)
    return val;
  let len = match[0].length - 1;
  if (str.indexOf("e-") != -1) {
    let [num, exp] = str.split("e");
    return +`${fixFloat(num)}e${exp}`;
  }
  return roundDec(val, len);
};
function incrRound(num, incr) {
  return fixFloat(roundDec(fixFloat(num / incr)) * incr);
}
function incrRoundUp(num, incr) {
  return fixFloat(ceil(fixFloat(num / incr)) * incr);
}
function incrRoundDn(num, incr) {
  return fixFloat(floor(fixFloat(num / incr)) * incr);
}
function roundDec(val, dec = 0) {
  if (isInt(val))
    return val;
  let p = 10 ** dec;
  let n = val * p * (1 + Number.EPSILON);
  return round(n) / p;
}
var fixedDec = /* @__PURE__ */ new Map();
function guessDec(num) {
  return (("" + num).split(".")[1] || "").length;
}
function genIncrs(base, minExp, maxExp, mults) {
  let incrs = [];
  let multDec = mults.map(guessDec);
  for (let exp = minExp; exp < maxExp; exp++) {
    let expa = abs(exp);
    let mag = roundDec(pow(base, exp), expa);
    for (let i = 0; i < mults.length; i++) {
      let _incr = base == 10 ? +`${mults[i]}e${exp}` : mults[i] * mag;
      let dec = (exp >= 0 ? 0 : expa) + (exp >= multDec[i] ? 0 : multDec[i]);
      let incr = base == 10 ? _incr : roundDec(_incr, dec);
      incrs.push(incr);
      fixedDec.set(incr, dec);
    }
  }
  return incrs;
}
var EMPTY_OBJ = {};
var EMPTY_ARR = [];
var nullNullTuple = [null, null];
var isArr = Array.isArray;
var isInt = Number.isInteger;
var isUndef = (v) => v === void 0;
function isStr(v) {
  return typeof v == "string";
}
function isObj(v) {
  let is = false;
  if (v != null) {
    let c = v.constructor;
    is = c == null || c == Object;
  }
  return is;
}
function fastIsObj(v) {
  return v != null && typeof v == "object";
}
var TypedArray = Object.getPrototypeOf(Uint8Array);
var __proto__ = "__proto__";
function copy(o, _isObj = isObj) {
  let out;
  if (isArr(o)) {
    let val = o.find((v) => v != null);
    if (isArr(val) || _isObj(val)) {
      out = Array(o.length);
      for (let i = 0; i < o.length; i++)
        out[i] = copy(o[i], _isObj);
    } else
      out = o.slice();
  } else if (o instanceof TypedArray)
    out = o.slice();
  else if (_isObj(o)) {
    out = {};
    for (let k in o) {
      if (k != __proto__)
        out[k] = copy(o[k], _isObj);
    }
  } else
    out = o;
  return out;
}
function assign(targ) {
  let args = arguments;
  for (let i = 1; i < args.length; i++) {
    let src = args[i];
    for (let key in src) {
      if (key != __proto__) {
        if (isObj(targ[key]))
          assign(targ[key], copy(src[key]));
        else
          targ[key] = copy(src[key]);
      }
    }
  }
  return targ;
}
var NULL_REMOVE = 0;
var NULL_RETAIN = 1;
var NULL_EXPAND = 2;
function nullExpand(yVals, nullIdxs, alignedLen) {
  for (let i = 0, xi, lastNullIdx = -1; i < nullIdxs.length; i++) {
    let nullIdx = nullIdxs[i];
    if (nullIdx > lastNullIdx) {
      xi = nullIdx - 1;
      while (xi >= 0 && yVals[xi] == null)
        yVals[xi--] = null;
      xi = nullIdx + 1;
      while (xi < alignedLen && yVals[xi] == null)
        yVals[lastNullIdx = xi++] = null;
    }
  }
}
function join(tables, nullModes) {
  if (allHeadersSame(tables)) {
    let table2 = tables[0].slice();
    for (let i = 1; i < tables.length; i++)
      table2.push(...tables[i].slice(1));
    if (!isAsc(table2[0]))
      table2 = sortCols(table2);
    return table2;
  }
  let xVals = /* @__PURE__ */ new Set();
  for (let ti = 0; ti < tables.length; ti++) {
    let t = tables[ti];
    let xs = t[0];
    let len = xs.length;
    for (let i = 0; i < len; i++)
      xVals.add(xs[i]);
  }
  let data = [Array.from(xVals).sort((a, b) => a - b)];
  let alignedLen = data[0].length;
  let xIdxs = /* @__PURE__ */ new Map();
  for (let i = 0; i < alignedLen; i++)
    xIdxs.set(data[0][i], i);
  for (let ti = 0; ti < tables.length; ti++) {
    let t = tables[ti];
    let xs = t[0];
    for (let si = 1; si < t.length; si++) {
      let ys = t[si];
      let yVals = Array(alignedLen).fill(void 0);
      let nullMode = nullModes ? nullModes[ti][si] : NULL_RETAIN;
      let nullIdxs = [];
      for (let i = 0; i < ys.length; i++) {
        let yVal = ys[i];
        let alignedIdx = xIdxs.get(xs[i]);
        if (yVal === null) {
          if (nullMode != NULL_REMOVE) {
            yVals[alignedIdx] = yVal;
            if (nullMode == NULL_EXPAND)
              nullIdxs.push(alignedIdx);
          }
        } else
          yVals[alignedIdx] = yVal;
      }
      nullExpand(yVals, nullIdxs, alignedLen);
      data.push(yVals);
    }
  }
  return data;
}
var microTask = typeof queueMicrotask == "undefined" ? (fn) => Promise.resolve().then(fn) : queueMicrotask;
function sortCols(table2) {
  let head = table2[0];
  let rlen = head.length;
  let idxs = Array(rlen);
  for (let i = 0; i < idxs.length; i++)
    idxs[i] = i;
  idxs.sort((i0, i1) => head[i0] - head[i1]);
  let table22 = [];
  for (let i = 0; i < table2.length; i++) {
    let row = table2[i];
    let row2 = Array(rlen);
    for (let j = 0; j < rlen; j++)
      row2[j] = row[idxs[j]];
    table22.push(row2);
  }
  return table22;
}
function allHeadersSame(tables) {
  let vals0 = tables[0][0];
  let len0 = vals0.length;
  for (let i = 1; i < tables.length; i++) {
    let vals1 = tables[i][0];
    if (vals1.length != len0)
      return false;
    if (vals1 != vals0) {
      for (let j = 0; j < len0; j++) {
        if (vals1[j] != vals0[j])
          return false;
      }
    }
  }
  return true;
}
function isAsc(vals, samples = 100) {
  const len = vals.length;
  if (len <= 1)
    return true;
  let firstIdx = 0;
  let lastIdx = len - 1;
  while (firstIdx <= lastIdx && vals[firstIdx] == null)
    firstIdx++;
  while (lastIdx >= firstIdx && vals[lastIdx] == null)
    lastIdx--;
  if (lastIdx <= firstIdx)
    return true;
  const stride = max(1, floor((lastIdx - firstIdx + 1) / samples));
  for (let prevVal = vals[firstIdx], i = firstIdx + stride; i <= lastIdx; i += stride) {
    const v = vals[i];
    if (v != null) {
      if (v <= prevVal)
        return false;
      prevVal = v;
    }
  }
  return true;
}
var months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December"
];
var days = [
  "Sunday",
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday"
];
function slice3(str) {
  return str.slice(0, 3);
}
var days3 = days.map(slice3);
var months3 = months.map(slice3);
var engNames = {
  MMMM: months,
  MMM: months3,
  WWWW: days,
  WWW: days3
};
function zeroPad2(int) {
  return (int < 10 ? "0" : "") + int;
}
function zeroPad3(int) {
  return (int < 10 ? "00" : int < 100 ? "0" : "") + int;
}
var subs = {
  // 2019
  YYYY: (d) => d.getFullYear(),
  // 19
  YY: (d) => (d.getFullYear() + "").slice(2),
  // July
  MMMM: (d, names) => names.MMMM[d.getMonth()],
  // Jul
  MMM: (d, names) => names.MMM[d.getMonth()],
  // 07
  MM: (d) => zeroPad2(d.getMonth() + 1),
  // 7
  M: (d) => d.getMonth() + 1,
  // 09
  DD: (d) => zeroPad2(d.getDate()),
  // 9
  D: (d) => d.getDate(),
  // Monday
  WWWW: (d, names) => names.WWWW[d.getDay()],
  // Mon
  WWW: (d, names) => names.WWW[d.getDay()],
  // 03
  HH: (d) => zeroPad2(d.getHours()),
  // 3
  H: (d) => d.getHours(),
  // 9 (12hr, unpadded)
  h: (d) => {
    let h = d.getHours();
    return h == 0 ? 12 : h > 12 ? h - 12 : h;
  },
  // AM
  AA: (d) => d.getHours() >= 12 ? "PM" : "AM",
  // am
  aa: (d) => d.getHours() >= 12 ? "pm" : "am",
  // a
  a: (d) => d.getHours() >= 12 ? "p" : "a",
  // 09
  mm: (d) => zeroPad2(d.getMinutes()),
  // 9
  m: (d) => d.getMinutes(),
  // 09
  ss: (d) => zeroPad2(d.getSeconds()),
  // 9
  s: (d) => d.getSeconds(),
  // 374
  fff: (d) => zeroPad3(d.getMilliseconds())
};
function fmtDate(tpl, names) {
  names = names || engNames;
  let parts = [];
  let R = /\{([a-z]+)\}|[^{]+/gi, m;
  while (m = R.exec(tpl))
    parts.push(m[0][0] == "{" ? subs[m[1]] : m[0]);
  return (d) => {
    let out = "";
    for (let i = 0; i < parts.length; i++)
      out += typeof parts[i] == "string" ? parts[i] : parts[i](d, names);
    return out;
  };
}
var localTz = new Intl.DateTimeFormat().resolvedOptions().timeZone;
function tzDate(date, tz) {
  let date2;
  if (tz == "UTC" || tz == "Etc/UTC")
    date2 = new Date(+date + date.getTimezoneOffset() * 6e4);
  else if (tz == localTz)
    date2 = date;
  else {
    date2 = new Date(date.toLocaleString("en-US", { timeZone: tz }));
    date2.setMilliseconds(date.getMilliseconds());
  }
  return date2;
}
var onlyWhole = (v) => v % 1 == 0;
var allMults = [1, 2, 2.5, 5];
var decIncrs = genIncrs(10, -32, 0, allMults);
var oneIncrs = genIncrs(10, 0, 32, allMults);
var wholeIncrs = oneIncrs.filter(onlyWhole);
var numIncrs = decIncrs.concat(oneIncrs);
var NL = "\n";
var yyyy = "{YYYY}";
var NLyyyy = NL + yyyy;
var md = "{M}/{D}";
var NLmd = NL + md;
var NLmdyy = NLmd + "/{YY}";
var aa = "{aa}";
var hmm = "{h}:{mm}";
var hmmaa = hmm + aa;
var NLhmmaa = NL + hmmaa;
var ss = ":{ss}";
var _ = null;
function genTimeStuffs(ms) {
  let s = ms * 1e3, m = s * 60, h = m * 60, d = h * 24, mo = d * 30, y = d * 365;
  let subSecIncrs = ms == 1 ? genIncrs(10, 0, 3, allMults).filter(onlyWhole) : genIncrs(10, -3, 0, allMults);
  let timeIncrs = subSecIncrs.concat([
    // minute divisors (# of secs)
    s,
    s * 5,
    s * 10,
    s * 15,
    s * 30,
    // hour divisors (# of mins)
    m,
    m * 5,
    m * 10,
    m * 15,
    m * 30,
    // day divisors (# of hrs)
    h,
    h * 2,
    h * 3,
    h * 4,
    h * 6,
    h * 8,
    h * 12,
    // month divisors TODO: need more?
    d,
    d * 2,
    d * 3,
    d * 4,
    d * 5,
    d * 6,
    d * 7,
    d * 8,
    d * 9,
    d * 10,
    d * 15,
    // year divisors (# months, approx)
    mo,
    mo * 2,
    mo * 3,
    mo * 4,
    mo * 6,
    // century divisors
    y,
    y * 2,
    y * 5,
    y * 10,
    y * 25,
    y * 50,
    y * 100
  ]);
  const _timeAxisStamps = [
    //   tick incr    default          year                    month   day                   hour    min       sec   mode
    [y, yyyy, _, _, _, _, _, _, 1],
    [d * 28, "{MMM}", NLyyyy, _, _, _, _, _, 1],
    [d, md, NLyyyy, _, _, _, _, _, 1],
    [h, "{h}" + aa, NLmdyy, _, NLmd, _, _, _, 1],
    [m, hmmaa, NLmdyy, _, NLmd, _, _, _, 1],
    [s, ss, NLmdyy + " " + hmmaa, _, NLmd + " " + hmmaa, _, NLhmmaa, _, 1],
    [ms, ss + ".{fff}", NLmdyy + " " + hmmaa, _, NLmd + " " + hmmaa, _, NLhmmaa, _, 1]
  ];
  function timeAxisSplits(tzDate2) {
    return (self, axisIdx, scaleMin, scaleMax, foundIncr, foundSpace) => {
      let splits = [];
      let isYr = foundIncr >= y;
      let isMo = foundIncr >= mo && foundIncr < y;
      let minDate = tzDate2(scaleMin);
      let minDateTs = roundDec(minDate * ms, 3);
      let minMin = mkDate(minDate.getFullYear(), isYr ? 0 : minDate.getMonth(), isMo || isYr ? 1 : minDate.getDate());
      let minMinTs = roundDec(minMin * ms, 3);
      if (isMo || isYr) {
        let moIncr = isMo ? foundIncr / mo : 0;
        let yrIncr = isYr ? foundIncr / y : 0;
        let split = minDateTs == minMinTs ? minDateTs : roundDec(mkDate(minMin.getFullYear() + yrIncr, minMin.getMonth() + moIncr, 1) * ms, 3);
        let splitDate = new Date(round(split / ms));
        let baseYear = splitDate.getFullYear();
        let baseMonth = splitDate.getMonth();
        for (let i = 0; split <= scaleMax; i++) {
          let next = mkDate(baseYear + yrIncr * i, baseMonth + moIncr * i, 1);
          let offs = next - tzDate2(roundDec(next * ms, 3));
          split = roundDec((+next + offs) * ms, 3);
          if (split <= scaleMax)
            splits.push(split);
        }
      } else {
        let incr0 = foundIncr >= d ? d : foundIncr;
        let tzOffset = floor(scaleMin) - floor(minDateTs);
        let split = minMinTs + tzOffset + incrRoundUp(minDateTs - minMinTs, incr0);
        splits.push(split);
        let date0 = tzDate2(split);
        let prevHour = date0.getHours() + date0.getMinutes() / m + date0.getSeconds() / h;
        let incrHours = foundIncr / h;
        let minSpace = self.axes[axisIdx]._space;
        let pctSpace = foundSpace / minSpace;
        while (1) {
          split = roundDec(split + foundIncr, ms == 1 ? 0 : 3);
          if (split > scaleMax)
            break;
          if (incrHours > 1) {
            let expectedHour = floor(roundDec(prevHour + incrHours, 6)) % 24;
            let splitDate = tzDate2(split);
            let actualHour = splitDate.getHours();
            let dstShift = actualHour - expectedHour;
            if (dstShift > 1)
              dstShift = -1;
            split -= dstShift * h;
            prevHour = (prevHour + incrHours) % 24;
            let prevSplit = splits[splits.length - 1];
            let pctIncr = roundDec((split - prevSplit) / foundIncr, 3);
            if (pctIncr * pctSpace >= 0.7)
              splits.push(split);
          } else
            splits.push(split);
        }
      }
      return splits;
    };
  }
  return [
    timeIncrs,
    _timeAxisStamps,
    timeAxisSplits
  ];
}
var [timeIncrsMs, _timeAxisStampsMs, timeAxisSplitsMs] = genTimeStuffs(1);
var [timeIncrsS, _timeAxisStampsS, timeAxisSplitsS] = genTimeStuffs(1e-3);
genIncrs(2, -53, 53, [1]);
function timeAxisStamps(stampCfg, fmtDate2) {
  return stampCfg.map((s) => s.map(
    (v, i) => i == 0 || i == 8 || v == null ? v : fmtDate2(i == 1 || s[8] == 0 ? v : s[1] + v)
  ));
}
function timeAxisVals(tzDate2, stamps) {
  return (self, splits, axisIdx, foundSpace, foundIncr) => {
    let s = stamps.find((s2) => foundIncr >= s2[0]) || stamps[stamps.length - 1];
    let prevYear;
    let prevMnth;
    let prevDate;
    let prevHour;
    let prevMins;
    let prevSecs;
    return splits.map((split) => {
      let date = tzDate2(split);
      let newYear = date.getFullYear();
      let newMnth = date.getMonth();
      let newDate = date.getDate();
      let newHour = date.getHours();
      let newMins = date.getMinutes();
      let newSecs = date.getSeconds();
      let stamp = newYear != prevYear && s[2] || newMnth != prevMnth && s[3] || newDate != prevDate && s[4] || newHour != prevHour && s[5] || newMins != prevMins && s[6] || newSecs != prevSecs && s[7] || s[1];
      prevYear = newYear;
      prevMnth = newMnth;
      prevDate = newDate;
      prevHour = newHour;
      prevMins = newMins;
      prevSecs = newSecs;
      return stamp(date);
    });
  };
}
function timeAxisVal(tzDate2, dateTpl) {
  let stamp = fmtDate(dateTpl);
  return (self, splits, axisIdx, foundSpace, foundIncr) => splits.map((split) => stamp(tzDate2(split)));
}
function mkDate(y, m, d) {
  return new Date(y, m, d);
}
function timeSeriesStamp(stampCfg, fmtDate2) {
  return fmtDate2(stampCfg);
}
var _timeSeriesStamp = "{YYYY}-{MM}-{DD} {h}:{mm}{aa}";
function timeSeriesVal(tzDate2, stamp) {
  return (self, val, seriesIdx, dataIdx) => dataIdx == null ? LEGEND_DISP : stamp(tzDate2(val));
}
function legendStroke(self, seriesIdx) {
  let s = self.series[seriesIdx];
  return s.width ? s.stroke(self, seriesIdx) : s.points.width ? s.points.stroke(self, seriesIdx) : null;
}
function legendFill(self, seriesIdx) {
  return self.series[seriesIdx].fill(self, seriesIdx);
}
var legendOpts = {
  show: true,
  live: true,
  isolate: false,
  mount: noop,
  markers: {
    show: true,
    width: 2,
    stroke: legendStroke,
    fill: legendFill,
    dash: "solid"
  },
  idx: null,
  idxs: null,
  values: []
};
function cursorPointShow(self, si) {
  let o = self.cursor.points;
  let pt = placeDiv();
  let size = o.size(self, si);
  setStylePx(pt, WIDTH, size);
  setStylePx(pt, HEIGHT, size);
  let mar = size / -2;
  setStylePx(pt, "marginLeft", mar);
  setStylePx(pt, "marginTop", mar);
  let width = o.width(self, si, size);
  width && setStylePx(pt, "borderWidth", width);
  return pt;
}
function cursorPointFill(self, si) {
  let sp = self.series[si].points;
  return sp._fill || sp._stroke;
}
function cursorPointStroke(self, si) {
  let sp = self.series[si].points;
  return sp._stroke || sp._fill;
}
function cursorPointSize(self, si) {
  let sp = self.series[si].points;
  return sp.size;
}
var moveTuple = [0, 0];
function cursorMove(self, mouseLeft1, mouseTop1) {
  moveTuple[0] = mouseLeft1;
  moveTuple[1] = mouseTop1;
  return moveTuple;
}
function filtBtn0(self, targ, handle, onlyTarg = true) {
  return (e) => {
    e.button == 0 && (!onlyTarg || e.target == targ) && handle(e);
  };
}
function filtTarg(self, targ, handle, onlyTarg = true) {
  return (e) => {
    (!onlyTarg || e.target == targ) && handle(e);
  };
}
var cursorOpts = {
  show: true,
  x: true,
  y: true,
  lock: false,
  move: cursorMove,
  points: {
    one: false,
    show: cursorPointShow,
    size: cursorPointSize,
    width: 0,
    stroke: cursorPointStroke,
    fill: cursorPointFill
  },
  bind: {
    mousedown: filtBtn0,
    mouseup: filtBtn0,
    click: filtBtn0,
    // legend clicks, not .u-over clicks
    dblclick: filtBtn0,
    mousemove: filtTarg,
    mouseleave: filtTarg,
    mouseenter: filtTarg
  },
  drag: {
    setScale: true,
    x: true,
    y: false,
    dist: 0,
    uni: null,
    click: (self, e) => {
      e.stopPropagation();
      e.stopImmediatePropagation();
    },
    _x: false,
    _y: false
  },
  focus: {
    dist: (self, seriesIdx, dataIdx, valPos, curPos) => valPos - curPos,
    prox: -1,
    bias: 0
  },
  hover: {
    skip: [void 0],
    prox: null,
    bias: 0
  },
  left: -10,
  top: -10,
  idx: null,
  dataIdx: null,
  idxs: null,
  event: null
};
var axisLines = {
  show: true,
  stroke: "rgba(0,0,0,0.07)",
  width: 2
  //	dash: [],
};
var grid = assign({}, axisLines, {
  filter: retArg1
});
var ticks = assign({}, grid, {
  size: 10
});
var border = assign({}, axisLines, {
  show: false
});
var font = '12px system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Noto Sans", sans-serif, "Apple Color Emoji", "Segoe UI Emoji", "Segoe UI Symbol", "Noto Color Emoji"';
var labelFont = "bold " + font;
var lineGap = 1.5;
var xAxisOpts = {
  show: true,
  scale: "x",
  stroke: hexBlack,
  space: 50,
  gap: 5,
  alignTo: 1,
  size: 50,
  labelGap: 0,
  labelSize: 30,
  labelFont,
  side: 2,
  //	class: "x-vals",
  //	incrs: timeIncrs,
  //	values: timeVals,
  //	filter: retArg1,
  grid,
  ticks,
  border,
  font,
  lineGap,
  rotate: 0
};
var numSeriesLabel = "Value";
var timeSeriesLabel = "Time";
var xSeriesOpts = {
  show: true,
  scale: "x",
  auto: false,
  sorted: 1,
  //	label: "Time",
  //	value: v => stamp(new Date(v * 1e3)),
  // internal caches
  min: inf,
  max: -inf,
  idxs: []
};
function numAxisVals(self, splits, axisIdx, foundSpace, foundIncr) {
  return splits.map((v) => v == null ? "" : fmtNum(v));
}
function numAxisSplits(self, axisIdx, scaleMin, scaleMax, foundIncr, foundSpace, forceMin) {
  let splits = [];
  let numDec = fixedDec.get(foundIncr) || 0;
  scaleMin = forceMin ? scaleMin : roundDec(incrRoundUp(scaleMin, foundIncr), numDec);
  for (let val = scaleMin; val <= scaleMax; val = roundDec(val + foundIncr, numDec))
    splits.push(Object.is(val, -0) ? 0 : val);
  return splits;
}
function logAxisSplits(self, axisIdx, scaleMin, scaleMax, foundIncr, foundSpace, forceMin) {
  const splits = [];
  const logBase = self.scales[self.axes[axisIdx].scale].log;
  const logFn = logBase == 10 ? log10 : log2;
  const exp = floor(logFn(scaleMin));
  foundIncr = pow(logBase, exp);
  if (logBase == 10)
    foundIncr = numIncrs[closestIdx(foundIncr, numIncrs)];
  let split = scaleMin;
  let nextMagIncr = foundIncr * logBase;
  if (logBase == 10)
    nextMagIncr = numIncrs[closestIdx(nextMagIncr, numIncrs)];
  do {
    splits.push(split);
    split = split + foundIncr;
    if (logBase == 10 && !fixedDec.has(split))
      split = roundDec(split, fixedDec.get(foundIncr));
    if (split >= nextMagIncr) {
      foundIncr = split;
      nextMagIncr = foundIncr * logBase;
      if (logBase == 10)
        nextMagIncr = numIncrs[closestIdx(nextMagIncr, numIncrs)];
    }
  } while (split <= scaleMax);
  return splits;
}
function asinhAxisSplits(self, axisIdx, scaleMin, scaleMax, foundIncr, foundSpace, forceMin) {
  let sc = self.scales[self.axes[axisIdx].scale];
  let linthresh = sc.asinh;
  let posSplits = scaleMax > linthresh ? logAxisSplits(self, axisIdx, max(linthresh, scaleMin), scaleMax, foundIncr) : [linthresh];
  let zero = scaleMax >= 0 && scaleMin <= 0 ? [0] : [];
  let negSplits = scaleMin < -linthresh ? logAxisSplits(self, axisIdx, max(linthresh, -scaleMax), -scaleMin, foundIncr) : [linthresh];
  return negSplits.reverse().map((v) => -v).concat(zero, posSplits);
}
var RE_ALL = /./;
var RE_12357 = /[12357]/;
var RE_125 = /[125]/;
var RE_1 = /1/;
var _filt = (splits, distr, re, keepMod) => splits.map((v, i) => distr == 4 && v == 0 || i % keepMod == 0 && re.test(v.toExponential()[v < 0 ? 1 : 0]) ? v : null);
function log10AxisValsFilt(self, splits, axisIdx, foundSpace, foundIncr) {
  let axis = self.axes[axisIdx];
  let scaleKey = axis.scale;
  let sc = self.scales[scaleKey];
  let valToPos = self.valToPos;
  let minSpace = axis._space;
  let _10 = valToPos(10, scaleKey);
  let re = valToPos(9, scaleKey) - _10 >= minSpace ? RE_ALL : valToPos(7, scaleKey) - _10 >= minSpace ? RE_12357 : valToPos(5, scaleKey) - _10 >= minSpace ? RE_125 : RE_1;
  if (re == RE_1) {
    let magSpace = abs(valToPos(1, scaleKey) - _10);
    if (magSpace < minSpace)
      return _filt(splits.slice().reverse(), sc.distr, re, ceil(minSpace / magSpace)).reverse();
  }
  return _filt(splits, sc.distr, re, 1);
}
function log2AxisValsFilt(self, splits, axisIdx, foundSpace, foundIncr) {
  let axis = self.axes[axisIdx];
  let scaleKey = axis.scale;
  let minSpace = axis._space;
  let valToPos = self.valToPos;
  let magSpace = abs(valToPos(1, scaleKey) - valToPos(2, scaleKey));
  if (magSpace < minSpace)
    return _filt(splits.slice().reverse(), 3, RE_ALL, ceil(minSpace / magSpace)).reverse();
  return splits;
}
function numSeriesVal(self, val, seriesIdx, dataIdx) {
  return dataIdx == null ? LEGEND_DISP : val == null ? "" : fmtNum(val);
}
var yAxisOpts = {
  show: true,
  scale: "y",
  stroke: hexBlack,
  space: 30,
  gap: 5,
  alignTo: 1,
  size: 50,
  labelGap: 0,
  labelSize: 30,
  labelFont,
  side: 3,
  //	class: "y-vals",
  //	incrs: numIncrs,
  //	values: (vals, space) => vals,
  //	filter: retArg1,
  grid,
  ticks,
  border,
  font,
  lineGap,
  rotate: 0
};
function ptDia(width, mult) {
  let dia = 3 + (width || 1) * 2;
  return roundDec(dia * mult, 3);
}
function seriesPointsShow(self, si) {
  let { scale, idxs } = self.series[0];
  let xData = self._data[0];
  let p0 = self.valToPos(xData[idxs[0]], scale, true);
  let p1 = self.valToPos(xData[idxs[1]], scale, true);
  let dim = abs(p1 - p0);
  let s = self.series[si];
  let maxPts = dim / (s.points.space * pxRatio);
  return idxs[1] - idxs[0] <= maxPts;
}
var facet = {
  scale: null,
  auto: true,
  sorted: 0,
  // internal caches
  min: inf,
  max: -inf
};
var gaps = (self, seriesIdx, idx0, idx1, nullGaps) => nullGaps;
var xySeriesOpts = {
  show: true,
  auto: true,
  sorted: 0,
  gaps,
  alpha: 1,
  facets: [
    assign({}, facet, { scale: "x" }),
    assign({}, facet, { scale: "y" })
  ]
};
var ySeriesOpts = {
  scale: "y",
  auto: true,
  sorted: 0,
  show: true,
  spanGaps: false,
  gaps,
  alpha: 1,
  points: {
    show: seriesPointsShow,
    filter: null
    //  paths:
    //	stroke: "#000",
    //	fill: "#fff",
    //	width: 1,
    //	size: 10,
  },
  //	label: "Value",
  //	value: v => v,
  values: null,
  // internal caches
  min: inf,
  max: -inf,
  idxs: [],
  path: null,
  clip: null
};
function clampScale(self, val, scaleMin, scaleMax, scaleKey) {
  return scaleMin / 10;
}
var xScaleOpts = {
  time: FEAT_TIME,
  auto: true,
  distr: 1,
  log: 10,
  asinh: 1,
  min: null,
  max: null,
  dir: 1,
  ori: 0
};
var yScaleOpts = assign({}, xScaleOpts, {
  time: false,
  ori: 1
});
var syncs = {};
function _sync(key, opts) {
  let s = syncs[key];
  if (!s) {
    s = {
      key,
      plots: [],
      sub(plot) {
        s.plots.push(plot);
      },
      unsub(plot) {
        s.plots = s.plots.filter((c) => c != plot);
      },
      pub(type, self, x, y, w, h, i) {
        for (let j = 0; j < s.plots.length; j++)
          s.plots[j] != self && s.plots[j].pub(type, self, x, y, w, h, i);
      }
    };
    if (key != null)
      syncs[key] = s;
  }
  return s;
}
var BAND_CLIP_FILL = 1 << 0;
var BAND_CLIP_STROKE = 1 << 1;
function orient(u, seriesIdx, cb) {
  const mode = u.mode;
  const series = u.series[seriesIdx];
  const data = mode == 2 ? u._data[seriesIdx] : u._data;
  const scales = u.scales;
  const bbox = u.bbox;
  let dx = data[0], dy = mode == 2 ? data[1] : data[seriesIdx], sx = mode == 2 ? scales[series.facets[0].scale] : scales[u.series[0].scale], sy = mode == 2 ? scales[series.facets[1].scale] : scales[series.scale], l = bbox.left, t = bbox.top, w = bbox.width, h = bbox.height, H = u.valToPosH, V = u.valToPosV;
  return sx.ori == 0 ? cb(
    series,
    dx,
    dy,
    sx,
    sy,
    H,
    V,
    l,
    t,
    w,
    h,
    moveToH,
    lineToH,
    rectH,
    arcH,
    bezierCurveToH
  ) : cb(
    series,
    dx,
    dy,
    sx,
    sy,
    V,
    H,
    t,
    l,
    h,
    w,
    moveToV,
    lineToV,
    rectV,
    arcV,
    bezierCurveToV
  );
}
function bandFillClipDirs(self, seriesIdx) {
  let fillDir = 0;
  let clipDirs = 0;
  let bands = ifNull(self.bands, EMPTY_ARR);
  for (let i = 0; i < bands.length; i++) {
    let b = bands[i];
    if (b.series[0] == seriesIdx)
      fillDir = b.dir;
    else if (b.series[1] == seriesIdx) {
      if (b.dir == 1)
        clipDirs |= 1;
      else
        clipDirs |= 2;
    }
  }
  return [
    fillDir,
    clipDirs == 1 ? -1 : (
      // neg only
      clipDirs == 2 ? 1 : (
        // pos only
        clipDirs == 3 ? 2 : (
          // both
          0
        )
      )
    )
  ];
}
function seriesFillTo(self, seriesIdx, dataMin, dataMax, bandFillDir) {
  let mode = self.mode;
  let series = self.series[seriesIdx];
  let scaleKey = mode == 2 ? series.facets[1].scale : series.scale;
  let scale = self.scales[scaleKey];
  return bandFillDir == -1 ? scale.min : bandFillDir == 1 ? scale.max : scale.distr == 3 ? scale.dir == 1 ? scale.min : scale.max : 0;
}
function clipBandLine(self, seriesIdx, idx0, idx1, strokePath, clipDir) {
  return orient(self, seriesIdx, (series, dataX, dataY, scaleX, scaleY, valToPosX, valToPosY, xOff, yOff, xDim, yDim) => {
    let pxRound = series.pxRound;
    const dir = scaleX.dir * (scaleX.ori == 0 ? 1 : -1);
    const lineTo = scaleX.ori == 0 ? lineToH : lineToV;
    let frIdx, toIdx;
    if (dir == 1) {
      frIdx = idx0;
      toIdx = idx1;
    } else {
      frIdx = idx1;
      toIdx = idx0;
    }
    let x0 = pxRound(valToPosX(dataX[frIdx], scaleX, xDim, xOff));
    let y0 = pxRound(valToPosY(dataY[frIdx], scaleY, yDim, yOff));
    let x1 = pxRound(valToPosX(dataX[toIdx], scaleX, xDim, xOff));
    let yLimit = pxRound(valToPosY(clipDir == 1 ? scaleY.max : scaleY.min, scaleY, yDim, yOff));
    let clip = new Path2D(strokePath);
    lineTo(clip, x1, yLimit);
    lineTo(clip, x0, yLimit);
    lineTo(clip, x0, y0);
    return clip;
  });
}
function clipGaps(gaps2, ori, plotLft, plotTop, plotWid, plotHgt) {
  let clip = null;
  if (gaps2.length > 0) {
    clip = new Path2D();
    const rect2 = ori == 0 ? rectH : rectV;
    let prevGapEnd = plotLft;
    for (let i = 0; i < gaps2.length; i++) {
      let g = gaps2[i];
      if (g[1] > g[0]) {
        let w2 = g[0] - prevGapEnd;
        w2 > 0 && rect2(clip, prevGapEnd, plotTop, w2, plotTop + plotHgt);
        prevGapEnd = g[1];
      }
    }
    let w = plotLft + plotWid - prevGapEnd;
    let maxStrokeWidth = 10;
    w > 0 && rect2(clip, prevGapEnd, plotTop - maxStrokeWidth / 2, w, plotTop + plotHgt + maxStrokeWidth);
  }
  return clip;
}
function addGap(gaps2, fromX, toX) {
  let prevGap = gaps2[gaps2.length - 1];
  if (prevGap && prevGap[0] == fromX)
    prevGap[1] = toX;
  else
    gaps2.push([fromX, toX]);
}
function findGaps(xs, ys, idx0, idx1, dir, pixelForX, align) {
  let gaps2 = [];
  let len = xs.length;
  for (let i = dir == 1 ? idx0 : idx1; i >= idx0 && i <= idx1; i += dir) {
    let yVal = ys[i];
    if (yVal === null) {
      let fr = i, to = i;
      if (dir == 1) {
        while (++i <= idx1 && ys[i] === null)
          to = i;
      } else {
        while (--i >= idx0 && ys[i] === null)
          to = i;
      }
      let frPx = pixelForX(xs[fr]);
      let toPx = to == fr ? frPx : pixelForX(xs[to]);
      let fri2 = fr - dir;
      let frPx2 = align <= 0 && fri2 >= 0 && fri2 < len ? pixelForX(xs[fri2]) : frPx;
      frPx = frPx2;
      let toi2 = to + dir;
      let toPx2 = align >= 0 && toi2 >= 0 && toi2 < len ? pixelForX(xs[toi2]) : toPx;
      toPx = toPx2;
      if (toPx >= frPx)
        gaps2.push([frPx, toPx]);
    }
  }
  return gaps2;
}
function pxRoundGen(pxAlign) {
  return pxAlign == 0 ? retArg0 : pxAlign == 1 ? round : (v) => incrRound(v, pxAlign);
}
function rect(ori) {
  let moveTo = ori == 0 ? moveToH : moveToV;
  let arcTo = ori == 0 ? (p, x1, y1, x2, y2, r) => {
    p.arcTo(x1, y1, x2, y2, r);
  } : (p, y1, x1, y2, x2, r) => {
    p.arcTo(x1, y1, x2, y2, r);
  };
  let rect2 = ori == 0 ? (p, x, y, w, h) => {
    p.rect(x, y, w, h);
  } : (p, y, x, h, w) => {
    p.rect(x, y, w, h);
  };
  return (p, x, y, w, h, endRad = 0, baseRad = 0) => {
    if (endRad == 0 && baseRad == 0)
      rect2(p, x, y, w, h);
    else {
      endRad = min(endRad, w / 2, h / 2);
      baseRad = min(baseRad, w / 2, h / 2);
      moveTo(p, x + endRad, y);
      arcTo(p, x + w, y, x + w, y + h, endRad);
      arcTo(p, x + w, y + h, x, y + h, baseRad);
      arcTo(p, x, y + h, x, y, baseRad);
      arcTo(p, x, y, x + w, y, endRad);
      p.closePath();
    }
  };
}
var moveToH = (p, x, y) => {
  p.moveTo(x, y);
};
var moveToV = (p, y, x) => {
  p.moveTo(x, y);
};
var lineToH = (p, x, y) => {
  p.lineTo(x, y);
};
var lineToV = (p, y, x) => {
  p.lineTo(x, y);
};
var rectH = rect(0);
var rectV = rect(1);
var arcH = (p, x, y, r, startAngle, endAngle) => {
  p.arc(x, y, r, startAngle, endAngle);
};
var arcV = (p, y, x, r, startAngle, endAngle) => {
  p.arc(x, y, r, startAngle, endAngle);
};
var bezierCurveToH = (p, bp1x, bp1y, bp2x, bp2y, p2x, p2y) => {
  p.bezierCurveTo(bp1x, bp1y, bp2x, bp2y, p2x, p2y);
};
var bezierCurveToV = (p, bp1y, bp1x, bp2y, bp2x, p2y, p2x) => {
  p.bezierCurveTo(bp1x, bp1y, bp2x, bp2y, p2x, p2y);
};
function points(opts) {
  return (u, seriesIdx, idx0, idx1, filtIdxs) => {
    return orient(u, seriesIdx, (series, dataX, dataY, scaleX, scaleY, valToPosX, valToPosY, xOff, yOff, xDim, yDim) => {
      let { pxRound, points: points2 } = series;
      let moveTo, arc;
      if (scaleX.ori == 0) {
        moveTo = moveToH;
        arc = arcH;
      } else {
        moveTo = moveToV;
        arc = arcV;
      }
      const width = roundDec(points2.width * pxRatio, 3);
      let rad = (points2.size - points2.width) / 2 * pxRatio;
      let dia = roundDec(rad * 2, 3);
      let fill2 = new Path2D();
      let clip = new Path2D();
      let { left: lft, top, width: wid, height: hgt } = u.bbox;
      rectH(
        clip,
        lft - dia,
        top - dia,
        wid + dia * 2,
        hgt + dia * 2
      );
      const drawPoint = (pi) => {
        if (dataY[pi] != null) {
          let x = pxRound(valToPosX(dataX[pi], scaleX, xDim, xOff));
          let y = pxRound(valToPosY(dataY[pi], scaleY, yDim, yOff));
          moveTo(fill2, x + rad, y);
          arc(fill2, x, y, rad, 0, PI * 2);
        }
      };
      if (filtIdxs)
        filtIdxs.forEach(drawPoint);
      else {
        for (let pi = idx0; pi <= idx1; pi++)
          drawPoint(pi);
      }
      return {
        stroke: width > 0 ? fill2 : null,
        fill: fill2,
        clip,
        flags: BAND_CLIP_FILL | BAND_CLIP_STROKE
      };
    });
  };
}
function _drawAcc(lineTo) {
  return (stroke, accX, minY, maxY, inY, outY) => {
    if (minY != maxY) {
      if (inY != minY && outY != minY)
        lineTo(stroke, accX, minY);
      if (inY != maxY && outY != maxY)
        lineTo(stroke, accX, maxY);
      lineTo(stroke, accX, outY);
    }
  };
}
var drawAccH = _drawAcc(lineToH);
var drawAccV = _drawAcc(lineToV);
function linear(opts) {
  const alignGaps = ifNull(opts?.alignGaps, 0);
  return (u, seriesIdx, idx0, idx1) => {
    return orient(u, seriesIdx, (series, dataX, dataY, scaleX, scaleY, valToPosX, valToPosY, xOff, yOff, xDim, yDim) => {
      [idx0, idx1] = nonNullIdxs(dataY, idx0, idx1);
      let pxRound = series.pxRound;
      let pixelForX = (val) => pxRound(valToPosX(val, scaleX, xDim, xOff));
      let pixelForY = (val) => pxRound(valToPosY(val, scaleY, yDim, yOff));
      let lineTo, drawAcc;
      if (scaleX.ori == 0) {
        lineTo = lineToH;
        drawAcc = drawAccH;
      } else {
        lineTo = lineToV;
        drawAcc = drawAccV;
      }
      const dir = scaleX.dir * (scaleX.ori == 0 ? 1 : -1);
      const _paths = { stroke: new Path2D(), fill: null, clip: null, band: null, gaps: null, flags: BAND_CLIP_FILL };
      const stroke = _paths.stroke;
      let hasGap = false;
      const decimate = idx1 - idx0 >= xDim * 4;
      if (decimate) {
        let xForPixel = (pos) => u.posToVal(pos, scaleX.key, true);
        let minY = null, maxY = null, inY, outY, drawnAtX;
        let accX = pixelForX(dataX[dir == 1 ? idx0 : idx1]);
        let idx0px = pixelForX(dataX[idx0]);
        let idx1px = pixelForX(dataX[idx1]);
        let nextAccXVal = xForPixel(dir == 1 ? idx0px + 1 : idx1px - 1);
        for (let i = dir == 1 ? idx0 : idx1; i >= idx0 && i <= idx1; i += dir) {
          let xVal = dataX[i];
          let reuseAccX = dir == 1 ? xVal < nextAccXVal : xVal > nextAccXVal;
          let x = reuseAccX ? accX : pixelForX(xVal);
          let yVal = dataY[i];
          if (x == accX) {
            if (yVal != null) {
              outY = yVal;
              if (minY == null) {
                lineTo(stroke, x, pixelForY(outY));
                inY = minY = maxY = outY;
              } else {
                if (outY < minY)
                  minY = outY;
                else if (outY > maxY)
                  maxY = outY;
              }
            } else {
              if (yVal === null)
                hasGap = true;
            }
          } else {
            if (minY != null)
              drawAcc(stroke, accX, pixelForY(minY), pixelForY(maxY), pixelForY(inY), pixelForY(outY));
            if (yVal != null) {
              outY = yVal;
              lineTo(stroke, x, pixelForY(outY));
              minY = maxY = inY = outY;
            } else {
              minY = maxY = null;
              if (yVal === null)
                hasGap = true;
            }
            accX = x;
            nextAccXVal = xForPixel(accX + dir);
          }
        }
        if (minY != null && minY != maxY && drawnAtX != accX)
          drawAcc(stroke, accX, pixelForY(minY), pixelForY(maxY), pixelForY(inY), pixelForY(outY));
      } else {
        for (let i = dir == 1 ? idx0 : idx1; i >= idx0 && i <= idx1; i += dir) {
          let yVal = dataY[i];
          if (yVal === null)
            hasGap = true;
          else if (yVal != null)
            lineTo(stroke, pixelForX(dataX[i]), pixelForY(yVal));
        }
      }
      let [bandFillDir, bandClipDir] = bandFillClipDirs(u, seriesIdx);
      if (series.fill != null || bandFillDir != 0) {
        let fill2 = _paths.fill = new Path2D(stroke);
        let fillToVal = series.fillTo(u, seriesIdx, series.min, series.max, bandFillDir);
        let fillToY = pixelForY(fillToVal);
        let frX = pixelForX(dataX[idx0]);
        let toX = pixelForX(dataX[idx1]);
        if (dir == -1)
          [toX, frX] = [frX, toX];
        lineTo(fill2, toX, fillToY);
        lineTo(fill2, frX, fillToY);
      }
      if (!series.spanGaps) {
        let gaps2 = [];
        hasGap && gaps2.push(...findGaps(dataX, dataY, idx0, idx1, dir, pixelForX, alignGaps));
        _paths.gaps = gaps2 = series.gaps(u, seriesIdx, idx0, idx1, gaps2);
        _paths.clip = clipGaps(gaps2, scaleX.ori, xOff, yOff, xDim, yDim);
      }
      if (bandClipDir != 0) {
        _paths.band = bandClipDir == 2 ? [
          clipBandLine(u, seriesIdx, idx0, idx1, stroke, -1),
          clipBandLine(u, seriesIdx, idx0, idx1, stroke, 1)
        ] : clipBandLine(u, seriesIdx, idx0, idx1, stroke, bandClipDir);
      }
      return _paths;
    });
  };
}
function stepped(opts) {
  const align = ifNull(opts.align, 1);
  const ascDesc = ifNull(opts.ascDesc, false);
  const alignGaps = ifNull(opts.alignGaps, 0);
  const extend = ifNull(opts.extend, false);
  return (u, seriesIdx, idx0, idx1) => {
    return orient(u, seriesIdx, (series, dataX, dataY, scaleX, scaleY, valToPosX, valToPosY, xOff, yOff, xDim, yDim) => {
      [idx0, idx1] = nonNullIdxs(dataY, idx0, idx1);
      let pxRound = series.pxRound;
      let { left, width } = u.bbox;
      let pixelForX = (val) => pxRound(valToPosX(val, scaleX, xDim, xOff));
      let pixelForY = (val) => pxRound(valToPosY(val, scaleY, yDim, yOff));
      let lineTo = scaleX.ori == 0 ? lineToH : lineToV;
      const _paths = { stroke: new Path2D(), fill: null, clip: null, band: null, gaps: null, flags: BAND_CLIP_FILL };
      const stroke = _paths.stroke;
      const dir = scaleX.dir * (scaleX.ori == 0 ? 1 : -1);
      let prevYPos = pixelForY(dataY[dir == 1 ? idx0 : idx1]);
      let firstXPos = pixelForX(dataX[dir == 1 ? idx0 : idx1]);
      let prevXPos = firstXPos;
      let firstXPosExt = firstXPos;
      if (extend && align == -1) {
        firstXPosExt = left;
        lineTo(stroke, firstXPosExt, prevYPos);
      }
      lineTo(stroke, firstXPos, prevYPos);
      for (let i = dir == 1 ? idx0 : idx1; i >= idx0 && i <= idx1; i += dir) {
        let yVal1 = dataY[i];
        if (yVal1 == null)
          continue;
        let x1 = pixelForX(dataX[i]);
        let y1 = pixelForY(yVal1);
        if (align == 1)
          lineTo(stroke, x1, prevYPos);
        else
          lineTo(stroke, prevXPos, y1);
        lineTo(stroke, x1, y1);
        prevYPos = y1;
        prevXPos = x1;
      }
      let prevXPosExt = prevXPos;
      if (extend && align == 1) {
        prevXPosExt = left + width;
        lineTo(stroke, prevXPosExt, prevYPos);
      }
      let [bandFillDir, bandClipDir] = bandFillClipDirs(u, seriesIdx);
      if (series.fill != null || bandFillDir != 0) {
        let fill2 = _paths.fill = new Path2D(stroke);
        let fillTo = series.fillTo(u, seriesIdx, series.min, series.max, bandFillDir);
        let fillToY = pixelForY(fillTo);
        lineTo(fill2, prevXPosExt, fillToY);
        lineTo(fill2, firstXPosExt, fillToY);
      }
      if (!series.spanGaps) {
        let gaps2 = [];
        gaps2.push(...findGaps(dataX, dataY, idx0, idx1, dir, pixelForX, alignGaps));
        let halfStroke = series.width * pxRatio / 2;
        let startsOffset = ascDesc || align == 1 ? halfStroke : -halfStroke;
        let endsOffset = ascDesc || align == -1 ? -halfStroke : halfStroke;
        gaps2.forEach((g) => {
          g[0] += startsOffset;
          g[1] += endsOffset;
        });
        _paths.gaps = gaps2 = series.gaps(u, seriesIdx, idx0, idx1, gaps2);
        _paths.clip = clipGaps(gaps2, scaleX.ori, xOff, yOff, xDim, yDim);
      }
      if (bandClipDir != 0) {
        _paths.band = bandClipDir == 2 ? [
          clipBandLine(u, seriesIdx, idx0, idx1, stroke, -1),
          clipBandLine(u, seriesIdx, idx0, idx1, stroke, 1)
        ] : clipBandLine(u, seriesIdx, idx0, idx1, stroke, bandClipDir);
      }
      return _paths;
    });
  };
}
function findColWidth(dataX, dataY, valToPosX, scaleX, xDim, xOff, colWid = inf) {
  if (dataX.length > 1) {
    let prevIdx = null;
    for (let i = 0, minDelta = Infinity; i < dataX.length; i++) {
      if (dataY[i] !== void 0) {
        if (prevIdx != null) {
          let delta = abs(dataX[i] - dataX[prevIdx]);
          if (delta < minDelta) {
            minDelta = delta;
            colWid = abs(valToPosX(dataX[i], scaleX, xDim, xOff) - valToPosX(dataX[prevIdx], scaleX, xDim, xOff));
          }
        }
        prevIdx = i;
      }
    }
  }
  return colWid;
}
function bars(opts) {
  opts = opts || EMPTY_OBJ;
  const size = ifNull(opts.size, [0.6, inf, 1]);
  const align = opts.align || 0;
  const _extraGap = opts.gap || 0;
  let ro = opts.radius;
  ro = // [valueRadius, baselineRadius]
  ro == null ? [0, 0] : typeof ro == "number" ? [ro, 0] : ro;
  const radiusFn = fnOrSelf(ro);
  const gapFactor = 1 - size[0];
  const _maxWidth = ifNull(size[1], inf);
  const _minWidth = ifNull(size[2], 1);
  const disp = ifNull(opts.disp, EMPTY_OBJ);
  const _each = ifNull(opts.each, (_2) => {
  });
  const { fill: dispFills, stroke: dispStrokes } = disp;
  return (u, seriesIdx, idx0, idx1) => {
    return orient(u, seriesIdx, (series, dataX, dataY, scaleX, scaleY, valToPosX, valToPosY, xOff, yOff, xDim, yDim) => {
      let pxRound = series.pxRound;
      let _align = align;
      let extraGap = _extraGap * pxRatio;
      let maxWidth = _maxWidth * pxRatio;
      let minWidth = _minWidth * pxRatio;
      let valRadius, baseRadius;
      if (scaleX.ori == 0)
        [valRadius, baseRadius] = radiusFn(u, seriesIdx);
      else
        [baseRadius, valRadius] = radiusFn(u, seriesIdx);
      const _dirX = scaleX.dir * (scaleX.ori == 0 ? 1 : -1);
      let rect2 = scaleX.ori == 0 ? rectH : rectV;
      let each = scaleX.ori == 0 ? _each : (u2, seriesIdx2, i, top, lft, hgt, wid) => {
        _each(u2, seriesIdx2, i, lft, top, wid, hgt);
      };
      let band = ifNull(u.bands, EMPTY_ARR).find((b) => b.series[0] == seriesIdx);
      let fillDir = band != null ? band.dir : 0;
      let fillTo = series.fillTo(u, seriesIdx, series.min, series.max, fillDir);
      let fillToY = pxRound(valToPosY(fillTo, scaleY, yDim, yOff));
      let xShift, barWid, fullGap, colWid = xDim;
      let strokeWidth = pxRound(series.width * pxRatio);
      let multiPath = false;
      let fillColors = null;
      let fillPaths = null;
      let strokeColors = null;
      let strokePaths = null;
      if (dispFills != null && (strokeWidth == 0 || dispStrokes != null)) {
        multiPath = true;
        fillColors = dispFills.values(u, seriesIdx, idx0, idx1);
        fillPaths = /* @__PURE__ */ new Map();
        new Set(fillColors).forEach((color) => {
          if (color != null)
            fillPaths.set(color, new Path2D());
        });
        if (strokeWidth > 0) {
          strokeColors = dispStrokes.values(u, seriesIdx, idx0, idx1);
          strokePaths = /* @__PURE__ */ new Map();
          new Set(strokeColors).forEach((color) => {
            if (color != null)
              strokePaths.set(color, new Path2D());
          });
        }
      }
      let { x0, size: size2 } = disp;
      if (x0 != null && size2 != null) {
        _align = 1;
        dataX = x0.values(u, seriesIdx, idx0, idx1);
        if (x0.unit == 2)
          dataX = dataX.map((pct) => u.posToVal(xOff + pct * xDim, scaleX.key, true));
        let sizes = size2.values(u, seriesIdx, idx0, idx1);
        if (size2.unit == 2)
          barWid = sizes[0] * xDim;
        else
          barWid = valToPosX(sizes[0], scaleX, xDim, xOff) - valToPosX(0, scaleX, xDim, xOff);
        colWid = findColWidth(dataX, dataY, valToPosX, scaleX, xDim, xOff, colWid);
        let gapWid = colWid - barWid;
        fullGap = gapWid + extraGap;
      } else {
        colWid = findColWidth(dataX, dataY, valToPosX, scaleX, xDim, xOff, colWid);
        let gapWid = colWid * gapFactor;
        fullGap = gapWid + extraGap;
        barWid = colWid - fullGap;
      }
      if (fullGap < 1)
        fullGap = 0;
      if (strokeWidth >= barWid / 2)
        strokeWidth = 0;
      if (fullGap < 5)
        pxRound = retArg0;
      let insetStroke = fullGap > 0;
      let rawBarWid = colWid - fullGap - (insetStroke ? strokeWidth : 0);
      barWid = pxRound(clamp(rawBarWid, minWidth, maxWidth));
      xShift = (_align == 0 ? barWid / 2 : _align == _dirX ? 0 : barWid) - _align * _dirX * ((_align == 0 ? extraGap / 2 : 0) + (insetStroke ? strokeWidth / 2 : 0));
      const _paths = { stroke: null, fill: null, clip: null, band: null, gaps: null, flags: 0 };
      const stroke = multiPath ? null : new Path2D();
      let dataY0 = null;
      if (band != null)
        dataY0 = u.data[band.series[1]];
      else {
        let { y0, y1 } = disp;
        if (y0 != null && y1 != null) {
          dataY = y1.values(u, seriesIdx, idx0, idx1);
          dataY0 = y0.values(u, seriesIdx, idx0, idx1);
        }
      }
      let radVal = valRadius * barWid;
      let radBase = baseRadius * barWid;
      for (let i = _dirX == 1 ? idx0 : idx1; i >= idx0 && i <= idx1; i += _dirX) {
        let yVal = dataY[i];
        if (yVal == null)
          continue;
        if (dataY0 != null) {
          let yVal0 = dataY0[i] ?? 0;
          if (yVal - yVal0 == 0)
            continue;
          fillToY = valToPosY(yVal0, scaleY, yDim, yOff);
        }
        let xVal = scaleX.distr != 2 || disp != null ? dataX[i] : i;
        let xPos = valToPosX(xVal, scaleX, xDim, xOff);
        let yPos = valToPosY(ifNull(yVal, fillTo), scaleY, yDim, yOff);
        let lft = pxRound(xPos - xShift);
        let btm = pxRound(max(yPos, fillToY));
        let top = pxRound(min(yPos, fillToY));
        let barHgt = btm - top;
        if (yVal != null) {
          let rv = yVal < 0 ? radBase : radVal;
          let rb = yVal < 0 ? radVal : radBase;
          if (multiPath) {
            if (strokeWidth > 0 && strokeColors[i] != null)
              rect2(strokePaths.get(strokeColors[i]), lft, top + floor(strokeWidth / 2), barWid, max(0, barHgt - strokeWidth), rv, rb);
            if (fillColors[i] != null)
              rect2(fillPaths.get(fillColors[i]), lft, top + floor(strokeWidth / 2), barWid, max(0, barHgt - strokeWidth), rv, rb);
          } else
            rect2(stroke, lft, top + floor(strokeWidth / 2), barWid, max(0, barHgt - strokeWidth), rv, rb);
          each(
            u,
            seriesIdx,
            i,
            lft - strokeWidth / 2,
            top,
            barWid + strokeWidth,
            barHgt
          );
        }
      }
      if (strokeWidth > 0)
        _paths.stroke = multiPath ? strokePaths : stroke;
      else if (!multiPath) {
        _paths._fill = series.width == 0 ? series._fill : series._stroke ?? series._fill;
        _paths.width = 0;
      }
      _paths.fill = multiPath ? fillPaths : stroke;
      return _paths;
    });
  };
}
function splineInterp(interp, opts) {
  const alignGaps = ifNull(opts?.alignGaps, 0);
  return (u, seriesIdx, idx0, idx1) => {
    return orient(u, seriesIdx, (series, dataX, dataY, scaleX, scaleY, valToPosX, valToPosY, xOff, yOff, xDim, yDim) => {
      [idx0, idx1] = nonNullIdxs(dataY, idx0, idx1);
      let pxRound = series.pxRound;
      let pixelForX = (val) => pxRound(valToPosX(val, scaleX, xDim, xOff));
      let pixelForY = (val) => pxRound(valToPosY(val, scaleY, yDim, yOff));
      let moveTo, bezierCurveTo, lineTo;
      if (scaleX.ori == 0) {
        moveTo = moveToH;
        lineTo = lineToH;
        bezierCurveTo = bezierCurveToH;
      } else {
        moveTo = moveToV;
        lineTo = lineToV;
        bezierCurveTo = bezierCurveToV;
      }
      const dir = scaleX.dir * (scaleX.ori == 0 ? 1 : -1);
      let firstXPos = pixelForX(dataX[dir == 1 ? idx0 : idx1]);
      let prevXPos = firstXPos;
      let xCoords = [];
      let yCoords = [];
      for (let i = dir == 1 ? idx0 : idx1; i >= idx0 && i <= idx1; i += dir) {
        let yVal = dataY[i];
        if (yVal != null) {
          let xVal = dataX[i];
          let xPos = pixelForX(xVal);
          xCoords.push(prevXPos = xPos);
          yCoords.push(pixelForY(dataY[i]));
        }
      }
      const _paths = { stroke: interp(xCoords, yCoords, moveTo, lineTo, bezierCurveTo, pxRound), fill: null, clip: null, band: null, gaps: null, flags: BAND_CLIP_FILL };
      const stroke = _paths.stroke;
      let [bandFillDir, bandClipDir] = bandFillClipDirs(u, seriesIdx);
      if (series.fill != null || bandFillDir != 0) {
        let fill2 = _paths.fill = new Path2D(stroke);
        let fillTo = series.fillTo(u, seriesIdx, series.min, series.max, bandFillDir);
        let fillToY = pixelForY(fillTo);
        lineTo(fill2, prevXPos, fillToY);
        lineTo(fill2, firstXPos, fillToY);
      }
      if (!series.spanGaps) {
        let gaps2 = [];
        gaps2.push(...findGaps(dataX, dataY, idx0, idx1, dir, pixelForX, alignGaps));
        _paths.gaps = gaps2 = series.gaps(u, seriesIdx, idx0, idx1, gaps2);
        _paths.clip = clipGaps(gaps2, scaleX.ori, xOff, yOff, xDim, yDim);
      }
      if (bandClipDir != 0) {
        _paths.band = bandClipDir == 2 ? [
          clipBandLine(u, seriesIdx, idx0, idx1, stroke, -1),
          clipBandLine(u, seriesIdx, idx0, idx1, stroke, 1)
        ] : clipBandLine(u, seriesIdx, idx0, idx1, stroke, bandClipDir);
      }
      return _paths;
    });
  };
}
function monotoneCubic(opts) {
  return splineInterp(_monotoneCubic, opts);
}
function _monotoneCubic(xs, ys, moveTo, lineTo, bezierCurveTo, pxRound) {
  const n = xs.length;
  if (n < 2)
    return null;
  const path = new Path2D();
  moveTo(path, xs[0], ys[0]);
  if (n == 2)
    lineTo(path, xs[1], ys[1]);
  else {
    let ms = Array(n), ds = Array(n - 1), dys = Array(n - 1), dxs = Array(n - 1);
    for (let i = 0; i < n - 1; i++) {
      dys[i] = ys[i + 1] - ys[i];
      dxs[i] = xs[i + 1] - xs[i];
      ds[i] = dys[i] / dxs[i];
    }
    ms[0] = ds[0];
    for (let i = 1; i < n - 1; i++) {
      if (ds[i] === 0 || ds[i - 1] === 0 || ds[i - 1] > 0 !== ds[i] > 0)
        ms[i] = 0;
      else {
        ms[i] = 3 * (dxs[i - 1] + dxs[i]) / ((2 * dxs[i] + dxs[i - 1]) / ds[i - 1] + (dxs[i] + 2 * dxs[i - 1]) / ds[i]);
        if (!isFinite(ms[i]))
          ms[i] = 0;
      }
    }
    ms[n - 1] = ds[n - 2];
    for (let i = 0; i < n - 1; i++) {
      bezierCurveTo(
        path,
        xs[i] + dxs[i] / 3,
        ys[i] + ms[i] * dxs[i] / 3,
        xs[i + 1] - dxs[i] / 3,
        ys[i + 1] - ms[i + 1] * dxs[i] / 3,
        xs[i + 1],
        ys[i + 1]
      );
    }
  }
  return path;
}
var cursorPlots = /* @__PURE__ */ new Set();
function invalidateRects() {
  for (let u of cursorPlots)
    u.syncRect(true);
}
if (domEnv) {
  on(resize, win, invalidateRects);
  on(scroll, win, invalidateRects, true);
  on(dppxchange, win, () => {
    uPlot.pxRatio = pxRatio;
  });
}
var linearPath = linear();
var pointsPath = points();
function setDefaults(d, xo, yo, initY) {
  let d2 = initY ? [d[0], d[1]].concat(d.slice(2)) : [d[0]].concat(d.slice(1));
  return d2.map((o, i) => setDefault(o, i, xo, yo));
}
function setDefaults2(d, xyo) {
  return d.map((o, i) => i == 0 ? {} : assign({}, xyo, o));
}
function setDefault(o, i, xo, yo) {
  return assign({}, i == 0 ? xo : yo, o);
}
function snapNumX(self, dataMin, dataMax) {
  return dataMin == null ? nullNullTuple : [dataMin, dataMax];
}
var snapTimeX = snapNumX;
function snapNumY(self, dataMin, dataMax) {
  return dataMin == null ? nullNullTuple : rangeNum(dataMin, dataMax, rangePad, true);
}
function snapLogY(self, dataMin, dataMax, scale) {
  return dataMin == null ? nullNullTuple : rangeLog(dataMin, dataMax, self.scales[scale].log, false);
}
var snapLogX = snapLogY;
function snapAsinhY(self, dataMin, dataMax, scale) {
  return dataMin == null ? nullNullTuple : rangeAsinh(dataMin, dataMax, self.scales[scale].log, false);
}
var snapAsinhX = snapAsinhY;
function findIncr(minVal, maxVal, incrs, dim, minSpace) {
  let intDigits = max(numIntDigits(minVal), numIntDigits(maxVal));
  let delta = maxVal - minVal;
  let incrIdx = closestIdx(minSpace / dim * delta, incrs);
  do {
    let foundIncr = incrs[incrIdx];
    let foundSpace = dim * foundIncr / delta;
    if (foundSpace >= minSpace && intDigits + (foundIncr < 5 ? fixedDec.get(foundIncr) : 0) <= 17)
      return [foundIncr, foundSpace];
  } while (++incrIdx < incrs.length);
  return [0, 0];
}
function pxRatioFont(font2) {
  let fontSize, fontSizeCss;
  font2 = font2.replace(/(\d+)px/, (m, p1) => (fontSize = round((fontSizeCss = +p1) * pxRatio)) + "px");
  return [font2, fontSize, fontSizeCss];
}
function syncFontSize(axis) {
  if (axis.show) {
    [axis.font, axis.labelFont].forEach((f) => {
      let size = roundDec(f[2] * pxRatio, 1);
      f[0] = f[0].replace(/[0-9.]+px/, size + "px");
      f[1] = size;
    });
  }
}
function uPlot(opts, data, then) {
  const self = {
    mode: ifNull(opts.mode, 1)
  };
  const mode = self.mode;
  function getHPos(val, scale, dim, off2) {
    let pct = scale.valToPct(val);
    return off2 + dim * (scale.dir == -1 ? 1 - pct : pct);
  }
  function getVPos(val, scale, dim, off2) {
    let pct = scale.valToPct(val);
    return off2 + dim * (scale.dir == -1 ? pct : 1 - pct);
  }
  function getPos(val, scale, dim, off2) {
    return scale.ori == 0 ? getHPos(val, scale, dim, off2) : getVPos(val, scale, dim, off2);
  }
  self.valToPosH = getHPos;
  self.valToPosV = getVPos;
  let ready = false;
  self.status = 0;
  const root = self.root = placeDiv(UPLOT);
  if (opts.id != null)
    root.id = opts.id;
  addClass(root, opts.class);
  if (opts.title) {
    let title = placeDiv(TITLE, root);
    title.textContent = opts.title;
  }
  const can = placeTag("canvas");
  const ctx = self.ctx = can.getContext("2d");
  const wrap = placeDiv(WRAP, root);
  on("click", wrap, (e) => {
    if (e.target === over) {
      let didDrag = mouseLeft1 != mouseLeft0 || mouseTop1 != mouseTop0;
      didDrag && drag.click(self, e);
    }
  }, true);
  const under = self.under = placeDiv(UNDER, wrap);
  wrap.appendChild(can);
  const over = self.over = placeDiv(OVER, wrap);
  opts = copy(opts);
  const pxAlign = +ifNull(opts.pxAlign, 1);
  const pxRound = pxRoundGen(pxAlign);
  (opts.plugins || []).forEach((p) => {
    if (p.opts)
      opts = p.opts(self, opts) || opts;
  });
  const ms = opts.ms || 1e-3;
  const series = self.series = mode == 1 ? setDefaults(opts.series || [], xSeriesOpts, ySeriesOpts, false) : setDefaults2(opts.series || [null], xySeriesOpts);
  const axes = self.axes = setDefaults(opts.axes || [], xAxisOpts, yAxisOpts, true);
  const scales = self.scales = {};
  const bands = self.bands = opts.bands || [];
  bands.forEach((b) => {
    b.fill = fnOrSelf(b.fill || null);
    b.dir = ifNull(b.dir, -1);
  });
  const xScaleKey = mode == 2 ? series[1].facets[0].scale : series[0].scale;
  const drawOrderMap = {
    axes: drawAxesGrid,
    series: drawSeries
  };
  const drawOrder = (opts.drawOrder || ["axes", "series"]).map((key2) => drawOrderMap[key2]);
  function initValToPct(sc) {
    const getVal = sc.distr == 3 ? (val) => log10(val > 0 ? val : sc.clamp(self, val, sc.min, sc.max, sc.key)) : sc.distr == 4 ? (val) => asinh(val, sc.asinh) : sc.distr == 100 ? (val) => sc.fwd(val) : (val) => val;
    return (val) => {
      let _val = getVal(val);
      let { _min, _max } = sc;
      let delta = _max - _min;
      return (_val - _min) / delta;
    };
  }
  function initScale(scaleKey) {
    let sc = scales[scaleKey];
    if (sc == null) {
      let scaleOpts = (opts.scales || EMPTY_OBJ)[scaleKey] || EMPTY_OBJ;
      if (scaleOpts.from != null) {
        initScale(scaleOpts.from);
        let sc2 = assign({}, scales[scaleOpts.from], scaleOpts, { key: scaleKey });
        sc2.valToPct = initValToPct(sc2);
        scales[scaleKey] = sc2;
      } else {
        sc = scales[scaleKey] = assign({}, scaleKey == xScaleKey ? xScaleOpts : yScaleOpts, scaleOpts);
        sc.key = scaleKey;
        let isTime = sc.time;
        let rn = sc.range;
        let rangeIsArr = isArr(rn);
        if (scaleKey != xScaleKey || mode == 2 && !isTime) {
          if (rangeIsArr && (rn[0] == null || rn[1] == null)) {
            rn = {
              min: rn[0] == null ? autoRangePart : {
                mode: 1,
                hard: rn[0],
                soft: rn[0]
              },
              max: rn[1] == null ? autoRangePart : {
                mode: 1,
                hard: rn[1],
                soft: rn[1]
              }
            };
            rangeIsArr = false;
          }
          if (!rangeIsArr && isObj(rn)) {
            let cfg = rn;
            rn = (self2, dataMin, dataMax) => dataMin == null ? nullNullTuple : rangeNum(dataMin, dataMax, cfg);
          }
        }
        sc.range = fnOrSelf(rn || (isTime ? snapTimeX : scaleKey == xScaleKey ? sc.distr == 3 ? snapLogX : sc.distr == 4 ? snapAsinhX : snapNumX : sc.distr == 3 ? snapLogY : sc.distr == 4 ? snapAsinhY : snapNumY));
        sc.auto = fnOrSelf(rangeIsArr ? false : sc.auto);
        sc.clamp = fnOrSelf(sc.clamp || clampScale);
        sc._min = sc._max = null;
        sc.valToPct = initValToPct(sc);
      }
    }
  }
  initScale("x");
  initScale("y");
  if (mode == 1) {
    series.forEach((s) => {
      initScale(s.scale);
    });
  }
  axes.forEach((a) => {
    initScale(a.scale);
  });
  for (let k in opts.scales)
    initScale(k);
  const scaleX = scales[xScaleKey];
  const xScaleDistr = scaleX.distr;
  let valToPosX, valToPosY;
  if (scaleX.ori == 0) {
    addClass(root, ORI_HZ);
    valToPosX = getHPos;
    valToPosY = getVPos;
  } else {
    addClass(root, ORI_VT);
    valToPosX = getVPos;
    valToPosY = getHPos;
  }
  const pendScales = {};
  for (let k in scales) {
    let sc = scales[k];
    if (sc.min != null || sc.max != null) {
      pendScales[k] = { min: sc.min, max: sc.max };
      sc.min = sc.max = null;
    }
  }
  const _tzDate = opts.tzDate || ((ts) => new Date(round(ts / ms)));
  const _fmtDate = opts.fmtDate || fmtDate;
  const _timeAxisSplits = ms == 1 ? timeAxisSplitsMs(_tzDate) : timeAxisSplitsS(_tzDate);
  const _timeAxisVals = timeAxisVals(_tzDate, timeAxisStamps(ms == 1 ? _timeAxisStampsMs : _timeAxisStampsS, _fmtDate));
  const _timeSeriesVal = timeSeriesVal(_tzDate, timeSeriesStamp(_timeSeriesStamp, _fmtDate));
  const activeIdxs = [];
  const legend2 = self.legend = assign({}, legendOpts, opts.legend);
  const cursor = self.cursor = assign({}, cursorOpts, { drag: { y: mode == 2 } }, opts.cursor);
  const showLegend = legend2.show;
  const showCursor = cursor.show;
  const markers = legend2.markers;
  {
    legend2.idxs = activeIdxs;
    markers.width = fnOrSelf(markers.width);
    markers.dash = fnOrSelf(markers.dash);
    markers.stroke = fnOrSelf(markers.stroke);
    markers.fill = fnOrSelf(markers.fill);
  }
  let legendTable;
  let legendHead;
  let legendBody;
  let legendRows = [];
  let legendCells = [];
  let legendCols;
  let multiValLegend = false;
  let NULL_LEGEND_VALUES = {};
  if (legend2.live) {
    const getMultiVals = series[1] ? series[1].values : null;
    multiValLegend = getMultiVals != null;
    legendCols = multiValLegend ? getMultiVals(self, 1, 0) : { _: 0 };
    for (let k in legendCols)
      NULL_LEGEND_VALUES[k] = LEGEND_DISP;
  }
  if (showLegend) {
    legendTable = placeTag("table", LEGEND, root);
    legendBody = placeTag("tbody", null, legendTable);
    legend2.mount(self, legendTable);
    if (multiValLegend) {
      legendHead = placeTag("thead", null, legendTable, legendBody);
      let head = placeTag("tr", null, legendHead);
      placeTag("th", null, head);
      for (var key in legendCols)
        placeTag("th", LEGEND_LABEL, head).textContent = key;
    } else {
      addClass(legendTable, LEGEND_INLINE);
      legend2.live && addClass(legendTable, LEGEND_LIVE);
    }
  }
  const son = { show: true };
  const soff = { show: false };
  function initLegendRow(s, i) {
    if (i == 0 && (multiValLegend || !legend2.live || mode == 2))
      return nullNullTuple;
    let cells = [];
    let row = placeTag("tr", LEGEND_SERIES, legendBody, legendBody.childNodes[i]);
    addClass(row, s.class);
    if (!s.show)
      addClass(row, OFF);
    let label = placeTag("th", null, row);
    if (markers.show) {
      let indic = placeDiv(LEGEND_MARKER, label);
      if (i > 0) {
        let width = markers.width(self, i);
        if (width)
          indic.style.border = width + "px " + markers.dash(self, i) + " " + markers.stroke(self, i);
        indic.style.background = markers.fill(self, i);
      }
    }
    let text = placeDiv(LEGEND_LABEL, label);
    if (s.label instanceof HTMLElement)
      text.appendChild(s.label);
    else
      text.textContent = s.label;
    if (i > 0) {
      if (!markers.show)
        text.style.color = s.width > 0 ? markers.stroke(self, i) : markers.fill(self, i);
      onMouse("click", label, (e) => {
        if (cursor._lock)
          return;
        setCursorEvent(e);
        let seriesIdx = series.indexOf(s);
        if ((e.ctrlKey || e.metaKey) != legend2.isolate) {
          let isolate = series.some((s2, i2) => i2 > 0 && i2 != seriesIdx && s2.show);
          series.forEach((s2, i2) => {
            i2 > 0 && setSeries(i2, isolate ? i2 == seriesIdx ? son : soff : son, true, syncOpts.setSeries);
          });
        } else
          setSeries(seriesIdx, { show: !s.show }, true, syncOpts.setSeries);
      }, false);
      if (cursorFocus) {
        onMouse(mouseenter, label, (e) => {
          if (cursor._lock)
            return;
          setCursorEvent(e);
          setSeries(series.indexOf(s), FOCUS_TRUE, true, syncOpts.setSeries);
        }, false);
      }
    }
    for (var key2 in legendCols) {
      let v = placeTag("td", LEGEND_VALUE, row);
      v.textContent = "--";
      cells.push(v);
    }
    return [row, cells];
  }
  const mouseListeners = /* @__PURE__ */ new Map();
  function onMouse(ev, targ, fn, onlyTarg = true) {
    const targListeners = mouseListeners.get(targ) || {};
    const listener = cursor.bind[ev](self, targ, fn, onlyTarg);
    if (listener) {
      on(ev, targ, targListeners[ev] = listener);
      mouseListeners.set(targ, targListeners);
    }
  }
  function offMouse(ev, targ, fn) {
    const targListeners = mouseListeners.get(targ) || {};
    for (let k in targListeners) {
      if (ev == null || k == ev) {
        off(k, targ, targListeners[k]);
        delete targListeners[k];
      }
    }
    if (ev == null)
      mouseListeners.delete(targ);
  }
  let fullWidCss = 0;
  let fullHgtCss = 0;
  let plotWidCss = 0;
  let plotHgtCss = 0;
  let plotLftCss = 0;
  let plotTopCss = 0;
  let _plotLftCss = plotLftCss;
  let _plotTopCss = plotTopCss;
  let _plotWidCss = plotWidCss;
  let _plotHgtCss = plotHgtCss;
  let plotLft = 0;
  let plotTop = 0;
  let plotWid = 0;
  let plotHgt = 0;
  self.bbox = {};
  let shouldSetScales = false;
  let shouldSetSize = false;
  let shouldConvergeSize = false;
  let shouldSetCursor = false;
  let shouldSetSelect = false;
  let shouldSetLegend = false;
  function _setSize(width, height, force) {
    if (force || (width != self.width || height != self.height))
      calcSize(width, height);
    resetYSeries(false);
    shouldConvergeSize = true;
    shouldSetSize = true;
    commit();
  }
  function calcSize(width, height) {
    self.width = fullWidCss = plotWidCss = width;
    self.height = fullHgtCss = plotHgtCss = height;
    plotLftCss = plotTopCss = 0;
    calcPlotRect();
    calcAxesRects();
    let bb = self.bbox;
    plotLft = bb.left = incrRound(plotLftCss * pxRatio, 0.5);
    plotTop = bb.top = incrRound(plotTopCss * pxRatio, 0.5);
    plotWid = bb.width = incrRound(plotWidCss * pxRatio, 0.5);
    plotHgt = bb.height = incrRound(plotHgtCss * pxRatio, 0.5);
  }
  const CYCLE_LIMIT = 3;
  function convergeSize() {
    let converged = false;
    let cycleNum = 0;
    while (!converged) {
      cycleNum++;
      let axesConverged = axesCalc(cycleNum);
      let paddingConverged = paddingCalc(cycleNum);
      converged = cycleNum == CYCLE_LIMIT || axesConverged && paddingConverged;
      if (!converged) {
        calcSize(self.width, self.height);
        shouldSetSize = true;
      }
    }
  }
  function setSize({ width, height }) {
    _setSize(width, height);
  }
  self.setSize = setSize;
  function calcPlotRect() {
    let hasTopAxis = false;
    let hasBtmAxis = false;
    let hasRgtAxis = false;
    let hasLftAxis = false;
    axes.forEach((axis, i) => {
      if (axis.show && axis._show) {
        let { side, _size } = axis;
        let isVt = side % 2;
        let labelSize = axis.label != null ? axis.labelSize : 0;
        let fullSize = _size + labelSize;
        if (fullSize > 0) {
          if (isVt) {
            plotWidCss -= fullSize;
            if (side == 3) {
              plotLftCss += fullSize;
              hasLftAxis = true;
            } else
              hasRgtAxis = true;
          } else {
            plotHgtCss -= fullSize;
            if (side == 0) {
              plotTopCss += fullSize;
              hasTopAxis = true;
            } else
              hasBtmAxis = true;
          }
        }
      }
    });
    sidesWithAxes[0] = hasTopAxis;
    sidesWithAxes[1] = hasRgtAxis;
    sidesWithAxes[2] = hasBtmAxis;
    sidesWithAxes[3] = hasLftAxis;
    plotWidCss -= _padding[1] + _padding[3];
    plotLftCss += _padding[3];
    plotHgtCss -= _padding[2] + _padding[0];
    plotTopCss += _padding[0];
  }
  function calcAxesRects() {
    let off1 = plotLftCss + plotWidCss;
    let off2 = plotTopCss + plotHgtCss;
    let off3 = plotLftCss;
    let off0 = plotTopCss;
    function incrOffset(side, size) {
      switch (side) {
        case 1:
          off1 += size;
          return off1 - size;
        case 2:
          off2 += size;
          return off2 - size;
        case 3:
          off3 -= size;
          return off3 + size;
        case 0:
          off0 -= size;
          return off0 + size;
      }
    }
    axes.forEach((axis, i) => {
      if (axis.show && axis._show) {
        let side = axis.side;
        axis._pos = incrOffset(side, axis._size);
        if (axis.label != null)
          axis._lpos = incrOffset(side, axis.labelSize);
      }
    });
  }
  if (cursor.dataIdx == null) {
    let hov = cursor.hover;
    let skip = hov.skip = new Set(hov.skip ?? []);
    skip.add(void 0);
    let prox = hov.prox = fnOrSelf(hov.prox);
    let bias = hov.bias ??= 0;
    cursor.dataIdx = (self2, seriesIdx, cursorIdx, valAtPosX) => {
      if (seriesIdx == 0)
        return cursorIdx;
      let idx2 = cursorIdx;
      let _prox = prox(self2, seriesIdx, cursorIdx, valAtPosX) ?? inf;
      let withProx = _prox >= 0 && _prox < inf;
      let xDim = scaleX.ori == 0 ? plotWidCss : plotHgtCss;
      let cursorLft = cursor.left;
      let xValues = data[0];
      let yValues = data[seriesIdx];
      if (skip.has(yValues[cursorIdx])) {
        idx2 = null;
        let nonNullLft = null, nonNullRgt = null, j;
        if (bias == 0 || bias == -1) {
          j = cursorIdx;
          while (nonNullLft == null && j-- > 0) {
            if (!skip.has(yValues[j]))
              nonNullLft = j;
          }
        }
        if (bias == 0 || bias == 1) {
          j = cursorIdx;
          while (nonNullRgt == null && j++ < yValues.length) {
            if (!skip.has(yValues[j]))
              nonNullRgt = j;
          }
        }
        if (nonNullLft != null || nonNullRgt != null) {
          if (withProx) {
            let lftPos = nonNullLft == null ? -Infinity : valToPosX(xValues[nonNullLft], scaleX, xDim, 0);
            let rgtPos = nonNullRgt == null ? Infinity : valToPosX(xValues[nonNullRgt], scaleX, xDim, 0);
            let lftDelta = cursorLft - lftPos;
            let rgtDelta = rgtPos - cursorLft;
            if (lftDelta <= rgtDelta) {
              if (lftDelta <= _prox)
                idx2 = nonNullLft;
            } else {
              if (rgtDelta <= _prox)
                idx2 = nonNullRgt;
            }
          } else {
            idx2 = nonNullRgt == null ? nonNullLft : nonNullLft == null ? nonNullRgt : cursorIdx - nonNullLft <= nonNullRgt - cursorIdx ? nonNullLft : nonNullRgt;
          }
        }
      } else if (withProx) {
        let dist = abs(cursorLft - valToPosX(xValues[cursorIdx], scaleX, xDim, 0));
        if (dist > _prox)
          idx2 = null;
      }
      return idx2;
    };
  }
  const setCursorEvent = (e) => {
    cursor.event = e;
  };
  cursor.idxs = activeIdxs;
  cursor._lock = false;
  let points2 = cursor.points;
  points2.show = fnOrSelf(points2.show);
  points2.size = fnOrSelf(points2.size);
  points2.stroke = fnOrSelf(points2.stroke);
  points2.width = fnOrSelf(points2.width);
  points2.fill = fnOrSelf(points2.fill);
  const focus = self.focus = assign({}, opts.focus || { alpha: 0.3 }, cursor.focus);
  const cursorFocus = focus.prox >= 0;
  const cursorOnePt = cursorFocus && points2.one;
  let cursorPts = [];
  let cursorPtsLft = [];
  let cursorPtsTop = [];
  function initCursorPt(s, si) {
    let pt = points2.show(self, si);
    if (pt instanceof HTMLElement) {
      addClass(pt, CURSOR_PT);
      addClass(pt, s.class);
      elTrans(pt, -10, -10, plotWidCss, plotHgtCss);
      over.insertBefore(pt, cursorPts[si]);
      return pt;
    }
  }
  function initSeries(s, i) {
    if (mode == 1 || i > 0) {
      let isTime = mode == 1 && scales[s.scale].time;
      let sv = s.value;
      s.value = isTime ? isStr(sv) ? timeSeriesVal(_tzDate, timeSeriesStamp(sv, _fmtDate)) : sv || _timeSeriesVal : sv || numSeriesVal;
      s.label = s.label || (isTime ? timeSeriesLabel : numSeriesLabel);
    }
    if (cursorOnePt || i > 0) {
      s.width = s.width == null ? 1 : s.width;
      s.paths = s.paths || linearPath || retNull;
      s.fillTo = fnOrSelf(s.fillTo || seriesFillTo);
      s.pxAlign = +ifNull(s.pxAlign, pxAlign);
      s.pxRound = pxRoundGen(s.pxAlign);
      s.stroke = fnOrSelf(s.stroke || null);
      s.fill = fnOrSelf(s.fill || null);
      s._stroke = s._fill = s._paths = s._focus = null;
      let _ptDia = ptDia(max(1, s.width), 1);
      let points3 = s.points = assign({}, {
        size: _ptDia,
        width: max(1, _ptDia * 0.2),
        stroke: s.stroke,
        space: _ptDia * 2,
        paths: pointsPath,
        _stroke: null,
        _fill: null
      }, s.points);
      points3.show = fnOrSelf(points3.show);
      points3.filter = fnOrSelf(points3.filter);
      points3.fill = fnOrSelf(points3.fill);
      points3.stroke = fnOrSelf(points3.stroke);
      points3.paths = fnOrSelf(points3.paths);
      points3.pxAlign = s.pxAlign;
    }
    if (showLegend) {
      let rowCells = initLegendRow(s, i);
      legendRows.splice(i, 0, rowCells[0]);
      legendCells.splice(i, 0, rowCells[1]);
      legend2.values.push(null);
    }
    if (showCursor) {
      activeIdxs.splice(i, 0, null);
      let pt = null;
      if (cursorOnePt) {
        if (i == 0)
          pt = initCursorPt(s, i);
      } else if (i > 0)
        pt = initCursorPt(s, i);
      cursorPts.splice(i, 0, pt);
      cursorPtsLft.splice(i, 0, 0);
      cursorPtsTop.splice(i, 0, 0);
    }
    fire("addSeries", i);
  }
  function addSeries(opts2, si) {
    si = si == null ? series.length : si;
    opts2 = mode == 1 ? setDefault(opts2, si, xSeriesOpts, ySeriesOpts) : setDefault(opts2, si, {}, xySeriesOpts);
    series.splice(si, 0, opts2);
    initSeries(series[si], si);
  }
  self.addSeries = addSeries;
  function delSeries(i) {
    series.splice(i, 1);
    if (showLegend) {
      legend2.values.splice(i, 1);
      legendCells.splice(i, 1);
      let tr = legendRows.splice(i, 1)[0];
      offMouse(null, tr.firstChild);
      tr.remove();
    }
    if (showCursor) {
      activeIdxs.splice(i, 1);
      cursorPts.splice(i, 1)[0].remove();
      cursorPtsLft.splice(i, 1);
      cursorPtsTop.splice(i, 1);
    }
    fire("delSeries", i);
  }
  self.delSeries = delSeries;
  const sidesWithAxes = [false, false, false, false];
  function initAxis(axis, i) {
    axis._show = axis.show;
    if (axis.show) {
      let isVt = axis.side % 2;
      let sc = scales[axis.scale];
      if (sc == null) {
        axis.scale = isVt ? series[1].scale : xScaleKey;
        sc = scales[axis.scale];
      }
      let isTime = sc.time;
      axis.size = fnOrSelf(axis.size);
      axis.space = fnOrSelf(axis.space);
      axis.rotate = fnOrSelf(axis.rotate);
      if (isArr(axis.incrs)) {
        axis.incrs.forEach((incr) => {
          !fixedDec.has(incr) && fixedDec.set(incr, guessDec(incr));
        });
      }
      axis.incrs = fnOrSelf(axis.incrs || (sc.distr == 2 ? wholeIncrs : isTime ? ms == 1 ? timeIncrsMs : timeIncrsS : numIncrs));
      axis.splits = fnOrSelf(axis.splits || (isTime && sc.distr == 1 ? _timeAxisSplits : sc.distr == 3 ? logAxisSplits : sc.distr == 4 ? asinhAxisSplits : numAxisSplits));
      axis.stroke = fnOrSelf(axis.stroke);
      axis.grid.stroke = fnOrSelf(axis.grid.stroke);
      axis.ticks.stroke = fnOrSelf(axis.ticks.stroke);
      axis.border.stroke = fnOrSelf(axis.border.stroke);
      let av = axis.values;
      axis.values = // static array of tick values
      isArr(av) && !isArr(av[0]) ? fnOrSelf(av) : (
        // temporal
        isTime ? (
          // config array of fmtDate string tpls
          isArr(av) ? timeAxisVals(_tzDate, timeAxisStamps(av, _fmtDate)) : (
            // fmtDate string tpl
            isStr(av) ? timeAxisVal(_tzDate, av) : av || _timeAxisVals
          )
        ) : av || numAxisVals
      );
      axis.filter = fnOrSelf(axis.filter || (sc.distr >= 3 && sc.log == 10 ? log10AxisValsFilt : sc.distr == 3 && sc.log == 2 ? log2AxisValsFilt : retArg1));
      axis.font = pxRatioFont(axis.font);
      axis.labelFont = pxRatioFont(axis.labelFont);
      axis._size = axis.size(self, null, i, 0);
      axis._space = axis._rotate = axis._incrs = axis._found = // foundIncrSpace
      axis._splits = axis._values = null;
      if (axis._size > 0) {
        sidesWithAxes[i] = true;
        axis._el = placeDiv(AXIS, wrap);
      }
    }
  }
  function autoPadSide(self2, side, sidesWithAxes2, cycleNum) {
    let [hasTopAxis, hasRgtAxis, hasBtmAxis, hasLftAxis] = sidesWithAxes2;
    let ori = side % 2;
    let size = 0;
    if (ori == 0 && (hasLftAxis || hasRgtAxis))
      size = side == 0 && !hasTopAxis || side == 2 && !hasBtmAxis ? round(xAxisOpts.size / 3) : 0;
    if (ori == 1 && (hasTopAxis || hasBtmAxis))
      size = side == 1 && !hasRgtAxis || side == 3 && !hasLftAxis ? round(yAxisOpts.size / 2) : 0;
    return size;
  }
  const padding = self.padding = (opts.padding || [autoPadSide, autoPadSide, autoPadSide, autoPadSide]).map((p) => fnOrSelf(ifNull(p, autoPadSide)));
  const _padding = self._padding = padding.map((p, i) => p(self, i, sidesWithAxes, 0));
  let dataLen;
  let i0 = null;
  let i1 = null;
  const idxs = mode == 1 ? series[0].idxs : null;
  let data0 = null;
  let viaAutoScaleX = false;
  function setData(_data, _resetScales) {
    data = _data == null ? [] : _data;
    self.data = self._data = data;
    if (mode == 2) {
      dataLen = 0;
      for (let i = 1; i < series.length; i++)
        dataLen += data[i][0].length;
    } else {
      if (data.length == 0)
        self.data = self._data = data = [[]];
      data0 = data[0];
      dataLen = data0.length;
      let scaleData = data;
      if (xScaleDistr == 2) {
        scaleData = data.slice();
        let _data0 = scaleData[0] = Array(dataLen);
        for (let i = 0; i < dataLen; i++)
          _data0[i] = i;
      }
      self._data = data = scaleData;
    }
    resetYSeries(true);
    fire("setData");
    if (xScaleDistr == 2) {
      shouldConvergeSize = true;
    }
    if (_resetScales !== false) {
      let xsc = scaleX;
      if (xsc.auto(self, viaAutoScaleX))
        autoScaleX();
      else
        _setScale(xScaleKey, xsc.min, xsc.max);
      shouldSetCursor = shouldSetCursor || cursor.left >= 0;
      shouldSetLegend = true;
      commit();
    }
  }
  self.setData = setData;
  function autoScaleX() {
    viaAutoScaleX = true;
    let _min, _max;
    if (mode == 1) {
      if (dataLen > 0) {
        i0 = idxs[0] = 0;
        i1 = idxs[1] = dataLen - 1;
        _min = data[0][i0];
        _max = data[0][i1];
        if (xScaleDistr == 2) {
          _min = i0;
          _max = i1;
        } else if (_min == _max) {
          if (xScaleDistr == 3)
            [_min, _max] = rangeLog(_min, _min, scaleX.log, false);
          else if (xScaleDistr == 4)
            [_min, _max] = rangeAsinh(_min, _min, scaleX.log, false);
          else if (scaleX.time)
            _max = _min + round(86400 / ms);
          else
            [_min, _max] = rangeNum(_min, _max, rangePad, true);
        }
      } else {
        i0 = idxs[0] = _min = null;
        i1 = idxs[1] = _max = null;
      }
    }
    _setScale(xScaleKey, _min, _max);
  }
  let ctxStroke, ctxFill, ctxWidth, ctxDash, ctxJoin, ctxCap, ctxFont, ctxAlign, ctxBaseline;
  let ctxAlpha;
  function setCtxStyle(stroke, width, dash2, cap, fill2, join2) {
    stroke ??= transparent;
    dash2 ??= EMPTY_ARR;
    cap ??= "butt";
    fill2 ??= transparent;
    join2 ??= "round";
    if (stroke != ctxStroke)
      ctx.strokeStyle = ctxStroke = stroke;
    if (fill2 != ctxFill)
      ctx.fillStyle = ctxFill = fill2;
    if (width != ctxWidth)
      ctx.lineWidth = ctxWidth = width;
    if (join2 != ctxJoin)
      ctx.lineJoin = ctxJoin = join2;
    if (cap != ctxCap)
      ctx.lineCap = ctxCap = cap;
    if (dash2 != ctxDash)
      ctx.setLineDash(ctxDash = dash2);
  }
  function setFontStyle(font2, fill2, align, baseline) {
    if (fill2 != ctxFill)
      ctx.fillStyle = ctxFill = fill2;
    if (font2 != ctxFont)
      ctx.font = ctxFont = font2;
    if (align != ctxAlign)
      ctx.textAlign = ctxAlign = align;
    if (baseline != ctxBaseline)
      ctx.textBaseline = ctxBaseline = baseline;
  }
  function accScale(wsc, psc, facet2, data2, sorted = 0) {
    if (data2.length > 0 && wsc.auto(self, viaAutoScaleX) && (psc == null || psc.min == null)) {
      let _i0 = ifNull(i0, 0);
      let _i1 = ifNull(i1, data2.length - 1);
      let minMax = facet2.min == null ? getMinMax(data2, _i0, _i1, sorted, wsc.distr == 3) : [facet2.min, facet2.max];
      wsc.min = min(wsc.min, facet2.min = minMax[0]);
      wsc.max = max(wsc.max, facet2.max = minMax[1]);
    }
  }
  const AUTOSCALE = { min: null, max: null };
  function setScales() {
    for (let k in scales) {
      let sc = scales[k];
      if (pendScales[k] == null && // scales that have never been set (on init)
      (sc.min == null || // or auto scales when the x scale was explicitly set
      pendScales[xScaleKey] != null && sc.auto(self, viaAutoScaleX))) {
        pendScales[k] = AUTOSCALE;
      }
    }
    for (let k in scales) {
      let sc = scales[k];
      if (pendScales[k] == null && sc.from != null && pendScales[sc.from] != null)
        pendScales[k] = AUTOSCALE;
    }
    if (pendScales[xScaleKey] != null)
      resetYSeries(true);
    let wipScales = {};
    for (let k in pendScales) {
      let psc = pendScales[k];
      if (psc != null) {
        let wsc = wipScales[k] = copy(scales[k], fastIsObj);
        if (psc.min != null)
          assign(wsc, psc);
        else if (k != xScaleKey || mode == 2) {
          if (dataLen == 0 && wsc.from == null) {
            let minMax = wsc.range(self, null, null, k);
            wsc.min = minMax[0];
            wsc.max = minMax[1];
          } else {
            wsc.min = inf;
            wsc.max = -inf;
          }
        }
      }
    }
    if (dataLen > 0) {
      series.forEach((s, i) => {
        if (mode == 1) {
          let k = s.scale;
          let psc = pendScales[k];
          if (psc == null)
            return;
          let wsc = wipScales[k];
          if (i == 0) {
            let minMax = wsc.range(self, wsc.min, wsc.max, k);
            wsc.min = minMax[0];
            wsc.max = minMax[1];
            i0 = closestIdx(wsc.min, data[0]);
            i1 = closestIdx(wsc.max, data[0]);
            if (i1 - i0 > 1) {
              if (data[0][i0] < wsc.min)
                i0++;
              if (data[0][i1] > wsc.max)
                i1--;
            }
            s.min = data0[i0];
            s.max = data0[i1];
          } else if (s.show && s.auto)
            accScale(wsc, psc, s, data[i], s.sorted);
          s.idxs[0] = i0;
          s.idxs[1] = i1;
        } else {
          if (i > 0) {
            if (s.show && s.auto) {
              let [xFacet, yFacet] = s.facets;
              let xScaleKey2 = xFacet.scale;
              let yScaleKey = yFacet.scale;
              let [xData, yData] = data[i];
              let wscx = wipScales[xScaleKey2];
              let wscy = wipScales[yScaleKey];
              wscx != null && accScale(wscx, pendScales[xScaleKey2], xFacet, xData, xFacet.sorted);
              wscy != null && accScale(wscy, pendScales[yScaleKey], yFacet, yData, yFacet.sorted);
              s.min = yFacet.min;
              s.max = yFacet.max;
            }
          }
        }
      });
      for (let k in wipScales) {
        let wsc = wipScales[k];
        let psc = pendScales[k];
        if (wsc.from == null && (psc == null || psc.min == null)) {
          let minMax = wsc.range(
            self,
            wsc.min == inf ? null : wsc.min,
            wsc.max == -inf ? null : wsc.max,
            k
          );
          wsc.min = minMax[0];
          wsc.max = minMax[1];
        }
      }
    }
    for (let k in wipScales) {
      let wsc = wipScales[k];
      if (wsc.from != null) {
        let base = wipScales[wsc.from];
        if (base.min == null)
          wsc.min = wsc.max = null;
        else {
          let minMax = wsc.range(self, base.min, base.max, k);
          wsc.min = minMax[0];
          wsc.max = minMax[1];
        }
      }
    }
    let changed = {};
    let anyChanged = false;
    for (let k in wipScales) {
      let wsc = wipScales[k];
      let sc = scales[k];
      if (sc.min != wsc.min || sc.max != wsc.max) {
        sc.min = wsc.min;
        sc.max = wsc.max;
        let distr = sc.distr;
        sc._min = distr == 3 ? log10(sc.min) : distr == 4 ? asinh(sc.min, sc.asinh) : distr == 100 ? sc.fwd(sc.min) : sc.min;
        sc._max = distr == 3 ? log10(sc.max) : distr == 4 ? asinh(sc.max, sc.asinh) : distr == 100 ? sc.fwd(sc.max) : sc.max;
        changed[k] = anyChanged = true;
      }
    }
    if (anyChanged) {
      series.forEach((s, i) => {
        if (mode == 2) {
          if (i > 0 && changed.y)
            s._paths = null;
        } else {
          if (changed[s.scale])
            s._paths = null;
        }
      });
      for (let k in changed) {
        shouldConvergeSize = true;
        fire("setScale", k);
      }
      if (showCursor && cursor.left >= 0)
        shouldSetCursor = shouldSetLegend = true;
    }
    for (let k in pendScales)
      pendScales[k] = null;
  }
  function getOuterIdxs(ydata) {
    let _i0 = clamp(i0 - 1, 0, dataLen - 1);
    let _i1 = clamp(i1 + 1, 0, dataLen - 1);
    while (ydata[_i0] == null && _i0 > 0)
      _i0--;
    while (ydata[_i1] == null && _i1 < dataLen - 1)
      _i1++;
    return [_i0, _i1];
  }
  function drawSeries() {
    if (dataLen > 0) {
      let shouldAlpha = series.some((s) => s._focus) && ctxAlpha != focus.alpha;
      if (shouldAlpha)
        ctx.globalAlpha = ctxAlpha = focus.alpha;
      series.forEach((s, i) => {
        if (i > 0 && s.show) {
          cacheStrokeFill(i, false);
          cacheStrokeFill(i, true);
          if (s._paths == null) {
            let _ctxAlpha = ctxAlpha;
            if (ctxAlpha != s.alpha)
              ctx.globalAlpha = ctxAlpha = s.alpha;
            let _idxs = mode == 2 ? [0, data[i][0].length - 1] : getOuterIdxs(data[i]);
            s._paths = s.paths(self, i, _idxs[0], _idxs[1]);
            if (ctxAlpha != _ctxAlpha)
              ctx.globalAlpha = ctxAlpha = _ctxAlpha;
          }
        }
      });
      series.forEach((s, i) => {
        if (i > 0 && s.show) {
          let _ctxAlpha = ctxAlpha;
          if (ctxAlpha != s.alpha)
            ctx.globalAlpha = ctxAlpha = s.alpha;
          s._paths != null && drawPath(i, false);
          {
            let _gaps = s._paths != null ? s._paths.gaps : null;
            let show = s.points.show(self, i, i0, i1, _gaps);
            let idxs2 = s.points.filter(self, i, show, _gaps);
            if (show || idxs2) {
              s.points._paths = s.points.paths(self, i, i0, i1, idxs2);
              drawPath(i, true);
            }
          }
          if (ctxAlpha != _ctxAlpha)
            ctx.globalAlpha = ctxAlpha = _ctxAlpha;
          fire("drawSeries", i);
        }
      });
      if (shouldAlpha)
        ctx.globalAlpha = ctxAlpha = 1;
    }
  }
  function cacheStrokeFill(si, _points) {
    let s = _points ? series[si].points : series[si];
    s._stroke = s.stroke(self, si);
    s._fill = s.fill(self, si);
  }
  function drawPath(si, _points) {
    let s = _points ? series[si].points : series[si];
    let {
      stroke,
      fill: fill2,
      clip: gapsClip,
      flags,
      _stroke: strokeStyle = s._stroke,
      _fill: fillStyle = s._fill,
      _width: width = s.width
    } = s._paths;
    width = roundDec(width * pxRatio, 3);
    let boundsClip = null;
    let offset = width % 2 / 2;
    if (_points && fillStyle == null)
      fillStyle = width > 0 ? "#fff" : strokeStyle;
    let _pxAlign = s.pxAlign == 1 && offset > 0;
    _pxAlign && ctx.translate(offset, offset);
    if (!_points) {
      let lft = plotLft - width / 2, top = plotTop - width / 2, wid = plotWid + width, hgt = plotHgt + width;
      boundsClip = new Path2D();
      boundsClip.rect(lft, top, wid, hgt);
    }
    if (_points)
      strokeFill(strokeStyle, width, s.dash, s.cap, fillStyle, stroke, fill2, flags, gapsClip);
    else
      fillStroke(si, strokeStyle, width, s.dash, s.cap, fillStyle, stroke, fill2, flags, boundsClip, gapsClip);
    _pxAlign && ctx.translate(-offset, -offset);
  }
  function fillStroke(si, strokeStyle, lineWidth, lineDash, lineCap, fillStyle, strokePath, fillPath, flags, boundsClip, gapsClip) {
    let didStrokeFill = false;
    flags != 0 && bands.forEach((b, bi) => {
      if (b.series[0] == si) {
        let lowerEdge = series[b.series[1]];
        let lowerData = data[b.series[1]];
        let bandClip = (lowerEdge._paths || EMPTY_OBJ).band;
        if (isArr(bandClip))
          bandClip = b.dir == 1 ? bandClip[0] : bandClip[1];
        let gapsClip2;
        let _fillStyle = null;
        if (lowerEdge.show && bandClip && hasData(lowerData, i0, i1)) {
          _fillStyle = b.fill(self, bi) || fillStyle;
          gapsClip2 = lowerEdge._paths.clip;
        } else
          bandClip = null;
        strokeFill(strokeStyle, lineWidth, lineDash, lineCap, _fillStyle, strokePath, fillPath, flags, boundsClip, gapsClip, gapsClip2, bandClip);
        didStrokeFill = true;
      }
    });
    if (!didStrokeFill)
      strokeFill(strokeStyle, lineWidth, lineDash, lineCap, fillStyle, strokePath, fillPath, flags, boundsClip, gapsClip);
  }
  const CLIP_FILL_STROKE = BAND_CLIP_FILL | BAND_CLIP_STROKE;
  function strokeFill(strokeStyle, lineWidth, lineDash, lineCap, fillStyle, strokePath, fillPath, flags, boundsClip, gapsClip, gapsClip2, bandClip) {
    setCtxStyle(strokeStyle, lineWidth, lineDash, lineCap, fillStyle);
    if (boundsClip || gapsClip || bandClip) {
      ctx.save();
      boundsClip && ctx.clip(boundsClip);
      gapsClip && ctx.clip(gapsClip);
    }
    if (bandClip) {
      if ((flags & CLIP_FILL_STROKE) == CLIP_FILL_STROKE) {
        ctx.clip(bandClip);
        gapsClip2 && ctx.clip(gapsClip2);
        doFill(fillStyle, fillPath);
        doStroke(strokeStyle, strokePath, lineWidth);
      } else if (flags & BAND_CLIP_STROKE) {
        doFill(fillStyle, fillPath);
        ctx.clip(bandClip);
        doStroke(strokeStyle, strokePath, lineWidth);
      } else if (flags & BAND_CLIP_FILL) {
        ctx.save();
        ctx.clip(bandClip);
        gapsClip2 && ctx.clip(gapsClip2);
        doFill(fillStyle, fillPath);
        ctx.restore();
        doStroke(strokeStyle, strokePath, lineWidth);
      }
    } else {
      doFill(fillStyle, fillPath);
      doStroke(strokeStyle, strokePath, lineWidth);
    }
    if (boundsClip || gapsClip || bandClip)
      ctx.restore();
  }
  function doStroke(strokeStyle, strokePath, lineWidth) {
    if (lineWidth > 0) {
      if (strokePath instanceof Map) {
        strokePath.forEach((strokePath2, strokeStyle2) => {
          ctx.strokeStyle = ctxStroke = strokeStyle2;
          ctx.stroke(strokePath2);
        });
      } else
        strokePath != null && strokeStyle && ctx.stroke(strokePath);
    }
  }
  function doFill(fillStyle, fillPath) {
    if (fillPath instanceof Map) {
      fillPath.forEach((fillPath2, fillStyle2) => {
        ctx.fillStyle = ctxFill = fillStyle2;
        ctx.fill(fillPath2);
      });
    } else
      fillPath != null && fillStyle && ctx.fill(fillPath);
  }
  function getIncrSpace(axisIdx, min2, max2, fullDim) {
    let axis = axes[axisIdx];
    let incrSpace;
    if (fullDim <= 0)
      incrSpace = [0, 0];
    else {
      let minSpace = axis._space = axis.space(self, axisIdx, min2, max2, fullDim);
      let incrs = axis._incrs = axis.incrs(self, axisIdx, min2, max2, fullDim, minSpace);
      incrSpace = findIncr(min2, max2, incrs, fullDim, minSpace);
    }
    return axis._found = incrSpace;
  }
  function drawOrthoLines(offs, filts, ori, side, pos0, len, width, stroke, dash2, cap) {
    let offset = width % 2 / 2;
    pxAlign == 1 && ctx.translate(offset, offset);
    setCtxStyle(stroke, width, dash2, cap, stroke);
    ctx.beginPath();
    let x0, y0, x1, y1, pos1 = pos0 + (side == 0 || side == 3 ? -len : len);
    if (ori == 0) {
      y0 = pos0;
      y1 = pos1;
    } else {
      x0 = pos0;
      x1 = pos1;
    }
    for (let i = 0; i < offs.length; i++) {
      if (filts[i] != null) {
        if (ori == 0)
          x0 = x1 = offs[i];
        else
          y0 = y1 = offs[i];
        ctx.moveTo(x0, y0);
        ctx.lineTo(x1, y1);
      }
    }
    ctx.stroke();
    pxAlign == 1 && ctx.translate(-offset, -offset);
  }
  function axesCalc(cycleNum) {
    let converged = true;
    axes.forEach((axis, i) => {
      if (!axis.show)
        return;
      let scale = scales[axis.scale];
      if (scale.min == null) {
        if (axis._show) {
          converged = false;
          axis._show = false;
          resetYSeries(false);
        }
        return;
      } else {
        if (!axis._show) {
          converged = false;
          axis._show = true;
          resetYSeries(false);
        }
      }
      let side = axis.side;
      let ori = side % 2;
      let { min: min2, max: max2 } = scale;
      let [_incr, _space] = getIncrSpace(i, min2, max2, ori == 0 ? plotWidCss : plotHgtCss);
      if (_space == 0)
        return;
      let forceMin = scale.distr == 2;
      let _splits = axis._splits = axis.splits(self, i, min2, max2, _incr, _space, forceMin);
      let splits = scale.distr == 2 ? _splits.map((i2) => data0[i2]) : _splits;
      let incr = scale.distr == 2 ? data0[_splits[1]] - data0[_splits[0]] : _incr;
      let values = axis._values = axis.values(self, axis.filter(self, splits, i, _space, incr), i, _space, incr);
      axis._rotate = side == 2 ? axis.rotate(self, values, i, _space) : 0;
      let oldSize = axis._size;
      axis._size = ceil(axis.size(self, values, i, cycleNum));
      if (oldSize != null && axis._size != oldSize)
        converged = false;
    });
    return converged;
  }
  function paddingCalc(cycleNum) {
    let converged = true;
    padding.forEach((p, i) => {
      let _p = p(self, i, sidesWithAxes, cycleNum);
      if (_p != _padding[i])
        converged = false;
      _padding[i] = _p;
    });
    return converged;
  }
  function drawAxesGrid() {
    for (let i = 0; i < axes.length; i++) {
      let axis = axes[i];
      if (!axis.show || !axis._show)
        continue;
      let side = axis.side;
      let ori = side % 2;
      let x, y;
      let fillStyle = axis.stroke(self, i);
      let shiftDir = side == 0 || side == 3 ? -1 : 1;
      let [_incr, _space] = axis._found;
      if (axis.label != null) {
        let shiftAmt2 = axis.labelGap * shiftDir;
        let baseLpos = round((axis._lpos + shiftAmt2) * pxRatio);
        setFontStyle(axis.labelFont[0], fillStyle, "center", side == 2 ? TOP : BOTTOM);
        ctx.save();
        if (ori == 1) {
          x = y = 0;
          ctx.translate(
            baseLpos,
            round(plotTop + plotHgt / 2)
          );
          ctx.rotate((side == 3 ? -PI : PI) / 2);
        } else {
          x = round(plotLft + plotWid / 2);
          y = baseLpos;
        }
        let _label = isFn(axis.label) ? axis.label(self, i, _incr, _space) : axis.label;
        ctx.fillText(_label, x, y);
        ctx.restore();
      }
      if (_space == 0)
        continue;
      let scale = scales[axis.scale];
      let plotDim = ori == 0 ? plotWid : plotHgt;
      let plotOff = ori == 0 ? plotLft : plotTop;
      let _splits = axis._splits;
      let splits = scale.distr == 2 ? _splits.map((i2) => data0[i2]) : _splits;
      let incr = scale.distr == 2 ? data0[_splits[1]] - data0[_splits[0]] : _incr;
      let ticks2 = axis.ticks;
      let border2 = axis.border;
      let _tickSize = ticks2.show ? ticks2.size : 0;
      let tickSize = round(_tickSize * pxRatio);
      let axisGap = round((axis.alignTo == 2 ? axis._size - _tickSize - axis.gap : axis.gap) * pxRatio);
      let angle = axis._rotate * -PI / 180;
      let basePos = pxRound(axis._pos * pxRatio);
      let shiftAmt = (tickSize + axisGap) * shiftDir;
      let finalPos = basePos + shiftAmt;
      y = ori == 0 ? finalPos : 0;
      x = ori == 1 ? finalPos : 0;
      let font2 = axis.font[0];
      let textAlign = axis.align == 1 ? LEFT : axis.align == 2 ? RIGHT : angle > 0 ? LEFT : angle < 0 ? RIGHT : ori == 0 ? "center" : side == 3 ? RIGHT : LEFT;
      let textBaseline = angle || ori == 1 ? "middle" : side == 2 ? TOP : BOTTOM;
      setFontStyle(font2, fillStyle, textAlign, textBaseline);
      let lineHeight = axis.font[1] * axis.lineGap;
      let canOffs = _splits.map((val) => pxRound(getPos(val, scale, plotDim, plotOff)));
      let _values = axis._values;
      for (let i2 = 0; i2 < _values.length; i2++) {
        let val = _values[i2];
        if (val != null) {
          if (ori == 0)
            x = canOffs[i2];
          else
            y = canOffs[i2];
          val = "" + val;
          let _parts = val.indexOf("\n") == -1 ? [val] : val.split(/\n/gm);
          for (let j = 0; j < _parts.length; j++) {
            let text = _parts[j];
            if (angle) {
              ctx.save();
              ctx.translate(x, y + j * lineHeight);
              ctx.rotate(angle);
              ctx.fillText(text, 0, 0);
              ctx.restore();
            } else
              ctx.fillText(text, x, y + j * lineHeight);
          }
        }
      }
      if (ticks2.show) {
        drawOrthoLines(
          canOffs,
          ticks2.filter(self, splits, i, _space, incr),
          ori,
          side,
          basePos,
          tickSize,
          roundDec(ticks2.width * pxRatio, 3),
          ticks2.stroke(self, i),
          ticks2.dash,
          ticks2.cap
        );
      }
      let grid2 = axis.grid;
      if (grid2.show) {
        drawOrthoLines(
          canOffs,
          grid2.filter(self, splits, i, _space, incr),
          ori,
          ori == 0 ? 2 : 1,
          ori == 0 ? plotTop : plotLft,
          ori == 0 ? plotHgt : plotWid,
          roundDec(grid2.width * pxRatio, 3),
          grid2.stroke(self, i),
          grid2.dash,
          grid2.cap
        );
      }
      if (border2.show) {
        drawOrthoLines(
          [basePos],
          [1],
          ori == 0 ? 1 : 0,
          ori == 0 ? 1 : 2,
          ori == 1 ? plotTop : plotLft,
          ori == 1 ? plotHgt : plotWid,
          roundDec(border2.width * pxRatio, 3),
          border2.stroke(self, i),
          border2.dash,
          border2.cap
        );
      }
    }
    fire("drawAxes");
  }
  function resetYSeries(minMax) {
    series.forEach((s, i) => {
      if (i > 0) {
        s._paths = null;
        if (minMax) {
          if (mode == 1) {
            s.min = null;
            s.max = null;
          } else {
            s.facets.forEach((f) => {
              f.min = null;
              f.max = null;
            });
          }
        }
      }
    });
  }
  let queuedCommit = false;
  let deferHooks = false;
  let hooksQueue = [];
  function flushHooks() {
    deferHooks = false;
    for (let i = 0; i < hooksQueue.length; i++)
      fire(...hooksQueue[i]);
    hooksQueue.length = 0;
  }
  function commit() {
    if (!queuedCommit) {
      microTask(_commit);
      queuedCommit = true;
    }
  }
  function batch(fn, _deferHooks = false) {
    queuedCommit = true;
    deferHooks = _deferHooks;
    fn(self);
    _commit();
    if (_deferHooks && hooksQueue.length > 0)
      queueMicrotask(flushHooks);
  }
  self.batch = batch;
  function _commit() {
    if (shouldSetScales) {
      setScales();
      shouldSetScales = false;
    }
    if (shouldConvergeSize) {
      convergeSize();
      shouldConvergeSize = false;
    }
    if (shouldSetSize) {
      setStylePx(under, LEFT, plotLftCss);
      setStylePx(under, TOP, plotTopCss);
      setStylePx(under, WIDTH, plotWidCss);
      setStylePx(under, HEIGHT, plotHgtCss);
      setStylePx(over, LEFT, plotLftCss);
      setStylePx(over, TOP, plotTopCss);
      setStylePx(over, WIDTH, plotWidCss);
      setStylePx(over, HEIGHT, plotHgtCss);
      setStylePx(wrap, WIDTH, fullWidCss);
      setStylePx(wrap, HEIGHT, fullHgtCss);
      can.width = round(fullWidCss * pxRatio);
      can.height = round(fullHgtCss * pxRatio);
      axes.forEach(({ _el, _show, _size, _pos, side }) => {
        if (_el != null) {
          if (_show) {
            let posOffset = side === 3 || side === 0 ? _size : 0;
            let isVt = side % 2 == 1;
            setStylePx(_el, isVt ? "left" : "top", _pos - posOffset);
            setStylePx(_el, isVt ? "width" : "height", _size);
            setStylePx(_el, isVt ? "top" : "left", isVt ? plotTopCss : plotLftCss);
            setStylePx(_el, isVt ? "height" : "width", isVt ? plotHgtCss : plotWidCss);
            remClass(_el, OFF);
          } else
            addClass(_el, OFF);
        }
      });
      ctxStroke = ctxFill = ctxWidth = ctxJoin = ctxCap = ctxFont = ctxAlign = ctxBaseline = ctxDash = null;
      ctxAlpha = 1;
      syncRect(true);
      if (plotLftCss != _plotLftCss || plotTopCss != _plotTopCss || plotWidCss != _plotWidCss || plotHgtCss != _plotHgtCss) {
        resetYSeries(false);
        let pctWid = plotWidCss / _plotWidCss;
        let pctHgt = plotHgtCss / _plotHgtCss;
        if (showCursor && !shouldSetCursor && cursor.left >= 0) {
          cursor.left *= pctWid;
          cursor.top *= pctHgt;
          vCursor && elTrans(vCursor, round(cursor.left), 0, plotWidCss, plotHgtCss);
          hCursor && elTrans(hCursor, 0, round(cursor.top), plotWidCss, plotHgtCss);
          for (let i = 0; i < cursorPts.length; i++) {
            let pt = cursorPts[i];
            if (pt != null) {
              cursorPtsLft[i] *= pctWid;
              cursorPtsTop[i] *= pctHgt;
              elTrans(pt, ceil(cursorPtsLft[i]), ceil(cursorPtsTop[i]), plotWidCss, plotHgtCss);
            }
          }
        }
        if (select.show && !shouldSetSelect && select.left >= 0 && select.width > 0) {
          select.left *= pctWid;
          select.width *= pctWid;
          select.top *= pctHgt;
          select.height *= pctHgt;
          for (let prop in _hideProps)
            setStylePx(selectDiv, prop, select[prop]);
        }
        _plotLftCss = plotLftCss;
        _plotTopCss = plotTopCss;
        _plotWidCss = plotWidCss;
        _plotHgtCss = plotHgtCss;
      }
      fire("setSize");
      shouldSetSize = false;
    }
    if (fullWidCss > 0 && fullHgtCss > 0) {
      ctx.clearRect(0, 0, can.width, can.height);
      fire("drawClear");
      drawOrder.forEach((fn) => fn());
      fire("draw");
    }
    if (select.show && shouldSetSelect) {
      setSelect(select);
      shouldSetSelect = false;
    }
    if (showCursor && shouldSetCursor) {
      updateCursor(null, true, false);
      shouldSetCursor = false;
    }
    if (legend2.show && legend2.live && shouldSetLegend) {
      setLegend();
      shouldSetLegend = false;
    }
    if (!ready) {
      ready = true;
      self.status = 1;
      fire("ready");
    }
    viaAutoScaleX = false;
    queuedCommit = false;
  }
  self.redraw = (rebuildPaths, recalcAxes) => {
    shouldConvergeSize = recalcAxes || false;
    if (rebuildPaths !== false)
      _setScale(xScaleKey, scaleX.min, scaleX.max);
    else
      commit();
  };
  function setScale(key2, opts2) {
    let sc = scales[key2];
    if (sc.from == null) {
      if (dataLen == 0) {
        let minMax = sc.range(self, opts2.min, opts2.max, key2);
        opts2.min = minMax[0];
        opts2.max = minMax[1];
      }
      if (opts2.min > opts2.max) {
        let _min = opts2.min;
        opts2.min = opts2.max;
        opts2.max = _min;
      }
      if (dataLen > 1 && opts2.min != null && opts2.max != null && opts2.max - opts2.min < 1e-16)
        return;
      if (key2 == xScaleKey) {
        if (sc.distr == 2 && dataLen > 0) {
          opts2.min = closestIdx(opts2.min, data[0]);
          opts2.max = closestIdx(opts2.max, data[0]);
          if (opts2.min == opts2.max)
            opts2.max++;
        }
      }
      pendScales[key2] = opts2;
      shouldSetScales = true;
      commit();
    }
  }
  self.setScale = setScale;
  let xCursor;
  let yCursor;
  let vCursor;
  let hCursor;
  let rawMouseLeft0;
  let rawMouseTop0;
  let mouseLeft0;
  let mouseTop0;
  let rawMouseLeft1;
  let rawMouseTop1;
  let mouseLeft1;
  let mouseTop1;
  let dragging = false;
  const drag = cursor.drag;
  let dragX = drag.x;
  let dragY = drag.y;
  if (showCursor) {
    if (cursor.x)
      xCursor = placeDiv(CURSOR_X, over);
    if (cursor.y)
      yCursor = placeDiv(CURSOR_Y, over);
    if (scaleX.ori == 0) {
      vCursor = xCursor;
      hCursor = yCursor;
    } else {
      vCursor = yCursor;
      hCursor = xCursor;
    }
    mouseLeft1 = cursor.left;
    mouseTop1 = cursor.top;
  }
  const select = self.select = assign({
    show: true,
    over: true,
    left: 0,
    width: 0,
    top: 0,
    height: 0
  }, opts.select);
  const selectDiv = select.show ? placeDiv(SELECT, select.over ? over : under) : null;
  function setSelect(opts2, _fire) {
    if (select.show) {
      for (let prop in opts2) {
        select[prop] = opts2[prop];
        if (prop in _hideProps)
          setStylePx(selectDiv, prop, opts2[prop]);
      }
      _fire !== false && fire("setSelect");
    }
  }
  self.setSelect = setSelect;
  function toggleDOM(i) {
    let s = series[i];
    if (s.show)
      showLegend && remClass(legendRows[i], OFF);
    else {
      showLegend && addClass(legendRows[i], OFF);
      if (showCursor) {
        let pt = cursorOnePt ? cursorPts[0] : cursorPts[i];
        pt != null && elTrans(pt, -10, -10, plotWidCss, plotHgtCss);
      }
    }
  }
  function _setScale(key2, min2, max2) {
    setScale(key2, { min: min2, max: max2 });
  }
  function setSeries(i, opts2, _fire, _pub) {
    if (opts2.focus != null)
      setFocus(i);
    if (opts2.show != null) {
      series.forEach((s, si) => {
        if (si > 0 && (i == si || i == null)) {
          s.show = opts2.show;
          toggleDOM(si);
          if (mode == 2) {
            _setScale(s.facets[0].scale, null, null);
            _setScale(s.facets[1].scale, null, null);
          } else
            _setScale(s.scale, null, null);
          commit();
        }
      });
    }
    _fire !== false && fire("setSeries", i, opts2);
    _pub && pubSync("setSeries", self, i, opts2);
  }
  self.setSeries = setSeries;
  function setBand(bi, opts2) {
    assign(bands[bi], opts2);
  }
  function addBand(opts2, bi) {
    opts2.fill = fnOrSelf(opts2.fill || null);
    opts2.dir = ifNull(opts2.dir, -1);
    bi = bi == null ? bands.length : bi;
    bands.splice(bi, 0, opts2);
  }
  function delBand(bi) {
    if (bi == null)
      bands.length = 0;
    else
      bands.splice(bi, 1);
  }
  self.addBand = addBand;
  self.setBand = setBand;
  self.delBand = delBand;
  function setAlpha(i, value3) {
    series[i].alpha = value3;
    if (showCursor && cursorPts[i] != null)
      cursorPts[i].style.opacity = value3;
    if (showLegend && legendRows[i])
      legendRows[i].style.opacity = value3;
  }
  let closestDist;
  let closestSeries;
  let focusedSeries;
  const FOCUS_TRUE = { focus: true };
  function setFocus(i) {
    if (i != focusedSeries) {
      let allFocused = i == null;
      let _setAlpha = focus.alpha != 1;
      series.forEach((s, i2) => {
        if (mode == 1 || i2 > 0) {
          let isFocused = allFocused || i2 == 0 || i2 == i;
          s._focus = allFocused ? null : isFocused;
          _setAlpha && setAlpha(i2, isFocused ? 1 : focus.alpha);
        }
      });
      focusedSeries = i;
      _setAlpha && commit();
    }
  }
  if (showLegend && cursorFocus) {
    onMouse(mouseleave, legendTable, (e) => {
      if (cursor._lock)
        return;
      setCursorEvent(e);
      if (focusedSeries != null)
        setSeries(null, FOCUS_TRUE, true, syncOpts.setSeries);
    });
  }
  function posToVal(pos, scale, can2) {
    let sc = scales[scale];
    if (can2)
      pos = pos / pxRatio - (sc.ori == 1 ? plotTopCss : plotLftCss);
    let dim = plotWidCss;
    if (sc.ori == 1) {
      dim = plotHgtCss;
      pos = dim - pos;
    }
    if (sc.dir == -1)
      pos = dim - pos;
    let _min = sc._min, _max = sc._max, pct = pos / dim;
    let sv = _min + (_max - _min) * pct;
    let distr = sc.distr;
    return distr == 3 ? pow(10, sv) : distr == 4 ? sinh(sv, sc.asinh) : distr == 100 ? sc.bwd(sv) : sv;
  }
  function closestIdxFromXpos(pos, can2) {
    let v = posToVal(pos, xScaleKey, can2);
    return closestIdx(v, data[0], i0, i1);
  }
  self.valToIdx = (val) => closestIdx(val, data[0]);
  self.posToIdx = closestIdxFromXpos;
  self.posToVal = posToVal;
  self.valToPos = (val, scale, can2) => scales[scale].ori == 0 ? getHPos(
    val,
    scales[scale],
    can2 ? plotWid : plotWidCss,
    can2 ? plotLft : 0
  ) : getVPos(
    val,
    scales[scale],
    can2 ? plotHgt : plotHgtCss,
    can2 ? plotTop : 0
  );
  self.setCursor = (opts2, _fire, _pub) => {
    mouseLeft1 = opts2.left;
    mouseTop1 = opts2.top;
    updateCursor(null, _fire, _pub);
  };
  function setSelH(off2, dim) {
    setStylePx(selectDiv, LEFT, select.left = off2);
    setStylePx(selectDiv, WIDTH, select.width = dim);
  }
  function setSelV(off2, dim) {
    setStylePx(selectDiv, TOP, select.top = off2);
    setStylePx(selectDiv, HEIGHT, select.height = dim);
  }
  let setSelX = scaleX.ori == 0 ? setSelH : setSelV;
  let setSelY = scaleX.ori == 1 ? setSelH : setSelV;
  function syncLegend() {
    if (showLegend && legend2.live) {
      for (let i = mode == 2 ? 1 : 0; i < series.length; i++) {
        if (i == 0 && multiValLegend)
          continue;
        let vals = legend2.values[i];
        let j = 0;
        for (let k in vals)
          legendCells[i][j++].firstChild.nodeValue = vals[k];
      }
    }
  }
  function setLegend(opts2, _fire) {
    if (opts2 != null) {
      if (opts2.idxs) {
        opts2.idxs.forEach((didx, sidx) => {
          activeIdxs[sidx] = didx;
        });
      } else if (!isUndef(opts2.idx))
        activeIdxs.fill(opts2.idx);
      legend2.idx = activeIdxs[0];
    }
    if (showLegend && legend2.live) {
      for (let sidx = 0; sidx < series.length; sidx++) {
        if (sidx > 0 || mode == 1 && !multiValLegend)
          setLegendValues(sidx, activeIdxs[sidx]);
      }
      syncLegend();
    }
    shouldSetLegend = false;
    _fire !== false && fire("setLegend");
  }
  self.setLegend = setLegend;
  function setLegendValues(sidx, idx) {
    let s = series[sidx];
    let src = sidx == 0 && xScaleDistr == 2 ? data0 : data[sidx];
    let val;
    if (multiValLegend)
      val = s.values(self, sidx, idx) ?? NULL_LEGEND_VALUES;
    else {
      val = s.value(self, idx == null ? null : src[idx], sidx, idx);
      val = val == null ? NULL_LEGEND_VALUES : { _: val };
    }
    legend2.values[sidx] = val;
  }
  function updateCursor(src, _fire, _pub) {
    rawMouseLeft1 = mouseLeft1;
    rawMouseTop1 = mouseTop1;
    [mouseLeft1, mouseTop1] = cursor.move(self, mouseLeft1, mouseTop1);
    cursor.left = mouseLeft1;
    cursor.top = mouseTop1;
    if (showCursor) {
      vCursor && elTrans(vCursor, round(mouseLeft1), 0, plotWidCss, plotHgtCss);
      hCursor && elTrans(hCursor, 0, round(mouseTop1), plotWidCss, plotHgtCss);
    }
    let idx;
    let noDataInRange = i0 > i1;
    closestDist = inf;
    closestSeries = null;
    let xDim = scaleX.ori == 0 ? plotWidCss : plotHgtCss;
    let yDim = scaleX.ori == 1 ? plotWidCss : plotHgtCss;
    if (mouseLeft1 < 0 || dataLen == 0 || noDataInRange) {
      idx = cursor.idx = null;
      for (let i = 0; i < series.length; i++) {
        let pt = cursorPts[i];
        pt != null && elTrans(pt, -10, -10, plotWidCss, plotHgtCss);
      }
      if (cursorFocus)
        setSeries(null, FOCUS_TRUE, true, src == null && syncOpts.setSeries);
      if (legend2.live) {
        activeIdxs.fill(idx);
        shouldSetLegend = true;
      }
    } else {
      let mouseXPos, valAtPosX, xPos;
      if (mode == 1) {
        mouseXPos = scaleX.ori == 0 ? mouseLeft1 : mouseTop1;
        valAtPosX = posToVal(mouseXPos, xScaleKey);
        idx = cursor.idx = closestIdx(valAtPosX, data[0], i0, i1);
        xPos = valToPosX(data[0][idx], scaleX, xDim, 0);
      }
      let _ptLft = -10;
      let _ptTop = -10;
      let _ptWid = 0;
      let _ptHgt = 0;
      let _centered = true;
      let _ptFill = "";
      let _ptStroke = "";
      for (let i = mode == 2 ? 1 : 0; i < series.length; i++) {
        let s = series[i];
        let idx1 = activeIdxs[i];
        let yVal1 = idx1 == null ? null : mode == 1 ? data[i][idx1] : data[i][1][idx1];
        let idx2 = cursor.dataIdx(self, i, idx, valAtPosX);
        let yVal2 = idx2 == null ? null : mode == 1 ? data[i][idx2] : data[i][1][idx2];
        shouldSetLegend = shouldSetLegend || yVal2 != yVal1 || idx2 != idx1;
        activeIdxs[i] = idx2;
        if (i > 0 && s.show) {
          let xPos2 = idx2 == null ? -10 : idx2 == idx ? xPos : valToPosX(mode == 1 ? data[0][idx2] : data[i][0][idx2], scaleX, xDim, 0);
          let yPos = yVal2 == null ? -10 : valToPosY(yVal2, mode == 1 ? scales[s.scale] : scales[s.facets[1].scale], yDim, 0);
          if (cursorFocus && yVal2 != null) {
            let mouseYPos = scaleX.ori == 1 ? mouseLeft1 : mouseTop1;
            let dist = abs(focus.dist(self, i, idx2, yPos, mouseYPos));
            if (dist < closestDist) {
              let bias = focus.bias;
              if (bias != 0) {
                let mouseYVal = posToVal(mouseYPos, s.scale);
                let seriesYValSign = yVal2 >= 0 ? 1 : -1;
                let mouseYValSign = mouseYVal >= 0 ? 1 : -1;
                if (mouseYValSign == seriesYValSign && (mouseYValSign == 1 ? bias == 1 ? yVal2 >= mouseYVal : yVal2 <= mouseYVal : (
                  // >= 0
                  bias == 1 ? yVal2 <= mouseYVal : yVal2 >= mouseYVal
                ))) {
                  closestDist = dist;
                  closestSeries = i;
                }
              } else {
                closestDist = dist;
                closestSeries = i;
              }
            }
          }
          if (shouldSetLegend || cursorOnePt) {
            let hPos, vPos;
            if (scaleX.ori == 0) {
              hPos = xPos2;
              vPos = yPos;
            } else {
              hPos = yPos;
              vPos = xPos2;
            }
            let ptWid, ptHgt, ptLft, ptTop, ptStroke, ptFill, centered = true, getBBox = points2.bbox;
            if (getBBox != null) {
              centered = false;
              let bbox = getBBox(self, i);
              ptLft = bbox.left;
              ptTop = bbox.top;
              ptWid = bbox.width;
              ptHgt = bbox.height;
            } else {
              ptLft = hPos;
              ptTop = vPos;
              ptWid = ptHgt = points2.size(self, i);
            }
            ptFill = points2.fill(self, i);
            ptStroke = points2.stroke(self, i);
            if (cursorOnePt) {
              if (i == closestSeries && closestDist <= focus.prox) {
                _ptLft = ptLft;
                _ptTop = ptTop;
                _ptWid = ptWid;
                _ptHgt = ptHgt;
                _centered = centered;
                _ptFill = ptFill;
                _ptStroke = ptStroke;
              }
            } else {
              let pt = cursorPts[i];
              if (pt != null) {
                cursorPtsLft[i] = ptLft;
                cursorPtsTop[i] = ptTop;
                elSize(pt, ptWid, ptHgt, centered);
                elColor(pt, ptFill, ptStroke);
                elTrans(pt, ceil(ptLft), ceil(ptTop), plotWidCss, plotHgtCss);
              }
            }
          }
        }
      }
      if (cursorOnePt) {
        let p = focus.prox;
        let focusChanged = focusedSeries == null ? closestDist <= p : closestDist > p || closestSeries != focusedSeries;
        if (shouldSetLegend || focusChanged) {
          let pt = cursorPts[0];
          if (pt != null) {
            cursorPtsLft[0] = _ptLft;
            cursorPtsTop[0] = _ptTop;
            elSize(pt, _ptWid, _ptHgt, _centered);
            elColor(pt, _ptFill, _ptStroke);
            elTrans(pt, ceil(_ptLft), ceil(_ptTop), plotWidCss, plotHgtCss);
          }
        }
      }
    }
    if (select.show && dragging) {
      if (src != null) {
        let [xKey, yKey] = syncOpts.scales;
        let [matchXKeys, matchYKeys] = syncOpts.match;
        let [xKeySrc, yKeySrc] = src.cursor.sync.scales;
        let sdrag = src.cursor.drag;
        dragX = sdrag._x;
        dragY = sdrag._y;
        if (dragX || dragY) {
          let { left, top, width, height } = src.select;
          let sori = src.scales[xKeySrc].ori;
          let sPosToVal = src.posToVal;
          let sOff, sDim, sc, a, b;
          let matchingX = xKey != null && matchXKeys(xKey, xKeySrc);
          let matchingY = yKey != null && matchYKeys(yKey, yKeySrc);
          if (matchingX && dragX) {
            if (sori == 0) {
              sOff = left;
              sDim = width;
            } else {
              sOff = top;
              sDim = height;
            }
            sc = scales[xKey];
            a = valToPosX(sPosToVal(sOff, xKeySrc), sc, xDim, 0);
            b = valToPosX(sPosToVal(sOff + sDim, xKeySrc), sc, xDim, 0);
            setSelX(min(a, b), abs(b - a));
          } else
            setSelX(0, xDim);
          if (matchingY && dragY) {
            if (sori == 1) {
              sOff = left;
              sDim = width;
            } else {
              sOff = top;
              sDim = height;
            }
            sc = scales[yKey];
            a = valToPosY(sPosToVal(sOff, yKeySrc), sc, yDim, 0);
            b = valToPosY(sPosToVal(sOff + sDim, yKeySrc), sc, yDim, 0);
            setSelY(min(a, b), abs(b - a));
          } else
            setSelY(0, yDim);
        } else
          hideSelect();
      } else {
        let rawDX = abs(rawMouseLeft1 - rawMouseLeft0);
        let rawDY = abs(rawMouseTop1 - rawMouseTop0);
        if (scaleX.ori == 1) {
          let _rawDX = rawDX;
          rawDX = rawDY;
          rawDY = _rawDX;
        }
        dragX = drag.x && rawDX >= drag.dist;
        dragY = drag.y && rawDY >= drag.dist;
        let uni = drag.uni;
        if (uni != null) {
          if (dragX && dragY) {
            dragX = rawDX >= uni;
            dragY = rawDY >= uni;
            if (!dragX && !dragY) {
              if (rawDY > rawDX)
                dragY = true;
              else
                dragX = true;
            }
          }
        } else if (drag.x && drag.y && (dragX || dragY))
          dragX = dragY = true;
        let p0, p1;
        if (dragX) {
          if (scaleX.ori == 0) {
            p0 = mouseLeft0;
            p1 = mouseLeft1;
          } else {
            p0 = mouseTop0;
            p1 = mouseTop1;
          }
          setSelX(min(p0, p1), abs(p1 - p0));
          if (!dragY)
            setSelY(0, yDim);
        }
        if (dragY) {
          if (scaleX.ori == 1) {
            p0 = mouseLeft0;
            p1 = mouseLeft1;
          } else {
            p0 = mouseTop0;
            p1 = mouseTop1;
          }
          setSelY(min(p0, p1), abs(p1 - p0));
          if (!dragX)
            setSelX(0, xDim);
        }
        if (!dragX && !dragY) {
          setSelX(0, 0);
          setSelY(0, 0);
        }
      }
    }
    drag._x = dragX;
    drag._y = dragY;
    if (src == null) {
      if (_pub) {
        if (syncKey != null) {
          let [xSyncKey, ySyncKey] = syncOpts.scales;
          syncOpts.values[0] = xSyncKey != null ? posToVal(scaleX.ori == 0 ? mouseLeft1 : mouseTop1, xSyncKey) : null;
          syncOpts.values[1] = ySyncKey != null ? posToVal(scaleX.ori == 1 ? mouseLeft1 : mouseTop1, ySyncKey) : null;
        }
        pubSync(mousemove, self, mouseLeft1, mouseTop1, plotWidCss, plotHgtCss, idx);
      }
      if (cursorFocus) {
        let shouldPub = _pub && syncOpts.setSeries;
        let p = focus.prox;
        if (focusedSeries == null) {
          if (closestDist <= p)
            setSeries(closestSeries, FOCUS_TRUE, true, shouldPub);
        } else {
          if (closestDist > p)
            setSeries(null, FOCUS_TRUE, true, shouldPub);
          else if (closestSeries != focusedSeries)
            setSeries(closestSeries, FOCUS_TRUE, true, shouldPub);
        }
      }
    }
    if (shouldSetLegend) {
      legend2.idx = idx;
      setLegend();
    }
    _fire !== false && fire("setCursor");
  }
  let rect2 = null;
  Object.defineProperty(self, "rect", {
    get() {
      if (rect2 == null)
        syncRect(false);
      return rect2;
    }
  });
  function syncRect(defer = false) {
    if (defer)
      rect2 = null;
    else {
      rect2 = over.getBoundingClientRect();
      fire("syncRect", rect2);
    }
  }
  function mouseMove(e, src, _l, _t, _w, _h, _i) {
    if (cursor._lock)
      return;
    if (dragging && e != null && e.movementX == 0 && e.movementY == 0)
      return;
    cacheMouse(e, src, _l, _t, _w, _h, _i, false, e != null);
    if (e != null)
      updateCursor(null, true, true);
    else
      updateCursor(src, true, false);
  }
  function cacheMouse(e, src, _l, _t, _w, _h, _i, initial, snap) {
    if (rect2 == null)
      syncRect(false);
    setCursorEvent(e);
    if (e != null) {
      _l = e.clientX - rect2.left;
      _t = e.clientY - rect2.top;
    } else {
      if (_l < 0 || _t < 0) {
        mouseLeft1 = -10;
        mouseTop1 = -10;
        return;
      }
      let [xKey, yKey] = syncOpts.scales;
      let syncOptsSrc = src.cursor.sync;
      let [xValSrc, yValSrc] = syncOptsSrc.values;
      let [xKeySrc, yKeySrc] = syncOptsSrc.scales;
      let [matchXKeys, matchYKeys] = syncOpts.match;
      let rotSrc = src.axes[0].side % 2 == 1;
      let xDim = scaleX.ori == 0 ? plotWidCss : plotHgtCss, yDim = scaleX.ori == 1 ? plotWidCss : plotHgtCss, _xDim = rotSrc ? _h : _w, _yDim = rotSrc ? _w : _h, _xPos = rotSrc ? _t : _l, _yPos = rotSrc ? _l : _t;
      if (xKeySrc != null)
        _l = matchXKeys(xKey, xKeySrc) ? getPos(xValSrc, scales[xKey], xDim, 0) : -10;
      else
        _l = xDim * (_xPos / _xDim);
      if (yKeySrc != null)
        _t = matchYKeys(yKey, yKeySrc) ? getPos(yValSrc, scales[yKey], yDim, 0) : -10;
      else
        _t = yDim * (_yPos / _yDim);
      if (scaleX.ori == 1) {
        let __l = _l;
        _l = _t;
        _t = __l;
      }
    }
    if (snap && (src == null || src.cursor.event.type == mousemove)) {
      if (_l <= 1 || _l >= plotWidCss - 1)
        _l = incrRound(_l, plotWidCss);
      if (_t <= 1 || _t >= plotHgtCss - 1)
        _t = incrRound(_t, plotHgtCss);
    }
    if (initial) {
      rawMouseLeft0 = _l;
      rawMouseTop0 = _t;
      [mouseLeft0, mouseTop0] = cursor.move(self, _l, _t);
    } else {
      mouseLeft1 = _l;
      mouseTop1 = _t;
    }
  }
  const _hideProps = {
    width: 0,
    height: 0,
    left: 0,
    top: 0
  };
  function hideSelect() {
    setSelect(_hideProps, false);
  }
  let downSelectLeft;
  let downSelectTop;
  let downSelectWidth;
  let downSelectHeight;
  function mouseDown(e, src, _l, _t, _w, _h, _i) {
    dragging = true;
    dragX = dragY = drag._x = drag._y = false;
    cacheMouse(e, src, _l, _t, _w, _h, _i, true, false);
    if (e != null) {
      onMouse(mouseup, doc, mouseUp, false);
      pubSync(mousedown, self, mouseLeft0, mouseTop0, plotWidCss, plotHgtCss, null);
    }
    let { left, top, width, height } = select;
    downSelectLeft = left;
    downSelectTop = top;
    downSelectWidth = width;
    downSelectHeight = height;
  }
  function mouseUp(e, src, _l, _t, _w, _h, _i) {
    dragging = drag._x = drag._y = false;
    cacheMouse(e, src, _l, _t, _w, _h, _i, false, true);
    let { left, top, width, height } = select;
    let hasSelect = width > 0 || height > 0;
    let chgSelect = downSelectLeft != left || downSelectTop != top || downSelectWidth != width || downSelectHeight != height;
    hasSelect && chgSelect && setSelect(select);
    if (drag.setScale && hasSelect && chgSelect) {
      let xOff = left, xDim = width, yOff = top, yDim = height;
      if (scaleX.ori == 1) {
        xOff = top, xDim = height, yOff = left, yDim = width;
      }
      if (dragX) {
        _setScale(
          xScaleKey,
          posToVal(xOff, xScaleKey),
          posToVal(xOff + xDim, xScaleKey)
        );
      }
      if (dragY) {
        for (let k in scales) {
          let sc = scales[k];
          if (k != xScaleKey && sc.from == null && sc.min != inf) {
            _setScale(
              k,
              posToVal(yOff + yDim, k),
              posToVal(yOff, k)
            );
          }
        }
      }
      hideSelect();
    } else if (cursor.lock) {
      cursor._lock = !cursor._lock;
      updateCursor(src, true, e != null);
    }
    if (e != null) {
      offMouse(mouseup, doc);
      pubSync(mouseup, self, mouseLeft1, mouseTop1, plotWidCss, plotHgtCss, null);
    }
  }
  function mouseLeave(e, src, _l, _t, _w, _h, _i) {
    if (cursor._lock)
      return;
    setCursorEvent(e);
    let _dragging = dragging;
    if (dragging) {
      let snapH = true;
      let snapV = true;
      let snapProx = 10;
      let dragH, dragV;
      if (scaleX.ori == 0) {
        dragH = dragX;
        dragV = dragY;
      } else {
        dragH = dragY;
        dragV = dragX;
      }
      if (dragH && dragV) {
        snapH = mouseLeft1 <= snapProx || mouseLeft1 >= plotWidCss - snapProx;
        snapV = mouseTop1 <= snapProx || mouseTop1 >= plotHgtCss - snapProx;
      }
      if (dragH && snapH)
        mouseLeft1 = mouseLeft1 < mouseLeft0 ? 0 : plotWidCss;
      if (dragV && snapV)
        mouseTop1 = mouseTop1 < mouseTop0 ? 0 : plotHgtCss;
      updateCursor(null, true, true);
      dragging = false;
    }
    mouseLeft1 = -10;
    mouseTop1 = -10;
    activeIdxs.fill(null);
    updateCursor(null, true, true);
    if (_dragging)
      dragging = _dragging;
  }
  function dblClick(e, src, _l, _t, _w, _h, _i) {
    if (cursor._lock)
      return;
    setCursorEvent(e);
    autoScaleX();
    hideSelect();
    if (e != null)
      pubSync(dblclick, self, mouseLeft1, mouseTop1, plotWidCss, plotHgtCss, null);
  }
  function syncPxRatio() {
    axes.forEach(syncFontSize);
    _setSize(self.width, self.height, true);
  }
  on(dppxchange, win, syncPxRatio);
  const events2 = {};
  events2.mousedown = mouseDown;
  events2.mousemove = mouseMove;
  events2.mouseup = mouseUp;
  events2.dblclick = dblClick;
  events2["setSeries"] = (e, src, idx, opts2) => {
    let seriesIdxMatcher2 = syncOpts.match[2];
    idx = seriesIdxMatcher2(self, src, idx);
    idx != -1 && setSeries(idx, opts2, true, false);
  };
  if (showCursor) {
    onMouse(mousedown, over, mouseDown);
    onMouse(mousemove, over, mouseMove);
    onMouse(mouseenter, over, (e) => {
      setCursorEvent(e);
      syncRect(false);
    });
    onMouse(mouseleave, over, mouseLeave);
    onMouse(dblclick, over, dblClick);
    cursorPlots.add(self);
    self.syncRect = syncRect;
  }
  const hooks = self.hooks = opts.hooks || {};
  function fire(evName, a1, a2) {
    if (deferHooks)
      hooksQueue.push([evName, a1, a2]);
    else {
      if (evName in hooks) {
        hooks[evName].forEach((fn) => {
          fn.call(null, self, a1, a2);
        });
      }
    }
  }
  (opts.plugins || []).forEach((p) => {
    for (let evName in p.hooks)
      hooks[evName] = (hooks[evName] || []).concat(p.hooks[evName]);
  });
  const seriesIdxMatcher = (self2, src, srcSeriesIdx) => srcSeriesIdx;
  const syncOpts = assign({
    key: null,
    setSeries: false,
    filters: {
      pub: retTrue,
      sub: retTrue
    },
    scales: [xScaleKey, series[1] ? series[1].scale : null],
    match: [retEq, retEq, seriesIdxMatcher],
    values: [null, null]
  }, cursor.sync);
  if (syncOpts.match.length == 2)
    syncOpts.match.push(seriesIdxMatcher);
  cursor.sync = syncOpts;
  const syncKey = syncOpts.key;
  const sync = _sync(syncKey);
  function pubSync(type, src, x, y, w, h, i) {
    if (syncOpts.filters.pub(type, src, x, y, w, h, i))
      sync.pub(type, src, x, y, w, h, i);
  }
  sync.sub(self);
  function pub(type, src, x, y, w, h, i) {
    if (syncOpts.filters.sub(type, src, x, y, w, h, i))
      events2[type](null, src, x, y, w, h, i);
  }
  self.pub = pub;
  function destroy() {
    sync.unsub(self);
    cursorPlots.delete(self);
    mouseListeners.clear();
    off(dppxchange, win, syncPxRatio);
    root.remove();
    legendTable?.remove();
    fire("destroy");
  }
  self.destroy = destroy;
  function _init() {
    fire("init", opts, data);
    setData(data || opts.data, false);
    if (pendScales[xScaleKey])
      setScale(xScaleKey, pendScales[xScaleKey]);
    else
      autoScaleX();
    shouldSetSelect = select.show && (select.width > 0 || select.height > 0);
    shouldSetCursor = shouldSetLegend = true;
    _setSize(opts.width, opts.height);
  }
  series.forEach(initSeries);
  axes.forEach(initAxis);
  if (then) {
    if (then instanceof HTMLElement) {
      then.appendChild(root);
      _init();
    } else
      then(self, _init);
  } else
    _init();
  return self;
}
uPlot.assign = assign;
uPlot.fmtNum = fmtNum;
uPlot.rangeNum = rangeNum;
uPlot.rangeLog = rangeLog;
uPlot.rangeAsinh = rangeAsinh;
uPlot.orient = orient;
uPlot.pxRatio = pxRatio;
{
  uPlot.join = join;
}
{
  uPlot.fmtDate = fmtDate;
  uPlot.tzDate = tzDate;
}
uPlot.sync = _sync;
{
  uPlot.addGap = addGap;
  uPlot.clipGaps = clipGaps;
  let paths = uPlot.paths = {
    points
  };
  paths.linear = linear;
  paths.stepped = stepped;
  paths.bars = bars;
  paths.spline = monotoneCubic;
}

// assets/chart.js
var PAST = 0.18;
var TimeAxis = class {
  constructor(begun) {
    this.days = begun.days;
    this.burnIn = begun.burn_in;
    this.squeeze = begun.burn_in ? PAST / (1 - PAST) * begun.days / begun.burn_in : 1;
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
    const step = [1, 2, 5, 10, 20, 25, 50, 100, 125, 250, 500, 1e3, 2500].find((s) => this.days / s <= wish) || this.days;
    const ticks2 = this.burnIn && width > 180 ? [this.x(-this.burnIn)] : [];
    for (let d = 0; d <= this.days; d += step) ticks2.push(d);
    return ticks2;
  }
};
var Chart = class {
  constructor(metric, sync) {
    this.metric = metric;
    this.sync = sync;
    this.readout = el("p", { class: "readout" });
    this.plot = el("div", { class: "plot", role: "img" });
    this.future = el("div", { class: "future" });
    this.begins = el("div", { class: "begins" }, el("span", {}, "changes begin"));
    this.u = null;
    this.width = 0;
  }
  // options are those of uPlot for the arms of a run.
  options(arms) {
    const { axis, metric } = this;
    const line = (stroke, width, i, extra = {}) => ({ stroke, width, dash: dash(i), points: { show: false }, spanGaps: true, ...extra });
    const series = [{}];
    const bands = [];
    arms.forEach((_2, i) => {
      const c = colour(i);
      const n = series.length;
      series.push(line(faded(c, 0.35), 1.5, 0), line("transparent", 0, 0), line("transparent", 0, 0), line(c, i || arms.length < 2 ? 2 : 4, i));
      bands.push({ series: [n + 1, n + 2], fill: faded(c, 0.16) });
    });
    const grid2 = { stroke: token("--grid"), width: 1 };
    const look = { stroke: token("--quiet"), font: "11px system-ui, sans-serif", ticks: { show: false } };
    return {
      width: this.width,
      height: 168,
      series,
      bands,
      padding: [8, 10, 0, 0],
      legend: { show: false },
      scales: { x: { time: false, range: () => axis.range }, y: { range: (_2, lo, hi) => padded(lo, hi, metric) } },
      axes: [
        { ...look, size: 24, gap: 3, grid: { show: false }, splits: (u) => axis.splits(u.bbox.width / devicePixelRatio), values: (_2, xs) => xs.map((x) => String(axis.day(x)).replace("-", "−")) },
        { ...look, size: 46, gap: 4, space: 36, grid: grid2, values: (_2, ys) => ys.map((y) => value(metric, y).replace(/\.0+%/, "%")) }
      ],
      cursor: { sync: { key: this.sync.key }, y: false, points: { show: false }, drag: { x: false, y: false } },
      hooks: { setCursor: [() => this.hover()], ready: [(u) => u.over.append(this.future, this.begins)] }
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
    const parts = course.begun.arms.map((_2, i) => {
      const v = course.column(i, "mean", metric.index)[place];
      return v === null ? null : el("span", { class: "value", style: { "--arm": colour(i) } }, value(metric, v));
    });
    this.readout.replaceChildren(el("span", { class: "day" }, `day ${course.days[place]}`.replace("-", "−")), ...parts.filter(Boolean));
  }
  destroy() {
    this.u?.destroy();
  }
};
function padded(lo, hi, metric) {
  if (lo === null || hi === null || !Number.isFinite(lo)) return [0, 1];
  const room = Math.max((hi - lo) * 0.08, Math.abs(hi) * 0.01, 1e-6);
  const low = lo >= 0 ? Math.max(0, lo - room) : lo - room;
  return [low, metric.share && hi <= 1 ? Math.min(1, hi + room) : hi + room];
}
function columns(course, ghost, metric, axis) {
  const days2 = course.days.slice();
  const known = days2.length;
  if (ghost) {
    for (const d of ghost.days) if (d > course.last) days2.push(d);
  }
  const data = [days2.map((d) => axis.x(d))];
  const rest = days2.length - known;
  const full = (column) => rest ? column.concat(new Array(rest).fill(null)) : column.slice();
  const at = ghost ? new Map(ghost.days.map((d, i) => [d, i])) : null;
  course.begun.arms.forEach((arm, i) => {
    const before = ghost ? ghost.arm(arm.name) : -1;
    const old = before >= 0 ? ghost.column(before, "mean", metric) : null;
    data.push(old ? days2.map((d) => old[at.get(d)] ?? null) : new Array(days2.length).fill(null));
    data.push(...["hi", "lo", "mean"].map((kind) => full(course.column(i, kind, metric))));
  });
  return data;
}

// assets/legend.js
function legend(arms) {
  return arms.map((a, i) => el(
    "span",
    { class: "entry" },
    svg("svg", { width: 26, height: 10, "aria-hidden": "true" }, svg("line", { x1: 1, x2: 25, y1: 5, y2: 5, stroke: colour(i), "stroke-width": 2.5, "stroke-dasharray": dash(i).join(" ") || null })),
    a.title || (a.name === "baseline" ? "Baseline" : a.name)
  ));
}

// assets/tables.js
function table(caption, head, rows) {
  return el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": caption }, el(
    "table",
    {},
    el("caption", {}, caption),
    el("thead", {}, el("tr", {}, head.map((h) => el("th", { scope: "col" }, h)))),
    el("tbody", {}, rows.map(([first, ...rest]) => el("tr", {}, el("th", { scope: "row" }, first), rest.map((c) => el("td", {}, c)))))
  ));
}

// assets/courses.js
var FIRST = ["compliance_rate", "knowing_violation_rate", "expert_wait_days", "abandonment_share", "participation_rate", "norm_mean", "knowledge_mean", "time_cost_minutes"];
var PAUSE = 50;
var SPELL = 10;
var shownMetrics = (store) => (store.state.shown || FIRST).filter((n) => store.metrics.has(n));
var Courses = class {
  constructor(store, runner, player) {
    Object.assign(this, { store, runner, player });
    this.sync = uPlot.sync("courses");
    this.cells = /* @__PURE__ */ new Map();
    this.grid = el("div", { class: "charts" });
    this.key = el("div", { class: "legend" });
    this.seen = new IntersectionObserver((entries) => this.look(entries), { rootMargin: "100px" });
    this.size = new ResizeObserver((entries) => this.resize(entries));
    byId("courses").append(el("h3", {}, "Through time"), this.key, this.chooser(), this.grid);
    this.refresh = later(() => this.update());
    store.addEventListener("change", (e) => ["shown", "all"].includes(e.detail) && this.arrange());
    runner.addEventListener("begun", () => this.begin());
    runner.addEventListener("done", () => this.refresh());
    player.addEventListener("move", this.refresh);
    watchTheme(() => this.recolour());
    this.arrange();
  }
  chooser() {
    const { metrics } = this.store.catalogue;
    this.boxes = metrics.map((m) => el("input", { type: "checkbox", value: m.name, onchange: () => this.choose() }));
    return el(
      "details",
      { class: "choose" },
      el("summary", {}, "Choose what is shown"),
      el("fieldset", {}, el("legend", { class: "hidden" }, "Metrics with a time course"), metrics.map((m, i) => el("label", { title: m.doc }, this.boxes[i], " ", m.title)))
    );
  }
  choose() {
    this.store.show(this.boxes.filter((b) => b.checked).map((b) => b.value));
  }
  // arrange makes a cell for each metric that is shown, and keeps those that stay.
  arrange() {
    const names = shownMetrics(this.store);
    for (const box of this.boxes) box.checked = names.includes(box.value);
    for (const [name, cell] of this.cells) {
      if (names.includes(name)) continue;
      cell.chart.destroy();
      this.seen.unobserve(cell.root);
      this.size.unobserve(cell.chart.plot);
      cell.root.remove();
      this.cells.delete(name);
    }
    for (const name of names) if (!this.cells.has(name)) this.cells.set(name, this.cell(this.store.metrics.get(name)));
    this.grid.append(...names.map((n) => this.cells.get(n).root));
    this.refresh();
  }
  cell(metric) {
    const chart = new Chart(metric, this.sync);
    const values = el("details", { class: "as-table" }, el("summary", { "aria-label": `${metric.title}: as a table` }, "Table"));
    const root = el(
      "figure",
      { class: "chart", dataset: { metric: metric.name } },
      el("figcaption", {}, el("span", { class: "chart-title", title: metric.doc }, metric.title), el("span", { class: "unit" }, metric.share ? "" : metric.unit === "1" ? "" : metric.unit), chart.readout),
      chart.plot,
      values
    );
    const cell = { root, chart, metric, values, inView: false, stale: true, drawn: 0 };
    values.addEventListener("toggle", () => this.tabulate(cell));
    root.cell = chart.plot.cell = cell;
    this.seen.observe(root);
    this.size.observe(chart.plot);
    return cell;
  }
  look(entries) {
    for (const e of entries) if (e.target.cell) e.target.cell.inView = e.isIntersecting;
    this.refresh();
  }
  // begin keeps the charts that fit a run too: to make one anew takes longer than to draw it.
  begin() {
    const { arms, days: days2, burn_in: burnIn } = this.runner.course.begun;
    const form = [arms.length, days2, burnIn].join();
    if (form !== this.form) for (const cell of this.cells.values()) cell.stale = true;
    this.form = form;
    this.key.replaceChildren(...legend(arms));
    this.refresh();
  }
  // recolour makes all charts anew.
  recolour() {
    for (const cell of this.cells.values()) cell.stale = true;
    if (this.runner.course) this.begin();
  }
  // resize learns widths as they are laid out: to ask for them would lay the page out.
  resize(entries) {
    for (const e of entries) e.target.cell.chart.resize(e.contentRect.width);
    this.refresh();
  }
  update() {
    const { course, ghost } = this.runner;
    if (!course) return;
    const now = performance.now();
    let again = false;
    const length = course.length + (course.done ? 0.5 : 0);
    for (const cell of this.waiting()) {
      if (!cell.stale && cell.length === length && cell.of === course) cell.chart.move(this.player.shown);
      else if (performance.now() - now > SPELL) return this.refresh();
      else if (now - cell.drawn < PAUSE && !course.done && !cell.stale) again = true;
      else this.draw(cell, course, ghost, length, now);
    }
    if (again) setTimeout(this.refresh, PAUSE);
  }
  // waiting returns the cells in view, those that have waited longest first.
  waiting() {
    return [...this.cells.values()].filter((c) => c.inView && c.chart.width).sort((a, b) => a.drawn - b.drawn);
  }
  draw(cell, course, ghost, length, now) {
    if (cell.stale) cell.chart.build(course);
    cell.stale = false;
    cell.chart.draw(course, ghost, this.player.shown);
    Object.assign(cell, { length, of: course, drawn: now });
    cell.chart.plot.setAttribute("aria-label", spoken(cell.metric, course));
    if (course.done) this.tabulate(cell);
  }
  // tabulate is the chart in numbers, on demand.
  tabulate(cell) {
    const { course } = this.runner;
    if (!cell.values.open || !course) return;
    const { metric } = cell;
    const arms = course.begun.arms;
    const cellOf = (i, k) => {
      const at = (kind) => course.column(i, kind, metric.index)[k];
      const band = at("lo") === null || at("lo") === void 0 ? "" : ` (${value(metric, at("lo"))} to ${value(metric, at("hi"))})`;
      return at("mean") === null ? "" : value(metric, at("mean")) + band;
    };
    const rows = course.days.map((d, k) => [String(d), ...arms.map((_2, i) => cellOf(i, k))]);
    cell.values.querySelector(".scroll")?.remove();
    cell.values.append(table(`${metric.title}, mean and 95% interval`, ["Day", ...arms.map((a) => a.title || a.name)], rows));
  }
};
function spoken(metric, course) {
  const place = course.length - 1;
  const ends = course.begun.arms.map((a, i) => `${a.title || a.name} ${value(metric, course.column(i, "mean", metric.index)[place])}`);
  return `${metric.title} through time. On day ${course.last}: ${ends.join(", ")}. A table follows.`;
}

// assets/stream.js
function parser(onEvent) {
  let rest = "";
  return (piece) => {
    rest += piece;
    for (let end = rest.indexOf("\n\n"); end >= 0; end = rest.indexOf("\n\n")) {
      const block = rest.slice(0, end);
      rest = rest.slice(end + 2);
      tell(block, onEvent);
    }
  };
}
function tell(block, onEvent) {
  let name = "message";
  const data = [];
  for (const line of block.split("\n")) {
    if (line.startsWith("event:")) name = line.slice(6).trim();
    else if (line.startsWith("data:")) data.push(line.slice(5).replace(/^ /, ""));
  }
  if (data.length) onEvent(name, JSON.parse(data.join("\n")));
}
async function events(body, onEvent) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const take = parser(onEvent);
  for (; ; ) {
    const { done, value: value3 } = await reader.read();
    if (done) return;
    take(decoder.decode(value3, { stream: true }).replaceAll("\r\n", "\n"));
  }
}

// assets/transport.js
var Refused = class extends Error {
  constructor(failed) {
    super(failed.message || "The program refused these settings.");
    this.mistakes = failed.mistakes || [];
  }
};
var Gone = class extends Error {
};
var post = (path, settings, signal) => fetch(path, {
  method: "POST",
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(settings),
  signal
});
async function failure(response) {
  try {
    return new Refused(await response.json());
  } catch {
    return new Error(`The server answered ${response.status} ${response.statusText}`);
  }
}
async function checked(response) {
  if (!response.ok) throw await failure(response);
  return response;
}
var server = {
  /** catalogue returns scenarios, levers, metrics and limits. */
  async catalogue() {
    return (await checked(await fetch("api/catalogue"))).json();
  },
  /** scenario returns {toml, name, warnings} of settings; throws Refused. */
  async scenario(settings) {
    return (await checked(await post("api/scenario", settings))).json();
  },
  /** run calls onEvent(name, data) for all that a run tells; a signal ends it. */
  async run(settings, onEvent, signal) {
    const response = await checked(await post("api/run", settings, signal));
    await events(response.body, onEvent);
  },
  /** fileURL returns where a file of a run can be fetched; throws Gone. */
  async fileURL(id, name) {
    const path = `api/files/${encodeURIComponent(id)}/${name.split("/").map(encodeURIComponent).join("/")}`;
    const response = await fetch(path, { method: "HEAD" });
    if (response.status === 410 || response.status === 404) throw new Gone(name);
    if (!response.ok && response.status !== 405) throw await failure(response);
    return path;
  }
};
async function open2() {
  if (document.documentElement.dataset.mode !== "static") return server;
  const { open: openStatic } = await import("./static.js");
  return openStatic();
}

// assets/downloads.js
var KINDS = [["archive", "All of it"], ["report", "The report"], ["scenario", "The scenario"], ["table", "Tables"], ["figure", "Figures"]];
var Downloads = class {
  constructor(store, runner, transport, messages) {
    Object.assign(this, { store, runner, transport, messages });
    this.note = el("p", { class: "note", role: "status" });
    const big = (id, text, f) => el("button", { type: "button", class: "main", id, disabled: true, onclick: f }, text);
    this.archive = big("get-archive", "All of it (zip)", () => this.get("results.zip"));
    this.report = big("get-report", "Report", () => this.get("report.html"));
    this.toml = el("button", { type: "button", class: "main", id: "get-scenario", onclick: () => this.scenario() }, "Scenario file");
    this.lists = el("div", { class: "files" });
    byId("downloads").append(
      el("h3", {}, "Take it away"),
      el("div", { class: "row" }, this.report, this.archive, this.toml),
      this.note,
      this.lists,
      el("p", { class: "note" }, "The scenario file makes the same results, byte for byte, from the command line: ", el("code", {}, "heed run scenario.toml"))
    );
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
    return el("section", { class: "file-kind" }, el("h4", {}, title), el("ul", {}, files.map((f) => el(
      "li",
      {},
      el("button", { type: "button", class: "link", dataset: { file: f.name }, onclick: () => this.get(f.name) }, f.name),
      " ",
      el("span", { class: "note" }, f.title)
    ))));
  }
  // get hands over a file; those of an earlier run may be gone.
  async get(name) {
    const { files } = this.runner;
    this.messages.clear("files");
    try {
      fetchTo(await this.transport.fileURL(files.id, name), name.split("/").at(-1));
    } catch (e) {
      const gone = e instanceof Gone || e.name === "Gone";
      this.messages.warn(
        "files",
        gone ? "The program no longer has the files of this run." : `${name} cannot be fetched: ${e.message}.`,
        el("button", { type: "button", onclick: () => this.runner.start() }, "Run it again")
      );
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
};

// assets/effects.js
var SETS = [
  ["shown", "Those above"],
  ["main", "Behaviour"],
  ["all", "All metrics"]
];
var MAIN = ["compliance_rate", "knowing_violation_rate", "unknowing_error_rate", "expert_wait_days", "abandonment_share", "blocked_rate", "participation_rate", "incident_count"];
var Effects = class {
  constructor(store, player) {
    Object.assign(this, { store, player });
    this.set = el("select", { id: "effect-set", onchange: () => this.refresh() }, SETS.map(([v, t]) => el("option", { value: v }, t)));
    this.rows = el("div", { class: "forest" });
    this.note = el("p", { class: "note" });
    this.table = el("details", { class: "as-table" }, el("summary", { "aria-label": "Effects as a table" }, "Table"));
    this.table.addEventListener("toggle", () => this.tabulate());
    byId("effects").append(el("div", { class: "panel-head" }, el("h3", {}, "Effect against the baseline"), el("label", {}, "Metrics ", this.set)), this.note, this.rows, this.table);
    this.refresh = later(() => this.update());
    player.addEventListener("move", this.refresh);
    store.addEventListener("change", this.refresh);
    watchTheme(this.refresh);
    this.update();
  }
  names() {
    const { value: value3 } = this.set;
    if (value3 === "all") return [...this.store.metrics.keys()];
    return value3 === "main" ? MAIN.filter((n) => this.store.metrics.has(n)) : shownMetrics(this.store);
  }
  update() {
    const { course, shown: shown2 } = this.player;
    const day = course?.days[shown2];
    const ready = course && course.begun.arms.length > 1 && day > 0;
    setText(this.note, ready ? `Means over days 1 to ${day}; the line is no difference. Bars that cross it may be chance.` : course?.begun.arms.length === 1 ? "Change something in an arm to see its effect." : "Effects are told from day 1 on.");
    this.rows.hidden = this.table.hidden = !ready;
    if (!ready) return;
    const names = this.names();
    const form = names.join() + "|" + course.begun.arms.map((a) => a.name + a.title).join();
    if (form !== this.form) this.build(names, course.begun.arms);
    this.form = form;
    for (const row of this.built) this.place(row, course, shown2);
    if (course.done) this.tabulate();
  }
  build(names, arms) {
    this.built = names.map((n) => this.row(this.store.metrics.get(n), arms));
    this.rows.replaceChildren(...this.built.map((r) => r.root));
  }
  row(metric, arms) {
    const bars2 = arms.slice(1).map((a, i) => {
      const dot = el("span", { class: "dot" });
      const bar = el("span", { class: "bar" });
      const words = el("span", { class: "effect-value" });
      const line = el("div", { class: "effect", style: { "--arm": colour(i + 1) } }, el("span", { class: "effect-arm" }, a.title || a.name), el("span", { class: "axis", "aria-hidden": "true" }, el("span", { class: "zero" }), bar, dot), words);
      return { line, bar, dot, words, arm: i + 1 };
    });
    const wish = metric.good > 0 ? "more is better" : metric.good < 0 ? "less is better" : "";
    const root = el("div", { class: "effect-group" }, el("h4", { title: metric.doc }, metric.title, wish ? el("span", { class: "wish" }, wish) : ""), bars2.map((b) => b.line));
    return { root, metric, bars: bars2 };
  }
  // place scales the axis of a metric to its own effects, the same to both sides.
  place({ metric, bars: bars2 }, course, shown2) {
    const effects = bars2.map((b) => course.effect(shown2, b.arm, metric.index));
    const reach = Math.max(1e-9, ...effects.flatMap((e) => e ? [e.diff, e.lo, e.hi].map((x) => Math.abs(x ?? 0)) : [0]));
    const percent3 = (x) => 50 + 48 * Math.max(-1, Math.min(1, x / reach));
    bars2.forEach((b, i) => {
      const e = effects[i];
      const known = e && e.diff !== null;
      b.line.dataset.verdict = verdict(metric, e);
      b.line.style.setProperty("--arm", colour(b.arm));
      b.dot.hidden = !known;
      b.bar.hidden = !known || e.lo === null;
      if (!known) return setText(b.words, "–");
      b.dot.style.left = percent3(e.diff) + "%";
      if (e.lo !== null) {
        b.bar.style.left = percent3(e.lo) + "%";
        b.bar.style.width = percent3(e.hi) - percent3(e.lo) + "%";
      }
      const tail = unit(metric) === "points" ? " points" : "";
      setText(b.words, difference(metric, e.diff) + tail);
      b.words.title = e.lo === null ? "one replicate: no interval" : interval(metric, e);
    });
  }
  tabulate() {
    if (!this.table.open || this.table.hidden) return;
    const { course, shown: shown2 } = this.player;
    const names = this.names().map((n) => this.store.metrics.get(n));
    const rows = names.flatMap((m) => course.begun.arms.slice(1).map((a, i) => {
      const e = course.effect(shown2, i + 1, m.index) || { diff: null, lo: null, hi: null };
      return [m.title, a.title || a.name, `${difference(m, e.diff)} ${unit(m)}`, difference(m, e.lo), difference(m, e.hi)];
    }));
    this.table.querySelector(".scroll")?.remove();
    this.table.append(table("Effects against the baseline, 95% intervals", ["Metric", "Arm", "Difference", "From", "To"], rows));
  }
};

// assets/messages.js
var Messages = class {
  constructor() {
    this.topics = /* @__PURE__ */ new Map();
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
};
function placed(mistake) {
  const key = mistake.key || "";
  const inArm = /^arms\.([^.]+)\.set\.["']?([^"']+)["']?$/.exec(key);
  const ofArm = /^arms\.([^.]+)/.exec(key);
  const words = [mistake.want && `want ${mistake.want}`, mistake.have && `have ${mistake.have}`, mistake.hint].filter(Boolean).join("; ");
  return { key, path: inArm ? inArm[2] : ofArm ? void 0 : key, arm: ofArm?.[1], words: words.charAt(0).toUpperCase() + words.slice(1) + "." };
}

// assets/failures.js
function watchFailures({ store, runner, messages, levers, runSettings }) {
  const again = () => el("button", { type: "button", onclick: () => runner.start() }, "Try again");
  const mark = (mistakes) => {
    levers.fail(mistakes);
    runSettings.fail(mistakes);
  };
  const clear = () => {
    for (const topic of ["failed", "lost", "warnings"]) messages.clear(topic);
    mark([]);
  };
  const link = (m) => {
    const lever = store.levers.get(m.path);
    const arm = m.arm && store.state.arms.find((a) => a.name === m.arm);
    const where = [arm && (arm.title || arm.name), lever?.title || m.key].filter(Boolean).join(": ");
    return el("li", {}, arm || lever && !m.arm ? el("button", { type: "button", class: "link", onclick: () => store.edit(arm ? arm.name : "baseline") }, where) : where, where ? " – " : "", m.words);
  };
  runner.addEventListener("begun", (e) => {
    clear();
    const { warnings } = e.detail;
    if (warnings?.length) messages.say("warnings", warnings.length === 1 ? "A doubt: " + warnings[0] : "Doubts:", warnings.length > 1 ? el("ul", {}, warnings.map((w) => el("li", {}, w))) : "");
  });
  runner.addEventListener("failed", (e) => {
    clear();
    const mistakes = (e.detail.mistakes || []).map(placed);
    mark(mistakes);
    messages.warn("failed", e.detail.message, mistakes.length ? el("ul", {}, mistakes.map(link)) : again());
  });
  runner.addEventListener("lost", () => {
    clear();
    messages.warn("lost", "The program that serves this page does not answer. See whether heed serve still runs; what you have set stays here.", again());
  });
}

// assets/own.js
var OwnScenario = class {
  constructor(store) {
    this.store = store;
    this.text = el("textarea", { id: "own-text", rows: 14, spellcheck: "false", "aria-describedby": "own-note" });
    this.file = el("input", { type: "file", id: "own-file", accept: ".toml,text/plain", onchange: () => this.load() });
    this.error = el("p", { class: "error", role: "alert" });
    this.dialog = el(
      "dialog",
      { "aria-labelledby": "own-title" },
      el(
        "form",
        { method: "dialog", onsubmit: (e) => this.submit(e) },
        el("h2", { id: "own-title" }, "A scenario of your own"),
        el("p", { id: "own-note", class: "note" }, "A TOML file as heed run takes it. It stays between your browser and the program that serves this page; a shared address carries it along."),
        el("label", { for: "own-file" }, "Open a file"),
        this.file,
        el("label", { for: "own-text" }, "Or paste its text"),
        this.text,
        this.error,
        el("div", { class: "row" }, el("button", { value: "run", class: "main" }, "Run it"), el("button", { value: "cancel", formnovalidate: true }, "Cancel"))
      )
    );
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
};

// assets/head.js
var LONG = 4e3;
var STATES = { start: "Starting", queued: "Waiting", begun: "Running", done: "Done", failed: "Stopped", lost: "No connection" };
var Head = class {
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
      this.select.replaceChildren(
        ...state.text ? [el("option", { value: "" }, "Your own text")] : [],
        ...groups.filter((g) => g[1].length).map(([label, list]) => el("optgroup", { label }, list.map(option)))
      );
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
    this.timer = setTimeout(() => setText(button, "Share"), 2e3);
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
      }
    });
  }
};

// assets/hint.js
var STEPS = ["Move a lever, such as Security experts.", "Read under “What happens” what follows, while it is computed.", "Take away the report, or share the address."];
function hint() {
  try {
    if (localStorage.getItem("heed.seen")) return;
  } catch {
    return;
  }
  const root = byId("hint");
  root.hidden = false;
  root.append(
    el("h2", { id: "hint-title" }, "New here?"),
    el("ol", {}, STEPS.map((s) => el("li", {}, s))),
    el("button", { type: "button", onclick: () => {
      root.hidden = true;
      try {
        localStorage.setItem("heed.seen", "1");
      } catch {
      }
    } }, "Got it")
  );
}

// assets/jump.js
function jump() {
  const go = (id, text) => el("button", { type: "button", onclick: () => byId(id).scrollIntoView() }, text);
  byId("jump").append(go("levers", "Levers"), go("results", "What happens"));
}

// assets/lever.js
var STANDINGS = {
  paper: "The paper says so.",
  source: "Taken from another publication.",
  derived: "Follows from other values.",
  fitted: "Fitted, so that the model shows what is known.",
  assumption: "An assumption: see whether your conclusion hangs on it."
};
var LeverView = class {
  constructor(lever, store) {
    this.lever = lever;
    this.store = store;
    this.id = unique("lever");
    this.inputs = this.controls();
    this.mark = el("span", { class: "mark", hidden: true });
    this.reset = el("button", { type: "button", class: "quiet reset", onclick: () => store.set(lever.path, void 0), "aria-label": `Reset ${lever.title}` }, "reset");
    this.note = el("p", { class: "note", id: this.id + "-note" });
    this.error = el("p", { class: "error", id: this.id + "-error", hidden: true });
    this.root = el(
      "div",
      { class: "lever", dataset: { path: lever.path } },
      el(
        "div",
        { class: "lever-head" },
        el("label", { for: this.id, class: "lever-title" }, lever.title),
        this.mark,
        this.reset
      ),
      el("div", { class: "lever-inputs" }, this.inputs, lever.unit && lever.unit !== "1" ? el("span", { class: "unit" }, lever.unit) : null),
      this.note,
      this.error,
      this.about()
    );
    this.update();
  }
  get numeric() {
    return this.lever.kind === "number" || this.lever.kind === "integer";
  }
  controls() {
    const { lever, id } = this;
    const described = { "aria-describedby": `${id}-note ${id}-error` };
    if (lever.kind === "switch") {
      this.box = el("input", { type: "checkbox", id, role: "switch", ...described, onchange: () => this.give(this.box.checked) });
      return [this.box];
    }
    if (lever.kind === "choice") {
      this.box = el("select", { id, ...described, onchange: () => this.give(this.box.value) }, (lever.choices || []).map((c) => el("option", { value: c }, c)));
      return [this.box];
    }
    if (!this.numeric) {
      this.box = el("input", { type: "text", id, disabled: true, ...described });
      return [this.box];
    }
    const step = lever.step || (lever.kind === "integer" ? 1 : "any");
    this.slider = el("input", { type: "range", min: lever.from, max: lever.to, step: "any", "aria-label": `${lever.title}, slider`, oninput: () => this.slide() });
    this.slider.addEventListener("keydown", (e) => this.nudge(e, Number(step) || 0));
    this.box = el("input", { type: "number", id, min: lever.min, max: lever.max, step: lever.kind === "integer" ? 1 : "any", inputmode: lever.kind === "integer" ? "numeric" : "decimal", ...described, oninput: () => this.type(), onblur: () => this.update() });
    return [this.slider, this.box];
  }
  // slide rounds to steps of the lever, counted from its start.
  slide() {
    const { from, step, kind, to } = this.lever;
    const by = step || (kind === "integer" ? 1 : (to - from) / 100);
    const x = Number((from + Math.round((this.slider.value - from) / by) * by).toPrecision(9));
    this.give(kind === "integer" ? Math.round(x) : x);
  }
  // nudge moves by a step of the lever from where it is, so that keys can reach what the
  // pointer can.
  nudge(event, step) {
    const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[event.key];
    if (!by) return;
    event.preventDefault();
    const { min: min2, max: max2, kind, from, to } = this.lever;
    const size = step || (kind === "integer" ? 1 : (to - from) / 100);
    const x = Math.min(max2, Math.max(min2, Number(this.store.value(this.lever.path)) + by * size));
    this.give(kind === "integer" ? Math.round(x) : Number(x.toPrecision(9)));
  }
  type() {
    const x = this.box.valueAsNumber;
    const { min: min2, max: max2, kind } = this.lever;
    if (Number.isNaN(x)) return this.fail("A number, please.");
    if (x < min2 || x > max2) return this.fail(`From ${setting(min2)} to ${setting(max2)}, please.`);
    if (kind === "integer" && !Number.isInteger(x)) return this.fail("A whole number, please.");
    this.fail("");
    this.give(x);
  }
  give(value3) {
    this.store.set(this.lever.path, value3);
  }
  /** fail shows what is wrong with the value; nothing where text is empty. */
  fail(text) {
    setText(this.error, text);
    this.error.hidden = !text;
    if (text) this.box.setAttribute("aria-invalid", "true");
    else this.box.removeAttribute("aria-invalid");
  }
  /** update shows the value of the arm that is edited. */
  update(mistakes) {
    const { lever, store, box, slider } = this;
    const { path } = lever;
    const { arm } = store;
    const value3 = store.value(path);
    const fixed = Boolean(arm) && !lever.live;
    const differs = store.changes(path);
    if (lever.kind === "switch") box.checked = Boolean(value3);
    else if (document.activeElement !== box || !this.numeric || box.validity.valid && box.valueAsNumber !== value3) box.value = value3 ?? "";
    if (slider) {
      slider.value = Number(value3);
      slider.setAttribute("aria-valuetext", `${setting(value3)} ${lever.unit || ""}`.trim());
      slider.disabled = fixed;
    }
    box.disabled = fixed || lever.kind === "file";
    this.root.classList.toggle("differs", differs);
    this.mark.hidden = !differs;
    setText(this.mark, arm ? "changed" : "changed for all");
    this.reset.hidden = !differs;
    setText(this.note, this.words(arm, fixed, differs));
    this.note.hidden = !this.note.textContent;
    const wrong = mistakes?.find((m) => m.path === path && (m.arm ?? "baseline") === (arm?.name ?? "baseline"));
    if (wrong || document.activeElement !== box) this.fail(wrong ? wrong.words : "");
  }
  words(arm, fixed, differs) {
    const { lever, store } = this;
    if (lever.kind === "file") return "A file beside the scenario: heed run reads it, this page cannot.";
    if (fixed) return "The same for all arms: choose the baseline above to set it.";
    if (!differs) return "";
    return arm ? `baseline: ${setting(store.base(lever.path))}` : `scenario: ${setting(store.original(lever.path))}`;
  }
  // about is filled when it is opened: findings are long.
  about() {
    const { lever } = this;
    const details = el("details", { class: "about" }, el("summary", { "aria-label": `About ${lever.title}` }, "About"));
    details.addEventListener("toggle", () => details.open && details.append(...this.story()), { once: true });
    return details;
  }
  story() {
    const { lever } = this;
    const range = this.numeric ? `${setting(lever.min)} to ${setting(lever.max)}` : lever.choices?.join(", ");
    const facts = [["Default", setting(lever.default)], range && ["Range", range], ["Stands on", STANDINGS[lever.standing] || lever.standing], ["Key", lever.path]];
    return [
      el("p", {}, lever.doc),
      el("dl", {}, facts.filter((f) => f && f[1]).map(([k, v]) => [el("dt", {}, k), el("dd", {}, k === "Key" ? el("code", {}, v) : v)])),
      ...(lever.findings || []).map((f) => el(
        "figure",
        { class: "finding" },
        el("blockquote", {}, el("p", {}, f.words)),
        el("figcaption", {}, `Gyllensten and Törner (2022), section ${f.sections}. Read here as: ${f.claim} (${f.row}).`)
      ))
    ];
  }
};

// assets/levers.js
var FOUND = 30;
var Levers = class {
  constructor(store) {
    this.store = store;
    this.views = /* @__PURE__ */ new Set();
    this.groups = [];
    this.search = el("input", { type: "search", id: "search", placeholder: "such as experts, training, blame", oninput: () => this.find(), autocomplete: "off" });
    this.found = el("div", { class: "found", hidden: true });
    this.count = el("p", { class: "note", role: "status" });
    this.tree = el("div", { class: "tree" });
    const { themes } = store.catalogue;
    const core = themes.filter((t) => t.core);
    const beside = themes.filter((t) => !t.core);
    core.forEach((t) => this.tree.append(this.group(t)));
    if (beside.length) this.tree.append(el("h3", { class: "beside" }, "Beside the six themes"), ...beside.map((t) => this.group(t)));
    byId("themes").append(el("div", { class: "search" }, el("label", { for: "search" }, "Find a lever"), this.search), this.count, this.found, this.tree);
    this.refresh = later(() => this.update());
    store.addEventListener("change", (e) => {
      if (e.detail !== "shown") this.refresh();
    });
    this.groups.find((g) => g.theme.name === "resources")?.root.setAttribute("open", "");
  }
  view(lever) {
    const view = new LeverView(lever, this.store);
    this.views.add(view);
    return view;
  }
  group(theme) {
    const badge = el("span", { class: "badge" });
    const root = el(
      "details",
      { class: "theme-group" },
      el("summary", {}, el("span", { class: "theme-title" }, theme.title), badge)
    );
    root.addEventListener("toggle", () => root.open && this.fill(theme, root), { once: true });
    this.groups.push({ theme, root, badge });
    return root;
  }
  // fill puts the main levers into a group, and the others behind "more".
  fill(theme, root) {
    const main = theme.levers.filter((l) => l.main);
    const rest = theme.levers.filter((l) => !l.main);
    root.append(el("p", { class: "doc" }, theme.doc));
    for (const l of main) root.append(this.view(l).root);
    if (!rest.length) return;
    const more = el("details", { class: "more" }, el("summary", {}, `${main.length ? "More" : "All"}: ${plural(rest.length, "lever")}`));
    more.addEventListener("toggle", () => more.open && rest.forEach((l) => more.append(this.view(l).root)), { once: true });
    root.append(more);
  }
  find() {
    const words = this.search.value.toLowerCase().split(/\s+/).filter(Boolean);
    this.tree.hidden = words.length > 0;
    this.found.hidden = words.length === 0;
    for (const node of this.found.children) this.views.delete(node.view);
    this.found.replaceChildren();
    setText(this.count, "");
    if (!words.length) return;
    const hits = this.store.catalogue.themes.flatMap((t) => t.levers.map((l) => ({ l, score: score(l, t, words) }))).filter((h) => h.score > 0).sort((a, b) => b.score - a.score);
    for (const { l } of hits.slice(0, FOUND)) {
      const view = this.view(l);
      view.root.view = view;
      this.found.append(view.root);
    }
    setText(this.count, hits.length > FOUND ? `${hits.length} levers, the first ${FOUND} of them:` : plural(hits.length, "lever") + (hits.length ? ":" : ". Try another word."));
  }
  /** fail marks the levers with mistakes: {path, arm, words}. */
  fail(mistakes) {
    this.mistakes = mistakes;
    for (const m of mistakes) this.groups.find((g) => m.path?.startsWith(g.theme.name + "."))?.root.setAttribute("open", "");
    this.refresh();
  }
  update() {
    for (const view of this.views) view.update(this.mistakes);
    for (const { theme, badge } of this.groups) {
      const n = theme.levers.filter((l) => this.store.changes(l.path)).length;
      setText(badge, n ? `${n} changed` : "");
      badge.hidden = !n;
    }
  }
};
function score(lever, theme, words) {
  let sum = 0;
  for (const w of words) {
    if (lever.title.toLowerCase().includes(w)) sum += 8;
    else if (lever.path.toLowerCase().includes(w)) sum += 4;
    else if (theme.title.toLowerCase().includes(w) || lever.doc.toLowerCase().includes(w)) sum += 1;
    else return 0;
  }
  return sum + (lever.main ? 2 : 0) + (theme.core ? 1 : 0);
}

// assets/outcomes.js
var PARTS = [
  ["plain", "Done by the rules"],
  ["over_safing_rate", "Done by the rules, over-safed"],
  ["knowing_violation_rate", "Shortcut (knowing violation)"],
  ["unknowing_error_rate", "Unknowing error"],
  ["impossible_rate", "No way to comply"],
  ["blocked_rate", "Blocked"],
  ["waiting_rate", "Waiting for an expert"]
];
var Outcomes = class {
  constructor(store, player) {
    Object.assign(this, { store, player });
    this.bars = el("div", { class: "stacks" });
    this.note = el("p", { class: "note" });
    this.table = el("details", { class: "as-table" }, el("summary", { "aria-label": "Outcomes as a table" }, "Table"));
    this.table.addEventListener("toggle", () => this.update());
    const key = PARTS.map(([name, title]) => el("span", { class: "entry" }, el("span", { class: "part key", dataset: { part: name } }), title));
    byId("outcomes").append(el("h3", {}, "What becomes of tasks"), this.note, el("div", { class: "legend" }, key), this.bars, this.table);
    this.refresh = later(() => this.update());
    player.addEventListener("move", this.refresh);
  }
  // shares returns the parts of an arm: over the days up to the playhead, before day 1 of
  // the days since the row before.
  shares(course, arm, shown2) {
    const kind = course.days[shown2] > 0 ? "total" : "mean";
    const of = (name) => course.column(arm, kind, this.store.metrics.get(name)?.index)?.[shown2] ?? null;
    return PARTS.map(([name]) => name === "plain" ? (of("compliance_rate") ?? 0) - (of("over_safing_rate") ?? 0) : of(name) ?? 0);
  }
  update() {
    const { course, shown: shown2 } = this.player;
    if (!course || shown2 < 0) return;
    const day = course.days[shown2];
    const arms = day > 0 ? course.begun.arms : course.begun.arms.slice(0, 1);
    setText(this.note, day > 0 ? `Shares of tasks over days 1 to ${day}.` : "The baseline, before changes begin.");
    const form = arms.map((a) => a.name + a.title).join();
    if (form !== this.form) this.build(arms);
    this.form = form;
    const rows = arms.map((a, i) => [a.title || a.name, this.shares(course, i, shown2)]);
    rows.forEach(([title, shares], i) => this.fill(this.built[i], title, shares));
    if (!this.table.open) return;
    this.table.querySelector(".scroll")?.remove();
    this.table.append(table("Shares of tasks", ["Arm", ...PARTS.map((p) => p[1])], rows.map(([t, s]) => [t, ...s.map(percent)])));
  }
  build(arms) {
    this.built = arms.map(() => {
      const parts = PARTS.map(([name, title]) => el("span", { class: "part", dataset: { part: name }, title }, el("span", { class: "part-value" })));
      return { parts, bar: el("div", { class: "stack", role: "img" }, parts) };
    });
    this.bars.replaceChildren(...arms.flatMap((a, i) => [el("span", { class: "stack-title" }, a.title || a.name), this.built[i].bar]));
  }
  fill({ parts, bar }, title, shares) {
    const sum = shares.reduce((a, b) => a + b, 0) || 1;
    shares.forEach((s, i) => {
      parts[i].style.width = `${100 * Math.max(0, s) / sum}%`;
      parts[i].title = `${PARTS[i][1]}: ${percent(s)}`;
      setText(parts[i].firstChild, s / sum > 0.06 ? Math.round(100 * s) + "%" : "");
    });
    bar.setAttribute("aria-label", `${title}: ` + shares.map((s, i) => `${PARTS[i][1]} ${percent(s)}`).join(", "));
  }
};
var percent = (s) => value({ share: true }, s);

// assets/painter.js
var STOPS = [[0, 34, 78], [49, 68, 107], [87, 93, 109], [124, 123, 120], [165, 156, 116], [209, 193, 91], [254, 232, 56]];
var SHADES = 64;
var PALETTE = Array.from({ length: SHADES }, (_2, i) => shade(i / (SHADES - 1)));
function shade(x) {
  const at = x * (STOPS.length - 1);
  const i = Math.min(STOPS.length - 2, Math.floor(at));
  return `rgb(${STOPS[i].map((c, k) => Math.round(c + (at - i) * (STOPS[i + 1][k] - c))).join(" ")})`;
}
var ramp = () => `linear-gradient(to right, ${STOPS.map((c) => `rgb(${c.join(" ")})`).join(", ")})`;
var Painter = class {
  constructor(place, plan, width, { tell: tell2, at = -1 }) {
    Object.assign(this, { place, plan, width, tell: tell2, at: at < place.team.length ? at : -1 });
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
  lines(pairs2, colour2, opacity, width) {
    const { pen } = this;
    const { x, y } = this.plan;
    pen.strokeStyle = colour2;
    pen.globalAlpha = opacity;
    pen.lineWidth = width;
    pen.beginPath();
    for (const [a, b] of pairs2) {
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
      const i = byte === 255 ? SHADES : Math.max(0, Math.min(SHADES - 1, Math.floor((byte / 250 - low) / (high - low) * SHADES)));
      const path = paths[i] ??= new Path2D();
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
};
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

// assets/seats.js
function layout(place, width) {
  const teams = teamsOf(place);
  const sites = Array.from({ length: place.sites }, (_2, site) => ({ site, departments: /* @__PURE__ */ new Map(), size: 0 }));
  for (const t of teams) {
    const s = sites[t.site];
    if (!s.departments.has(t.department)) s.departments.set(t.department, []);
    s.departments.get(t.department).push(t);
    s.size++;
  }
  const filled = sites.filter((s) => s.size);
  const across = Math.max(1, Math.min(filled.length, Math.floor(width / 260)));
  return pack(filled, place, { across, width, largest: Math.max(...teams.map((t) => t.seats.length)) });
}
function teamsOf(place) {
  const teams = /* @__PURE__ */ new Map();
  place.team.forEach((team, seat) => {
    const key = `${place.site[seat]}/${place.department[seat]}/${team}`;
    if (!teams.has(key)) teams.set(key, { team, site: place.site[seat], department: place.department[seat], seats: [] });
    teams.get(key).seats.push(seat);
  });
  return [...teams.values()];
}
var GAP = 10;
var HEAD = 20;
var EDGE = 5;
function pack(sites, place, { across, width, largest }) {
  const w = (width - GAP * (across - 1)) / across;
  const most = Math.max(360, Math.min(520, width * 0.9));
  for (let dot = 6; ; dot -= 0.4) {
    const plan = packed(sites, place, { across, w, dot, cell: 2 * (clusterRadius(largest, dot) + dot * 0.7) });
    if (plan.height <= most || dot < 2.4) return plan;
  }
}
function packed(sites, place, { across, w, dot, cell }) {
  const out = { areas: [], blocks: [], clusters: [], x: new Float32Array(place.team.length), y: new Float32Array(place.team.length), height: 0, dot };
  let top = 0;
  for (let from = 0; from < sites.length; from += across) {
    const row = sites.slice(from, from + across).map((s, k) => {
      const area = { x: k * (w + GAP), y: top, w, site: s.site };
      area.h = fillSite(out, area, s, { cell, dot });
      return area;
    });
    const deepest = Math.max(...row.map((a) => a.h));
    for (const a of row) a.h = deepest;
    out.areas.push(...row);
    top += deepest + GAP;
  }
  out.height = Math.max(0, top - GAP);
  return out;
}
function fillSite(out, area, site, { cell, dot }) {
  const columns2 = Math.max(1, Math.floor((area.w - 2 * EDGE - 4) / cell));
  let [x, y, deepest] = [area.x + EDGE, area.y + HEAD, 0];
  for (const [department, teams] of [...site.departments].sort((a, b) => a[0] - b[0])) {
    const wide = Math.min(columns2, Math.max(1, Math.ceil(Math.sqrt(teams.length * 1.6))));
    const deep = Math.ceil(teams.length / wide);
    const block = { w: wide * cell + 4, h: deep * cell + 4, department };
    if (x > area.x + EDGE && x + block.w > area.x + area.w - EDGE) [x, y, deepest] = [area.x + EDGE, y + deepest + EDGE, 0];
    Object.assign(block, { x, y });
    out.blocks.push(block);
    teams.forEach((t, i) => cluster(out, t, x + 2 + (i % wide + 0.5) * cell, y + 2 + (Math.floor(i / wide) + 0.5) * cell, dot));
    x += block.w + EDGE;
    deepest = Math.max(deepest, block.h);
  }
  return y + deepest + EDGE - area.y;
}
function cluster(out, team, x, y, dot) {
  team.seats.forEach((seat, i) => {
    const r = spacing(dot) * Math.sqrt(i);
    const angle = i * 2.39996323;
    out.x[seat] = x + r * Math.cos(angle);
    out.y[seat] = y + r * Math.sin(angle);
  });
  out.clusters.push({ ...team, x, y, r: clusterRadius(team.seats.length, dot) });
}
var spacing = (dot) => dot * 1.85;
var clusterRadius = (n, dot) => spacing(dot) * Math.sqrt(Math.max(0, n - 1)) + dot * 1.3;

// assets/picture.js
var STATES2 = [
  ["Compliance", "share of the last tasks done by the rules"],
  ["Participation", "how much they do beyond the rules"],
  ["Norm", "how strictly they hold that one should comply"]
];
var Picture = class {
  constructor(store, runner, player) {
    Object.assign(this, { store, runner, player });
    this.state = el("select", { id: "picture-state", onchange: () => this.refresh() }, STATES2.map(([t], i) => el("option", { value: String(i) }, t)));
    this.arm = el("select", { id: "picture-arm", onchange: () => {
      this.chosen = this.arm.value;
      this.refresh();
    } });
    this.beside = el("input", { type: "checkbox", id: "picture-beside", onchange: () => this.rebuild() });
    this.contacts = el("input", { type: "checkbox", id: "picture-contacts", onchange: () => this.refresh() });
    this.note = el("p", { class: "note" });
    this.views = el("div", { class: "views" });
    this.readout = el("p", { class: "readout", role: "status" }, "");
    this.least = el("span", {});
    this.most = el("span", {});
    this.key = el("div", { class: "ramp" }, this.least, el("span", { class: "ramp-bar", style: { background: ramp() } }), this.most);
    byId("picture").append(
      el(
        "div",
        { class: "panel-head" },
        el("h3", {}, "The organization"),
        el("label", {}, "Colour by ", this.state),
        el("label", {}, "Arm ", this.arm),
        el("label", {}, this.beside, " beside the baseline"),
        el("label", {}, this.contacts, " all contacts")
      ),
      this.note,
      this.key,
      this.views,
      this.readout
    );
    this.refresh = later(() => this.draw());
    this.painters = [];
    new IntersectionObserver((es) => {
      this.inView = es.at(-1).isIntersecting;
      this.refresh();
    }, { rootMargin: "50px" }).observe(this.views);
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
    const { course, shown: shown2 } = this.player;
    if (!this.inView || !course || shown2 < 0 || this.laid !== course || !this.painters.length) return;
    const i = Number(this.state.value);
    const chosen = Math.max(0, course.arm(this.arm.value));
    const arms = this.painters.length > 1 ? [0, chosen] : [chosen];
    setText(this.note, `${STATES2[i][0]}: ${STATES2[i][1]}, day ${course.days[shown2]}, first replicate. Squares are managers, rings empty seats. Point at a seat, or use the arrow keys, to see a team and its contacts.`.replace("-", "−"));
    const range = this.range(course, i);
    setText(this.least, percent2(range[0]) + (range[0] > 0 ? " or less" : ""));
    setText(this.most, percent2(range[1]) + (range[1] < 1 ? " or more" : ""));
    this.painters.forEach((p, k) => {
      const a = course.begun.arms[arms[k]];
      p.paint(course.people(shown2, arms[k]), i, { title: a.title || a.name, contacts: this.contacts.checked, range, ink: token("--ink"), line: token("--line"), quiet: token("--quiet"), ground: token("--ground") });
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
    const { course, shown: shown2 } = this.player;
    if (seat < 0 || this.laid !== course) return setText(this.readout, "");
    const { place } = course.begun;
    const k = this.painters.indexOf(painter);
    const arm = this.painters.length > 1 && k === 0 ? 0 : Math.max(0, course.arm(this.arm.value));
    const people = course.people(shown2, arm);
    const mean = (i) => average(place.team.flatMap((t, s) => t === place.team[seat] && people && people[3 * s + i] !== 255 ? [people[3 * s + i] / 250] : []));
    const words = STATES2.map(([title], i) => `${title.toLowerCase()} ${percent2(mean(i))}`);
    const own = people && people[3 * seat] !== 255 ? STATES2.map(([title], i) => `${title.toLowerCase()} ${percent2(people[3 * seat + i] === 255 ? NaN : people[3 * seat + i] / 250)}`).join(", ") : "empty";
    const boss = place.manager.includes(seat) ? " (a manager)" : "";
    setText(this.readout, `Site ${place.site[seat] + 1}, department ${place.department[seat] + 1}, team ${place.team[seat] + 1}: mean ${words.join(", ")}. Seat ${seat + 1}${boss}: ${own}; ${painter.contactsOf(seat).length} contacts.`);
  }
};
var average = (xs) => xs.length ? xs.reduce((a, b) => a + b, 0) / xs.length : NaN;
var percent2 = (x) => Number.isNaN(x) ? "unknown" : Math.round(100 * x) + "%";

// assets/player.js
var REPLAY = 25;
var SPEEDS = [
  { title: "slow", rate: 4 },
  { title: "medium", rate: 12 },
  { title: "quick", rate: 40 },
  { title: "as it comes", rate: Infinity }
];
var Player = class extends EventTarget {
  constructor(runner) {
    super();
    this.runner = runner;
    this.playing = true;
    this.speed = SPEEDS.length - 1;
    this.day = -Infinity;
    this.shown = -1;
    this.left = 0;
    runner.addEventListener("begun", () => this.refresh());
    runner.addEventListener("frames", () => this.refresh());
    runner.addEventListener("done", () => this.refresh());
  }
  get course() {
    return this.runner.course;
  }
  /** rate returns recorded days a second; a course that is done is not followed but played. */
  get rate() {
    const rate = SPEEDS[this.speed].rate;
    return rate === Infinity && this.course?.done && this.shown < this.course.length - 1 ? REPLAY : rate;
  }
  get atEnd() {
    return Boolean(this.course?.done) && this.shown >= this.course.length - 1;
  }
  /** refresh shows what there is now: the last day where it follows. */
  refresh() {
    if (!this.course) return;
    if (this.playing && this.rate === Infinity) this.day = this.course.last;
    else if (this.playing) this.tick();
    this.look(true);
  }
  look(force) {
    const at = Math.max(0, this.course.at(this.day));
    if (at === this.shown && !force) return;
    this.shown = this.course.length ? at : -1;
    this.dispatchEvent(new Event("move"));
  }
  // tick asks for the next frame while it plays below full speed.
  tick() {
    if (this.ticking || !this.playing || this.rate === Infinity) return;
    this.ticking = true;
    let before = performance.now();
    const step = (now) => {
      if (!this.playing || this.rate === Infinity) {
        this.ticking = false;
        return;
      }
      this.left = Math.min(this.left + this.rate * Math.min(now - before, 250) / 1e3, 4);
      before = now;
      for (; this.left >= 1; this.left--) this.forward();
      if (this.atEnd) this.pause();
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }
  forward() {
    if (!this.course || this.shown >= this.course.length - 1) return;
    this.day = this.course.days[this.shown + 1];
    this.look();
  }
  state() {
    this.dispatchEvent(new Event("state"));
  }
  /** play goes on, from the first day where it is at the end. */
  play() {
    if (this.atEnd) this.seek(this.course.days[0]);
    this.playing = true;
    this.state();
    this.refresh();
  }
  pause() {
    this.playing = false;
    this.state();
  }
  /** step pauses and goes to the next recorded day, or the one before. */
  step(by = 1) {
    this.pause();
    const days2 = this.course?.days || [];
    if (!days2.length) return;
    this.seek(days2[Math.min(Math.max(this.shown + by, 0), days2.length - 1)]);
  }
  /** reset pauses at the first recorded day. */
  reset() {
    this.pause();
    if (this.course?.length) this.seek(this.course.days[0]);
  }
  /** seek shows a day. */
  seek(day) {
    this.day = day;
    if (this.course) this.look();
  }
  setSpeed(speed) {
    this.speed = speed;
    if (this.playing) this.play();
  }
};

// assets/playbar.js
var HELP = "Keys: space plays and pauses, arrow keys step a recorded day, Home goes to the first day, End to the last.";
var SIGNS = {
  play: "M5 3v14l12-7z",
  pause: "M5 3h4v14H5zM11 3h4v14h-4z",
  step: "M4 3v14l9-7zM14 3h3v14h-3z",
  reset: "M16 3v14l-9-7zM3 3h3v14H3z"
};
var icon = (name) => svg("svg", { viewBox: "0 0 20 20", width: 16, height: 16, "aria-hidden": "true", class: "icon" }, svg("path", { d: SIGNS[name], fill: "currentColor" }));
var PlayBar = class {
  constructor(player, runner) {
    this.player = player;
    this.runner = runner;
    const button = (label, text, f) => el("button", { type: "button", "aria-label": label, title: label, onclick: f }, icon(text));
    this.play = button("Pause", "pause", () => player.playing && !player.atEnd ? player.pause() : player.play());
    this.play.id = "play-button";
    const stepping = button("Step one recorded day", "step", () => player.step());
    const reset = button("Reset to the first day", "reset", () => player.reset());
    this.speed = el("select", { id: "speed", onchange: () => player.setSpeed(Number(this.speed.value)) }, SPEEDS.map((s, i) => el("option", { value: String(i), selected: i === player.speed }, s.title)));
    this.day = el("input", { type: "range", id: "day", min: 0, max: 1, step: 1, "aria-label": "Day", oninput: () => this.seek() });
    this.now = el("output", { for: "day", class: "now" });
    this.state = el("p", { class: "progress", role: "status", "aria-live": "polite", id: "progress" });
    this.bar = el("progress", { max: 1, value: 0, "aria-label": "Computed" });
    byId("play").append(
      el("div", { class: "buttons" }, reset, this.play, stepping),
      el("div", { class: "scrub" }, this.day, this.bar),
      this.now,
      el("label", { class: "speed" }, "Speed ", this.speed),
      this.state,
      el("details", { class: "keys" }, el("summary", { "aria-label": "Keys" }, "?"), el("p", {}, HELP))
    );
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
      " ": () => player.playing && !player.atEnd ? player.pause() : player.play(),
      ArrowRight: () => player.step(),
      ArrowLeft: () => player.step(-1),
      Home: () => player.reset(),
      End: () => player.course && (player.pause(), player.seek(player.course.last))
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
      const shown2 = course.days[player.shown] ?? course.last;
      if (document.activeElement !== day || player.playing) day.value = shown2;
      const text = `day ${shown2} of ${begun.days}`;
      day.setAttribute("aria-valuetext", text);
      setText(this.now, text.replace("-", "−"));
      this.bar.value = (course.last + begun.burn_in) / (begun.days + begun.burn_in);
    }
    this.speak(performance.now());
  }
  // speak tells the state at most each two seconds, so that screen readers can follow.
  speak(now) {
    clearTimeout(this.timer);
    const wait = (this.spoken || 0) + 2e3 - now;
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
};

// assets/course.js
var KINDS2 = ["mean", "lo", "hi", "total"];
var Course = class {
  constructor(begun, metrics) {
    this.begun = begun;
    this.metrics = metrics;
    this.days = [];
    this.frames = [];
    this.done = false;
    this.columns = begun.arms.map(() => Object.fromEntries(KINDS2.map((k) => [k, Array.from({ length: metrics }, () => [])])));
  }
  get length() {
    return this.days.length;
  }
  /** last returns the last day that is known. */
  get last() {
    return this.days.length ? this.days[this.days.length - 1] : -this.begun.burn_in;
  }
  /** append takes a frame. Where it has the baseline alone, that is the past of all. */
  append(frame) {
    const past = frame.arms.length < this.begun.arms.length;
    this.days.push(frame.day);
    this.frames.push(frame);
    this.columns.forEach((columns2, a) => {
      const arm = frame.arms[past ? 0 : a];
      const shown2 = a === 0 || !past || frame.day === 0;
      for (const kind of KINDS2) {
        const values = arm[kind] || [];
        for (let m = 0; m < this.metrics; m++) columns2[kind][m].push(shown2 ? values[m] ?? null : null);
      }
    });
  }
  /** column returns mean, lo, hi or total of a metric of an arm, a value a recorded day. */
  column(arm, kind, metric) {
    return this.columns[arm][kind][metric];
  }
  /** effect returns how far an arm is from the baseline on a recorded day: {diff, lo, hi}. */
  effect(at, arm, metric) {
    return this.frames[at]?.arms[arm]?.effect?.[metric] || null;
  }
  /** people returns bytes of seats of an arm on a recorded day, three each; null for none. */
  people(at, arm) {
    const frame = this.frames[at];
    const day = frame && (frame.arms[arm] || frame.arms[0]);
    if (!day?.people) return null;
    if (typeof day.people === "string") day.people = Uint8Array.from(atob(day.people), (c) => c.charCodeAt(0));
    return day.people;
  }
  /** at returns the place of the last recorded day that is not after day; -1 for none. */
  at(day) {
    let [low, high] = [0, this.days.length];
    while (low < high) {
      const middle = low + high >> 1;
      if (this.days[middle] <= day) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
  /** arm returns the place of an arm by name; -1 for none. */
  arm(name) {
    return this.begun.arms.findIndex((a) => a.name === name);
  }
};

// assets/run.js
var Runner = class extends EventTarget {
  constructor(transport, store) {
    super();
    this.transport = transport;
    this.store = store;
    this.course = null;
    this.ghost = null;
    this.files = null;
    this.restart = debounced(120, () => this.start());
  }
  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
  /** stop ends the run under way. */
  stop() {
    this.abort?.abort();
    this.abort = null;
  }
  /** start runs what is set now. */
  async start() {
    this.stop();
    const abort = this.abort = new AbortController();
    this.files = null;
    this.ended = false;
    this.asked = this.store.settings();
    this.tell("start");
    try {
      await this.transport.run(this.asked, (name, data) => {
        if (abort === this.abort) this.take(name, data);
      }, abort.signal);
      if (abort === this.abort && !this.ended) throw new Error("The connection ended before the run did");
    } catch (e) {
      if (abort !== this.abort || e.name === "AbortError") return;
      if (e instanceof Refused || e.mistakes) this.tell("failed", { message: e.message, mistakes: e.mistakes || [] });
      else this.tell("lost", e);
    }
  }
  take(name, data) {
    if (name === "queued") this.tell("queued", data);
    else if (name === "begun") this.begin(data);
    else if (name === "frames") this.append(data.frames);
    else if (name === "done") this.finish(data);
    else if (name === "failed") {
      this.ended = true;
      this.tell("failed", data);
    }
  }
  // begin keeps the run before as a ghost, unless it had less to show than its own.
  begin(begun) {
    const before = this.course;
    if (before && (before.done || !this.ghost || before.last > 0)) this.ghost = before;
    this.course = new Course(begun, this.store.catalogue.metrics.length);
    this.course.settings = JSON.stringify(this.asked);
    this.tell("begun", begun);
  }
  append(frames) {
    for (const frame of frames) this.course.append(frame);
    this.tell("frames");
  }
  finish(done) {
    this.ended = true;
    this.course.done = true;
    this.ghost = null;
    this.files = done;
    this.tell("done", done);
  }
};

// assets/runsettings.js
var KEYS = [
  ["replicates", "Replicates", "Runs of each arm with chance of its own; more of them make intervals narrower and take longer.", (l) => l.replicates, 1],
  ["days", "Days", "Workdays after day 0; 250 make a year.", (l) => l.days, 1],
  ["burn_in", "Days to settle", "Workdays before day 0, in which the organization finds its habits.", (l) => l.days, 0],
  ["record_every", "Days from point to point", "Of the time courses.", (l) => l.days, 1],
  ["seed", "Seed", "Chooses all chance: the same seed, the same results.", () => 18446744073709552e3, 0]
];
var RunSettings = class {
  constructor(store) {
    this.store = store;
    this.inputs = /* @__PURE__ */ new Map();
    const root = el("details", { class: "theme-group" }, el("summary", {}, el("span", { class: "theme-title" }, "How it is run")), KEYS.map((k) => this.field(k)));
    this.root = root;
    byId("settings").append(root);
    this.refresh = later(() => this.update());
    store.addEventListener("change", (e) => e.detail !== "shown" && this.refresh());
    this.update();
  }
  field([key, title, doc2, most, least]) {
    const id = "run-" + key.replace("_", "-");
    const max2 = most(this.store.catalogue.limits);
    const input = el("input", { type: key === "seed" ? "text" : "number", inputmode: "numeric", pattern: key === "seed" ? "\\d{1,20}" : void 0, id, min: least, max: max2, step: 1, "aria-describedby": `${id}-note ${id}-error`, oninput: () => this.type(key) });
    const error = el("p", { class: "error", id: id + "-error", hidden: true });
    this.inputs.set(key, { input, error, least, max: max2 });
    return el("div", { class: "field" }, el("label", { for: id }, title), input, el("span", { class: "note", id: id + "-note" }, doc2), error);
  }
  type(key) {
    const { input, least, max: max2 } = this.inputs.get(key);
    if (input.value === "" || !input.validity.valid) return this.say(key, key === "seed" ? "Digits, please." : `A whole number from ${setting(least)} to ${max2}, please.`);
    this.say(key, "");
    this.store.setRun(key, key === "seed" ? input.value : input.valueAsNumber);
  }
  say(key, text) {
    const { input, error } = this.inputs.get(key);
    setText(error, text);
    error.hidden = !text;
    input.toggleAttribute("aria-invalid", Boolean(text));
  }
  /** fail marks the settings with mistakes. */
  fail(mistakes) {
    for (const key of this.inputs.keys()) {
      const wrong = mistakes.find((m) => m.key === "scenario." + key);
      this.say(key, wrong ? wrong.words : "");
      if (wrong) this.root.open = true;
    }
  }
  update() {
    for (const [key, { input }] of this.inputs) if (document.activeElement !== input) input.value = this.store.run(key);
  }
};

// assets/main.js
async function atAddress(store, messages) {
  const { state, doubts } = await decode(location.hash, store);
  messages.clear("address");
  if (doubts.length) messages.warn("address", `Not all of this address could be read: ${doubts.join("; ")}. The rest is set.`);
  return state;
}
function keepAddress(store, messages) {
  let last = location.hash;
  const write = async (push) => {
    const hash = "#" + await encode(store.state);
    if (hash === last) return;
    last = hash;
    history[push ? "pushState" : "replaceState"](null, "", hash);
  };
  const rest = debounced(400, () => write(true));
  store.addEventListener("change", (e) => e.detail === "edited" ? write(false) : rest());
  addEventListener("popstate", async () => {
    if (location.hash === last) return;
    last = location.hash;
    store.replace(await atAddress(store, messages) || store.initial(store.catalogue.scenarios[0].name));
  });
  write(false);
}
var PATIENCE = 120;
function shown(runner) {
  return new Promise((done) => {
    runner.addEventListener("frames", () => requestAnimationFrame(() => requestAnimationFrame(done)), { once: true });
  });
}
async function start() {
  const messages = new Messages();
  let transport, catalogue;
  try {
    transport = await open2();
    catalogue = await transport.catalogue();
  } catch (e) {
    setText(byId("state"), "Not there");
    messages.warn("lost", `The program behind this page does not answer (${e.message}). See whether heed serve still runs, and open the page again.`);
    return;
  }
  const store = new Store(catalogue);
  const state = await atAddress(store, messages);
  if (state) store.replace(state);
  const runner = new Runner(transport, store);
  const player = new Player(runner);
  new Head(store, runner, messages);
  new PlayBar(player, runner);
  const run = runner.start();
  new Arms(store);
  const levers = new Levers(store);
  const runSettings = new RunSettings(store);
  new Answer(store, player);
  new Courses(store, runner, player);
  new Effects(store, player);
  new Outcomes(store, player);
  new Picture(store, runner, player);
  new Downloads(store, runner, transport, messages);
  watchFailures({ store, runner, messages, levers, runSettings });
  keepAddress(store, messages);
  hint();
  jump();
  byId("foot").append(el("p", { class: "note" }, `${/^heed/.test(catalogue.version) ? "" : "heed "}${catalogue.version}, model ${catalogue.model}. After Gyllensten and Törner (2022). A model's answers rest on its assumptions: read directions before numbers.`));
  let settings = JSON.stringify(store.settings());
  store.addEventListener("change", () => {
    const next = JSON.stringify(store.settings());
    if (next !== settings) runner.restart();
    settings = next;
  });
  addEventListener("pagehide", () => runner.stop());
  addEventListener("pageshow", (e) => e.persisted && !runner.files && runner.start());
  await Promise.race([shown(runner), new Promise((done) => setTimeout(done, PATIENCE))]);
  document.documentElement.dataset.ready = "";
  await run;
}
start();
