// Names of arms: 1 to 64 of a-z, 0-9 and -, no two the same, none of them baseline.

/** slug returns a title as a name, empty where no letter or digit is left. */
export function slug(title) {
  return title.normalize("NFKD").toLowerCase()
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replace(/^-+|-+$/g, "");
}

/** freshName returns the name, with a number where it is taken. */
export function freshName(name, taken) {
  if (!taken.has(name)) return name;
  for (let i = 2; ; i++) {
    const next = `${name.slice(0, 60)}-${i}`;
    if (!taken.has(next)) return next;
  }
}

/** armNames returns the names that are taken. */
export const armNames = (arms) => new Set(["baseline", ...arms.map((a) => a.name)]);

/** combined returns the arms of a list that an arm combines, and those that they do. */
export function combined(arm, from, seen = new Set([arm.name])) {
  const parts = [];
  for (const name of arm.combine || []) {
    const part = from.find((a) => a.name === name);
    if (!part || seen.has(name)) continue;
    seen.add(name);
    parts.push(...combined(part, from, seen), part);
  }
  return parts;
}
