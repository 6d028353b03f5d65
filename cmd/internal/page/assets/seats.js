// Where seats stand in the picture: sites as areas, departments within them as blocks, teams
// as clusters of seats.

/** Site, Block and Cluster are rectangles {x, y, w, h}, clusters {x, y, r, team, seats}. */
export function layout(place, width) {
  const teams = teamsOf(place);
  const sites = Array.from({ length: place.sites }, (_, site) => ({ site, departments: new Map(), size: 0 }));
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
  const teams = new Map();
  place.team.forEach((team, seat) => {
    const key = `${place.site[seat]}/${place.department[seat]}/${team}`;
    if (!teams.has(key)) teams.set(key, { team, site: place.site[seat], department: place.department[seat], seats: [] });
    teams.get(key).seats.push(seat);
  });
  return [...teams.values()];
}

const GAP = 10;
const HEAD = 20; // height of a site's title
const EDGE = 5; // around departments

// pack puts sites in rows, and in each its departments, teams by teams. Dots are as large as
// the height allows.
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

// fillSite puts departments beside each other while there is room, then below.
function fillSite(out, area, site, { cell, dot }) {
  const columns = Math.max(1, Math.floor((area.w - 2 * EDGE - 4) / cell));
  let [x, y, deepest] = [area.x + EDGE, area.y + HEAD, 0];
  for (const [department, teams] of [...site.departments].sort((a, b) => a[0] - b[0])) {
    const wide = Math.min(columns, Math.max(1, Math.ceil(Math.sqrt(teams.length * 1.6))));
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

// cluster sets seats on a sunflower's spiral, the first of the team in the middle.
function cluster(out, team, x, y, dot) {
  team.seats.forEach((seat, i) => {
    const r = spacing(dot) * Math.sqrt(i);
    const angle = i * 2.39996323;
    out.x[seat] = x + r * Math.cos(angle);
    out.y[seat] = y + r * Math.sin(angle);
  });
  out.clusters.push({ ...team, x, y, r: clusterRadius(team.seats.length, dot) });
}

const spacing = (dot) => dot * 1.85;
const clusterRadius = (n, dot) => spacing(dot) * Math.sqrt(Math.max(0, n - 1)) + dot * 1.3;
