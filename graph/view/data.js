// The graph as typed arrays: things (nodes), claims, and links (all claims between the same two things).

const MODALITIES = ["asserted", "planned", "advocated", "possible", "negated", ""];

const byId = (id) => document.getElementById(id);

// Data is plain JSON, or gzip in base64 where it is large.
async function unpack(id) {
  const text = byId(id).textContent.trim();
  if (!text.startsWith("\"")) return JSON.parse(text);
  const packed = atob(JSON.parse(text));
  const bytes = new Uint8Array(packed.length);
  for (let i = 0; i < packed.length; i++) bytes[i] = packed.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).json();
}

// Without accents, case and apostrophes, whichever way these are typed.
// Adds to the list that a map has under a key.
function listUnder(map, key, item) {
  if (map.has(key)) map.get(key).push(item);
  else map.set(key, [item]);
}

const fold = (text) => text.normalize("NFD").replace(/[\p{M}'‘’ʼ]/gu, "").toLowerCase();

// Row starts and rows of a table that lists, for each of `size` keys, the items that have it.
function grouped(size, keys) {
  const starts = new Int32Array(size + 1);
  for (const key of keys) starts[key + 1]++;
  for (let i = 0; i < size; i++) starts[i + 1] += starts[i];
  const next = starts.slice(0, size);
  const items = new Int32Array(keys.length);
  keys.forEach((key, item) => { items[next[key]++] = item; });
  return { of: (key) => items.subarray(starts[key], starts[key + 1]), count: (key) => starts[key + 1] - starts[key] };
}

async function loadGraph() {
  const raw = await unpack("graph-data");
  const { things, claims } = raw;
  const graph = {
    ...raw,
    size: things.label.length,
    x: Float32Array.from(things.x),
    y: Float32Array.from(things.y),
    weight: Float32Array.from(things.weight, (w) => w / 1000),
    radius: Float32Array.from(things.weight, (w) => 5 + 15 * (w / 1000) ** 0.7),
    cls: Int16Array.from(things.cls),
    modality: Int8Array.from(claims.modality),
    years: claims.time.map((time) => Number.parseInt(time, 10) || 0),
    count: claims.subject.length,
  };
  graph.place = new Map(things.id.map((id, i) => [id, i]));
  graph.order = Array.from({ length: graph.size }, (_, i) => i).sort((a, b) => graph.weight[b] - graph.weight[a] || a - b);
  graph.rank = new Int32Array(graph.size);
  graph.order.forEach((thing, rank) => { graph.rank[thing] = rank; });
  graph.sources = new Set(raw.documents.map((doc) => graph.place.get(doc.id)).filter((i) => i !== undefined));
  joinLinks(graph);
  graph.figuresOf = grouped(graph.size, raw.figures.of);
  markDisputes(graph);
  if (graph.collapsed) collapse(graph);
  // Evidence is read after the first picture.
  let evidence = null;
  graph.evidence = () => (evidence ??= unpack("evidence-data"));
  return graph;
}

function joinLinks(graph) {
  const { subject, object } = graph.claims;
  const links = new Map();
  graph.from = [];
  graph.to = [];
  graph.linkOf = new Int32Array(graph.count).fill(-1);
  const ends = [];
  const claimAt = [];
  for (let c = 0; c < graph.count; c++) {
    ends.push(subject[c]);
    claimAt.push(c);
    if (object[c] < 0) continue;
    if (object[c] !== subject[c]) {
      ends.push(object[c]);
      claimAt.push(c);
      const key = Math.min(subject[c], object[c]) * graph.size + Math.max(subject[c], object[c]);
      let link = links.get(key);
      if (link === undefined) {
        link = links.size;
        links.set(key, link);
        graph.from.push(subject[c]);
        graph.to.push(object[c]);
      }
      graph.linkOf[c] = link;
    }
  }
  graph.linkKeys = links;
  graph.linkCount = links.size;
  const linked = claimAt.filter((c, i) => graph.linkOf[c] >= 0 && ends[i] === subject[c]);
  const rows = grouped(links.size, linked.map((c) => graph.linkOf[c]));
  graph.claimsOfLink = (link) => Array.from(rows.of(link), (row) => linked[row]);
  const touched = grouped(graph.size, ends);
  graph.claimsOf = (thing) => Array.from(touched.of(thing), (row) => claimAt[row]);
  const linkEnds = [...graph.from, ...graph.to];
  const adjacent = grouped(graph.size, linkEnds);
  graph.linksOf = (thing) => Array.from(adjacent.of(thing), (row) => row % Math.max(links.size, 1));
  graph.degree = (thing) => adjacent.count(thing);
}

// In the picture of a very large graph each community is its most important member, as large as it has members;
// the communities are joined where their members are.
function collapse(graph) {
  const { group } = graph.things;
  const heads = new Map();
  graph.members = new Int32Array(graph.size);
  for (const i of graph.order) {
    if (group[i] >= 0 && !heads.has(group[i])) heads.set(group[i], i);
    graph.members[heads.get(group[i]) ?? i]++;
  }
  graph.headOf = Int32Array.from(group, (of, i) => heads.get(of) ?? i);
  for (const head of heads.values()) graph.radius[head] = 5 + 2.5 * Math.log2(graph.members[head]);
  const strands = new Map();
  for (let link = 0; link < graph.linkCount; link++) {
    const [a, b] = [graph.headOf[graph.from[link]], graph.headOf[graph.to[link]]];
    if (a === b) continue;
    const key = Math.min(a, b) * graph.size + Math.max(a, b);
    listUnder(strands, key, link);
  }
  // The thickest first.
  graph.strands = [...strands].sort((a, b) => b[1].length - a[1].length);
}

const otherEnd = (graph, link, thing) => graph.from[link] === thing ? graph.to[link] : graph.from[link];

const linkBetween = (graph, a, b) => graph.linkKeys.get(Math.min(a, b) * graph.size + Math.max(a, b));

// Claims that contradict each other: the same said and denied, or one for and another against the same thing.
function markDisputes(graph) {
  const { subject, relation, object } = graph.claims;
  const same = new Map();
  const stand = new Map();
  const against = new Set(["opposes"]);
  const favour = new Set(["endorsed", "advocates", "proposed", "committedTo"]);
  for (let c = 0; c < graph.count; c++) {
    const name = graph.relations[relation[c]].name;
    listUnder(same, `${subject[c]} ${relation[c]} ${object[c]}`, c);
    if (object[c] >= 0 && (against.has(name) || favour.has(name))) listUnder(stand, object[c], c);
  }
  graph.disputes = new Map();
  const oppose = (claims, isContrary) => {
    const contrary = claims.filter(isContrary);
    const others = claims.filter((c) => !isContrary(c));
    if (!contrary.length || !others.length) return;
    for (const c of contrary) graph.disputes.set(c, [...(graph.disputes.get(c) ?? []), ...others]);
    for (const c of others) graph.disputes.set(c, [...(graph.disputes.get(c) ?? []), ...contrary]);
  };
  const negated = MODALITIES.indexOf("negated");
  for (const claims of same.values()) oppose(claims, (c) => graph.modality[c] === negated);
  for (const claims of stand.values()) {
    const spoken = claims.filter((c) => graph.modality[c] !== negated);
    oppose(spoken, (c) => against.has(graph.relations[relation[c]].name));
  }
}

// Things within `depth` links of one, over the links that are shown.
function neighbourhood(graph, shown, thing, depth) {
  const found = new Set([thing]);
  let front = [thing];
  for (let step = 0; step < depth; step++) {
    const next = [];
    for (const at of front) {
      for (const link of graph.linksOf(at)) {
        if (!shown.links[link]) continue;
        const other = otherEnd(graph, link, at);
        if (!found.has(other)) {
          found.add(other);
          next.push(other);
        }
      }
    }
    front = next;
  }
  return found;
}

// The links of a shortest path over what is shown, or null.
function shortestPath(graph, shown, a, b) {
  const cameBy = new Map([[a, -1]]);
  let front = [a];
  while (front.length && !cameBy.has(b)) {
    const next = [];
    for (const at of front) {
      for (const link of graph.linksOf(at)) {
        const other = otherEnd(graph, link, at);
        if (!shown.links[link] || cameBy.has(other)) continue;
        cameBy.set(other, link);
        next.push(other);
      }
    }
    front = next;
  }
  if (!cameBy.has(b)) return null;
  const links = [];
  for (let at = b; at !== a;) {
    const link = cameBy.get(at);
    links.unshift(link);
    at = otherEnd(graph, link, at);
  }
  return links;
}
