// The settings as an address, and back: short and readable where little is changed, such as
// #scenario=nuclear-plant&replicates=10&arm=my-change;title=More+experts;set=resources.experts:8
// An address is typed by people and cut by programs: what cannot be read is told, not thrown.
import { freshName, armNames, slug } from "./armnames.js";

const NUMBERS = ["days", "burn_in", "replicates", "record_every"];
const ARM_NUMBERS = ["from_day", "until_day", "ramp_days", "cost", "cost_once"];

const quoted = (text) => encodeURIComponent(text).replaceAll("%20", "+");
const plain = (text) => decodeURIComponent(text.replaceAll("+", "%20"));

const sets = (set) => Object.entries(set).map(([k, v]) => `${k}:${quoted(String(v))}`).join(",");

function armText(arm) {
  const parts = [arm.name];
  if (arm.title) parts.push("title=" + quoted(arm.title));
  for (const k of ARM_NUMBERS) if (arm[k]) parts.push(`${k}=${arm[k]}`);
  if (arm.combine?.length) parts.push("combine=" + arm.combine.join(","));
  if (Object.keys(arm.set).length) parts.push("set=" + sets(arm.set));
  return parts.join(";");
}

/** encode returns the part of the address behind #. */
export async function encode(state) {
  const parts = [state.text ? "text=" + await deflated(state.text) : "scenario=" + quoted(state.scenario)];
  for (const k of ["seed", ...NUMBERS]) if (state[k] !== undefined) parts.push(`${k}=${state[k]}`);
  if (Object.keys(state.set).length) parts.push("set=" + sets(state.set));
  for (const arm of state.arms) parts.push("arm=" + armText(arm));
  if (state.edited !== (state.arms[0]?.name || "baseline")) parts.push("edit=" + state.edited);
  if (state.shown) parts.push("show=" + state.shown.join(","));
  return parts.join("&");
}

/** decode returns {state, doubts} of an address; state is null where there is none. */
export async function decode(hash, store) {
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

class Reading {
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
    for (const pair of text.split(",")) {
      const at = pair.indexOf(":");
      const path = pair.slice(0, at);
      const lever = this.store.levers.get(path);
      if (!lever) this.doubt(`there is no lever “${path || pair}”`);
      else if (lever.kind === "number" || lever.kind === "integer" || inArm) set[path] = number(pair.slice(at + 1));
      else set[path] = lever.kind === "switch" ? pair.slice(at + 1) === "true" : plain(pair.slice(at + 1));
    }
    return set;
  }

  finish() {
    const { state } = this;
    const names = armNames(state.arms);
    if (!names.has(state.edited)) state.edited = state.arms[0]?.name || "baseline";
    return state;
  }
}

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
