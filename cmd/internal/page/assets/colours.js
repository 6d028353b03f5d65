// How arms are told apart: the colours of Okabe and Ito (2008), which people see apart
// whatever their sight of colours, and dashes beside them. In the dark black is white.

const OKABE_ITO = ["#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9", "#8a7a00", "#7f5fb5"];
const DASHES = [[], [7, 4], [2, 3], [10, 3, 2, 3], [5, 2], [2, 2, 6, 2], [12, 4], [4, 4], [1, 2]];

/** dark tells whether the page is dark now. */
export function dark() {
  const { theme } = document.documentElement.dataset;
  return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
}

const LIGHTER = { "#0072b2": "#4aa8e0", "#d55e00": "#f08040", "#009e73": "#2dc496", "#8a7a00": "#f0e442", "#7f5fb5": "#b49be0" };

/** colour returns that of an arm by its place, the baseline at 0. */
export function colour(arm) {
  if (arm === 0) return dark() ? "#d0d4da" : "#4a4f57";
  const c = OKABE_ITO[(arm - 1) % OKABE_ITO.length];
  return dark() ? LIGHTER[c] || c : c;
}

/** dash returns the dashes of an arm's lines. */
export const dash = (arm) => DASHES[arm % DASHES.length];

let probe;
const tokens = new Map(); // of the theme: to ask for one costs a layout of the page

/** token returns a colour of the style sheet, such as --ink, as it is in this theme. */
export function token(name) {
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

/** faded returns a colour #rrggbb with an opacity. */
export function faded(hex, opacity) {
  return hex + Math.round(255 * opacity).toString(16).padStart(2, "0");
}

/** watchTheme calls f when the page turns light or dark. */
export function watchTheme(f) {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", f);
  new MutationObserver(f).observe(document.documentElement, { attributeFilter: ["data-theme"] });
}

watchTheme(() => tokens.clear()); // the first to hear of it
