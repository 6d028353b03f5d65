// Elements from names, properties and children. Text is always text: nothing here, and
// nothing that uses it, takes markup.

let count = 0;

/** unique returns an id that no other element has. */
export function unique(stem) {
  count++;
  return `${stem}-${count}`;
}

function fill(node, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "text") node.textContent = value;
    else if (name === "style") for (const [k, v] of Object.entries(value)) node.style.setProperty(k, v);
    else if (name === "dataset") Object.assign(node.dataset, value);
    else if (name === "value" || name === "checked" || name === "selected") node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(2).filter((c) => c !== null && c !== undefined && c !== false));
  return node;
}

/** el returns an HTML element; properties on... listen, text is its content. */
export function el(tag, properties = {}, ...children) {
  return fill(document.createElement(tag), properties, children);
}

/** svg returns an SVG element. */
export function svg(tag, properties = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), properties, children);
}

/** byId returns the element of index.html with that id. */
export const byId = (id) => document.getElementById(id);

/** setText writes only what is new, so that screen readers and layout rest. */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** later returns a function that does f in the next frame, however often it is asked. */
export function later(f) {
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

/** idle does f when the browser has nothing else to do, or soon. */
export const idle = (f) => (globalThis.requestIdleCallback ? requestIdleCallback(f, { timeout: 500 }) : setTimeout(f, 200));

/** debounced returns a function that does f once it has not been called for that long. */
export function debounced(milliseconds, f) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(f, milliseconds);
  };
}

/** save hands a text to the browser as a file. */
export function save(name, text, type) {
  const href = URL.createObjectURL(new Blob([text], { type }));
  fetchTo(href, name);
  setTimeout(() => URL.revokeObjectURL(href), 60000);
}

/** fetchTo lets the browser store what is at href as a file. */
export function fetchTo(href, name) {
  const link = el("a", { href, download: name });
  document.body.append(link);
  link.click();
  link.remove();
}
