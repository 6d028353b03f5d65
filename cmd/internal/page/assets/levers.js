// The levers by theme, and the search among them. Groups are filled when they are opened.
import { byId, el, later, setText } from "./dom.js";
import { plural } from "./format.js";
import { LeverView } from "./lever.js";

const FOUND = 30; // levers shown of a search

/** Levers shows the themes of a store's catalogue. */
export class Levers {
  constructor(store) {
    this.store = store;
    this.views = new Set();
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
    const root = el("details", { class: "theme-group" },
      el("summary", {}, el("span", { class: "theme-title" }, theme.title), badge));
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
    const hits = this.store.catalogue.themes.flatMap((t) => t.levers.map((l) => ({ l, score: score(l, t, words) })))
      .filter((h) => h.score > 0).sort((a, b) => b.score - a.score);
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
}

// score tells how well a lever answers a search: its title first, then its key, then words.
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
