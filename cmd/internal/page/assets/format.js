// Numbers as people read them.

const MINUS = "\u2212";
const sign = (text) => text.replace("-", MINUS);

/** digits writes a number with about three digits that matter. */
export function digits(x) {
  if (x === null || x === undefined || !Number.isFinite(x)) return "–";
  const size = Math.abs(x);
  if (size >= 10000) return sign(Math.round(x).toLocaleString("en-US"));
  if (size >= 100 || x === 0) return sign(String(Math.round(x)));
  if (size >= 10) return sign(x.toFixed(1));
  if (size >= 0.095) return sign(x.toFixed(2));
  return sign(x.toFixed(3));
}

/** value writes a value of a metric, in percent where it is a share, without its unit. */
export function value(metric, x) {
  if (x === null || x === undefined || !Number.isFinite(x)) return "–";
  if (!metric.share) return digits(x);
  const percent = 100 * x;
  return sign(percent.toFixed(Math.abs(percent) < 0.95 && x !== 0 ? 2 : 1)) + "%";
}

/** difference writes how far a value is from another: points of percent, or its unit. */
export function difference(metric, x, signed = true) {
  if (x === null || x === undefined || !Number.isFinite(x)) return "–";
  const size = metric.share ? 100 * Math.abs(x) : Math.abs(x);
  let text = size > 0 && size < 0.095 ? fine(size) : metric.share ? size.toFixed(size < 0.95 ? 2 : 1) : digits(size);
  if (signed && Number(text) !== 0) text = (x < 0 ? MINUS : "+") + text;
  return text;
}

// fine writes a small number with two digits that matter, and never with an exponent.
function fine(x) {
  return x < 1e-6 ? "0" : String(Number(x.toFixed(Math.min(8, 1 - Math.floor(Math.log10(x))))));
}

/** pair writes two values of a metric with as many digits as tell them apart. */
export function pair(metric, a, b) {
  const plain = [value(metric, a), value(metric, b)];
  if (plain[0] !== plain[1] || a === b || !Number.isFinite(a) || !Number.isFinite(b)) return plain;
  const scale = metric.share ? 100 : 1;
  for (let n = 2; n <= 5; n++) {
    const texts = [a, b].map((x) => sign((scale * x).toFixed(n)) + (metric.share ? "%" : ""));
    if (texts[0] !== texts[1]) return texts;
  }
  return plain;
}

/** unit returns what stands behind differences of a metric. */
export function unit(metric) {
  if (metric.share) return "points";
  return metric.unit === "1" ? "" : metric.unit.replace(/^0 to 1$/, "of 1");
}

/** setting writes a value of a lever as it would be typed. */
export function setting(x) {
  if (x === true) return "on";
  if (x === false) return "off";
  if (typeof x === "number") return sign(String(Number(x.toPrecision(6))));
  return x === "" || x === undefined || x === null ? "none" : String(x);
}

/** plural writes a count with its noun. */
export const plural = (n, one, many = one + "s") => `${n} ${n === 1 ? one : many}`;
