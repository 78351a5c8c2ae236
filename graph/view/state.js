// What a person has chosen, in one place; kept in the address, so that a link shows the same.

const EVERYONE = "";
const DOCUMENT_VOICE = "document";

function newState() {
  return {
    view: "picture",
    thing: -1,
    link: -1,
    path: null, // [from, to]
    depth: 1,
    classes: new Set(), // those switched off; likewise relations and modalities
    relations: new Set(),
    modalities: new Set(),
    speaker: EVERYONE, // "document", or a thing's id
    confidence: 0,
    from: 0,
    to: 0,
    document: -1,
    lone: false,
  };
}

const isFiltered = (state) => state.classes.size + state.relations.size + state.modalities.size + state.confidence > 0
  || state.speaker !== EVERYONE || state.from > 0 || state.to > 0 || state.document >= 0;

function saysIt(graph, state, speaker) {
  if (state.speaker === EVERYONE) return true;
  if (state.speaker === DOCUMENT_VOICE) return speaker < 0 || graph.sources.has(speaker);
  return speaker >= 0 && graph.things.id[speaker] === state.speaker;
}

// Which claims, figures, things and links the filters leave.
function shownBy(graph, state) {
  const { subject, relation, object, speaker, confidence, document: from } = graph.claims;
  const shown = {
    claims: new Uint8Array(graph.count),
    figures: new Uint8Array(graph.figures.of.length),
    things: new Uint8Array(graph.size),
    links: new Uint8Array(graph.linkCount), // number of claims, at most 255
  };
  const classOn = (thing) => !state.classes.has(graph.cls[thing]);
  for (let c = 0; c < graph.count; c++) {
    const year = graph.years[c];
    if (state.relations.has(relation[c]) || state.modalities.has(graph.modality[c])) continue;
    if (confidence[c] >= 0 && confidence[c] < state.confidence) continue;
    if (state.from && !(year >= state.from)) continue;
    if (state.to && !(year && year <= state.to)) continue;
    if (state.document >= 0 && from[c] !== state.document) continue;
    if (!saysIt(graph, state, speaker[c]) || !classOn(subject[c]) || (object[c] >= 0 && !classOn(object[c]))) continue;
    shown.claims[c] = 1;
    if (object[c] >= 0) {
      shown.things[subject[c]] = shown.things[object[c]] = 1;
      const link = graph.linkOf[c];
      if (link >= 0 && shown.links[link] < 255) shown.links[link]++;
    } else if (!graph.sources.has(subject[c])) {
      shown.things[subject[c]] = 1;
    }
  }
  const { of, modality, speaker: says, confidence: sure, year, document: in_ } = graph.figures;
  for (let f = 0; f < of.length; f++) {
    if (state.modalities.has(modality[f]) || !classOn(of[f]) || !saysIt(graph, state, says[f])) continue;
    if (sure[f] >= 0 && sure[f] < state.confidence) continue;
    if ((state.from && !(year[f] >= state.from)) || (state.to && !(year[f] && year[f] <= state.to))) continue;
    if (state.document >= 0 && in_[f] !== state.document) continue;
    shown.figures[f] = 1;
    shown.things[of[f]] = 1;
  }
  if (state.lone) for (let i = 0; i < graph.size; i++) if (classOn(i)) shown.things[i] = 1;
  if (state.thing >= 0) shown.things[state.thing] = 1;
  return shown;
}

// What is chosen: the things and links that stand out, or null.
function focusOf(graph, state, shown) {
  if (state.path) {
    const links = shortestPath(graph, shown, ...state.path);
    if (!links) return { things: new Set(state.path), links: new Set(), path: null };
    const things = new Set(state.path);
    for (const link of links) things.add(graph.from[link]).add(graph.to[link]);
    return { things, links: new Set(links), path: links };
  }
  if (state.link >= 0) {
    return { things: new Set([graph.from[state.link], graph.to[state.link]]), links: new Set([state.link]) };
  }
  if (state.thing < 0) return null;
  const things = neighbourhood(graph, shown, state.thing, state.depth);
  const links = new Set();
  for (const thing of things) {
    for (const link of graph.linksOf(thing)) {
      if (!shown.links[link] || !things.has(graph.from[link]) || !things.has(graph.to[link])) continue;
      // At depth 1 what the neighbours have with each other is another story.
      if (state.depth > 1 || graph.from[link] === state.thing || graph.to[link] === state.thing) links.add(link);
    }
  }
  return { things, links };
}

// A list of names, each encoded, with a separator that encoding never leaves bare.
const joined = (names) => names.map(encodeURIComponent).join("~");
const split = (text) => text.split("~").map(decodeURIComponent);

function toHash(graph, state) {
  const parts = [];
  const put = (name, value) => parts.push(`${name}=${value}`);
  const id = (thing) => graph.things.id[thing];
  if (state.view !== "picture") put("view", state.view);
  if (state.path) put("path", joined(state.path.map(id)));
  else if (state.link >= 0) put("link", joined([id(graph.from[state.link]), id(graph.to[state.link])]));
  else if (state.thing >= 0) put("entity", joined([id(state.thing)]));
  if (state.depth !== 1) put("depth", state.depth);
  if (state.classes.size) put("without", joined([...state.classes].map((i) => graph.classes[i].name)));
  if (state.relations.size) put("no-relation", joined([...state.relations].map((i) => graph.relations[i].name)));
  if (state.modalities.size) put("no-modality", joined([...state.modalities].map((i) => MODALITIES[i])));
  if (state.speaker !== EVERYONE) put("speaker", joined([state.speaker]));
  if (state.confidence) put("confidence", state.confidence);
  if (state.from) put("from", state.from);
  if (state.to) put("to", state.to);
  if (state.document >= 0) put("document", joined([graph.documents[state.document].id]));
  if (state.lone) put("unconnected", 1);
  return parts.join("&");
}

// Whatever a hash names that the graph has not is passed over.
function fromHash(graph, hash) {
  const state = newState();
  const given = new Map();
  for (const part of hash.replace(/^#/, "").split("&")) {
    const [name, value] = part.split("=");
    try {
      if (value) given.set(name, split(value));
    } catch {
      // Not written by us: not percent-encoded as it should be.
    }
  }
  const number = (name, low, high) => {
    const value = Number(given.get(name)?.[0]);
    return Number.isInteger(value) && value >= low && value <= high ? value : 0;
  };
  const places = (name, names) => new Set((given.get(name) ?? []).map((one) => names.indexOf(one)).filter((i) => i >= 0));
  const things = (name) => (given.get(name) ?? []).map((id) => graph.place.get(id)).filter((i) => i !== undefined);
  if (["things", "claims"].includes(given.get("view")?.[0])) state.view = given.get("view")[0];
  const ends = things("path");
  const linked = things("link");
  if (ends.length === 2) state.path = ends;
  else if (linked.length === 2) state.link = linkBetween(graph, ...linked) ?? -1;
  else if (things("entity").length) state.thing = things("entity")[0];
  state.depth = number("depth", 1, 3) || 1;
  state.classes = places("without", graph.classes.map((one) => one.name));
  state.relations = places("no-relation", graph.relations.map((one) => one.name));
  state.modalities = places("no-modality", MODALITIES);
  const speaker = given.get("speaker")?.[0] ?? EVERYONE;
  if (speaker === DOCUMENT_VOICE || graph.place.has(speaker)) state.speaker = speaker;
  state.confidence = number("confidence", 0, 100);
  state.from = number("from", 0, 9999);
  state.to = number("to", 0, 9999);
  state.document = graph.documents.findIndex((doc) => doc.id === given.get("document")?.[0]);
  state.lone = number("unconnected", 0, 1) === 1;
  return state;
}
