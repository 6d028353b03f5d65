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

// pack puts sites in rows, and in each its departments one below the other.
function pack(sites, place, { across, width, largest }) {
  const out = { areas: [], blocks: [], clusters: [], x: new Float32Array(place.team.length), y: new Float32Array(place.team.length), height: 0 };
  const w = (width - GAP * (across - 1)) / across;
  const dot = dotSize(w, place.team.length / sites.length);
  const cell = 2 * (clusterRadius(largest, dot) + dot * 0.9);
  const columns = Math.max(1, Math.floor((w - GAP) / cell));
  let top = 0;
  for (let from = 0; from < sites.length; from += across) {
    let deepest = 0;
    sites.slice(from, from + across).forEach((s, k) => {
      const area = { x: k * (w + GAP), y: top, w, site: s.site };
      area.h = fillSite(out, area, s, { cell, columns, dot });
      out.areas.push(area);
      deepest = Math.max(deepest, area.h);
    });
    for (const a of out.areas) if (a.y === top) a.h = deepest;
    top += deepest + GAP;
  }
  out.height = Math.max(0, top - GAP);
  out.dot = dot;
  return out;
}

function fillSite(out, area, site, { cell, columns, dot }) {
  let y = area.y + HEAD;
  for (const [department, teams] of [...site.departments].sort((a, b) => a[0] - b[0])) {
    const rows = Math.ceil(teams.length / columns);
    out.blocks.push({ x: area.x + 4, y, w: area.w - 8, h: rows * cell + 4, department });
    const step = (area.w - GAP) / columns;
    teams.forEach((t, i) => cluster(out, t, area.x + GAP / 2 + (i % columns + 0.5) * step, y + 2 + (Math.floor(i / columns) + 0.5) * cell, dot));
    y += rows * cell + 10;
  }
  return y - area.y;
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

// dotSize returns the radius at which a site of that many people fills a fair area.
function dotSize(width, people) {
  return Math.max(1.6, Math.min(5.5, Math.sqrt((width * 300) / (people * 26))));
}
