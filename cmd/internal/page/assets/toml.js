// What a scenario of one's own says, so far as levers show it: tables and keys with plain
// values. The program reads it in earnest, and tells its mistakes; what is not understood
// here is passed over.

const RUN = { seed: "1", days: 750, burn_in: 500, replicates: 20, record_every: 10 };

// value reads a number, true, false, a text or a list of texts.
function value(text) {
  if (text === "true" || text === "false") return text === "true";
  if (/^(["']).*\1$/.test(text)) return text[0] === '"' ? unquote(text) : text.slice(1, -1);
  if (/^\[/.test(text)) return [...text.matchAll(/"([^"]*)"|'([^']*)'/g)].map((m) => m[1] ?? m[2]);
  const number = Number(text.replaceAll("_", ""));
  return Number.isNaN(number) ? undefined : number;
}

function unquote(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text.slice(1, -1);
  }
}

// uncommented cuts a line where a comment begins.
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

const open = (text) => text.split("[").length > text.split("]").length;

// pairs returns [table, key, value] of a text, in its order.
function pairs(text) {
  const found = [];
  let table = "";
  let held = "";
  for (const raw of text.split(/\r?\n/)) {
    const line = (held + " " + uncommented(raw)).trim();
    held = "";
    const heading = /^\[([^[\]]+)\]$/.exec(line);
    const pair = /^("[^"]+"|'[^']+'|[\w.-]+)\s*=\s*(.+)$/.exec(line);
    if (heading) table = heading[1].replace(/\s|"/g, "");
    else if (pair && pair[2].startsWith("[") && open(pair[2])) held = line;
    else if (pair) found.push([table, pair[1].replace(/^["']|["']$/g, ""), value(pair[2])]);
  }
  return found;
}

/** readTOML returns a scenario as the catalogue has it, of the text of one. */
export function readTOML(text, levers) {
  const info = { name: "own", title: "Your own scenario", shows: "", own: true, ...RUN, values: {}, arms: [] };
  const arms = new Map();
  for (const [table, key, v] of pairs(text)) {
    if (v === undefined) continue;
    const [section, name, set] = table.split(".");
    if (section === "scenario") info[key] = key === "seed" ? String(v) : v;
    else if (section === "arms" && name) {
      if (!arms.has(name)) arms.set(name, { name, set: {} });
      if (set === "set") arms.get(name).set[key] = Number(v);
      else arms.get(name)[key] = v;
    } else if (levers.has(`${table}.${key}`)) info.values[`${table}.${key}`] = v;
  }
  info.arms = [...arms.values()];
  return info;
}
