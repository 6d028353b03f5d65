// What the viewer has set, and who wants to know when it changes.
//
// The state is the Settings that the program takes, beside what only the page needs: which
// arm is being edited and which metrics are shown. Everything that changes it goes through
// the functions here, so that the address, the levers and the run see one truth.
import { armNames, combined, freshName, slug } from "./armnames.js";
import { readTOML } from "./toml.js";

const RUN_KEYS = ["seed", "days", "burn_in", "replicates", "record_every"];

/** Store holds the state over a catalogue. */
export class Store extends EventTarget {
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
    const own = arm ? arm.set[path] : undefined;
    if (own === undefined) return this.base(path);
    return this.levers.get(path)?.kind === "switch" ? Boolean(own) : own;
  }

  /** changes tells whether a key is other than where it comes from. */
  changes(path) {
    return this.arm ? this.arm.set[path] !== undefined : this.state.set[path] !== undefined;
  }

  /** set gives a key a value where it is edited; what it would be anyway is not kept. */
  set(path, value) {
    const arm = this.arm;
    const [where, without] = arm ? [arm.set, this.base(path)] : [this.state.set, this.original(path)];
    if (value === undefined || value === without) delete where[path];
    else where[path] = arm && typeof value === "boolean" ? Number(value) : value;
    this.changed("values");
  }

  /** setRun sets how it is run: seed, days, burn_in, replicates, record_every. */
  setRun(key, value) {
    if (value === undefined || String(value) === String(this.scenario[key])) delete this.state[key];
    else this.state[key] = value;
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
    for (const a of this.state.arms) if (a.combine) a.combine = a.combine.map((n) => (n === arm.name ? name : n));
    Object.assign(arm, { name, title });
    this.state.edited = name;
    this.changed("arms");
  }

  /** setArm sets another key of the edited arm, such as from_day; undefined unsets it. */
  setArm(key, value) {
    if (value) this.arm[key] = value;
    else delete this.arm[key];
    this.changed("values");
  }

  /** settings returns what the program is asked to run. Arms without a change are left out. */
  settings() {
    const { scenario, text, set, arms } = this.state;
    const s = text ? { scenario: "", text } : { scenario };
    for (const key of RUN_KEYS) if (this.state[key] !== undefined) s[key] = this.state[key];
    if (Object.keys(set).length) s.set = { ...set };
    s.arms = structuredClone(arms.filter((a) => Object.keys(a.set).length || a.combine?.length));
    return s;
  }
}

/** myChange returns an arm to start from. */
export const myChange = () => ({ name: "my-change", title: "My change", set: {} });
