// What is known of a thing, a link or a path: statements as cards, each with the sentence that says it.

const CARDS_AT_ONCE = 20;

// A passage with the given words marked; spans are [begin, end, class], in code points of the document.
function markedPassage(text, begin, spans) {
  const points = Array.from(text);
  const cuts = new Set([0, points.length]);
  const inside = spans.map(([b, e, kind]) => [b - begin, e - begin, kind]).filter(([b, e]) => b >= 0 && e <= points.length && b < e);
  for (const [b, e] of inside) cuts.add(b).add(e);
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(0, -1).map((from, i) => {
    const to = places[i + 1];
    const kinds = inside.filter(([b, e]) => b <= from && e >= to).map(([, , kind]) => kind);
    const words = points.slice(from, to).join("");
    return kinds.length ? el("mark", { class: [...new Set(kinds)].join(" ") }, words) : words;
  });
}

const pairsOf = (flat) => Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i], flat[2 * i + 1]]);

class Cards {
  constructor(graph, app) {
    this.graph = graph;
    this.app = app;
  }

  thingButton(thing, kind = "") {
    const { graph } = this;
    return button([classSign(graph, graph.cls[thing]), el("bdi", {}, graph.things.label[thing])],
      () => this.app.choose({ thing }), { class: `thing ${kind}` });
  }

  // Who says it: [button or text, …] from the inside outwards.
  voice(speaker, reporters, document) {
    const { graph } = this;
    const own = speaker < 0 || graph.sources.has(speaker);
    const parts = [own ? el("span", { class: "quiet" }, "in the document’s own voice") : ["said by ", this.thingButton(speaker)]];
    for (const reporter of reporters ?? []) if (!graph.sources.has(reporter)) parts.push([", reported by ", this.thingButton(reporter)]);
    const many_ = graph.documents.length > 1 && document >= 0;
    return el("p", { class: "voice" }, ...parts, many_ ? el("cite", {}, ` — ${graph.documents[document].label}`) : null);
  }

  quotes(passages, evidence, spans) {
    return passages.map((passage) => {
      const { text, begin } = evidence.passages;
      return el("blockquote", { dir: "auto" }, ...markedPassage(text[passage], begin[passage], spans));
    });
  }

  facts(modality, time, confidence) {
    const name = MODALITIES[modality];
    return el("p", { class: "facts" },
      name ? el("span", { class: `badge ${name}` }, lineSign(name), name) : null,
      time ? el("time", { datetime: time }, time) : null,
      confidence >= 0 ? el("span", { class: "confidence", title: "How sure the extraction is" },
        el("meter", { min: 0, max: 100, value: confidence, "aria-label": "confidence" }), ` ${(confidence / 100).toFixed(2)}`) : null);
  }

  claim(c, evidence) {
    const { graph } = this;
    const { subject, relation, object, literals, speaker, reporters, confidence, document, time } = graph.claims;
    const passages = evidence.claims.passages[c];
    const spans = [
      ...pairsOf(evidence.claims.subject[c]).map((span) => [...span, "subject"]),
      ...pairsOf(evidence.claims.object[c]).map((span) => [...span, "object"]),
    ];
    const disputes = graph.disputes.get(c) ?? [];
    return el("article", { class: "card", "data-claim": c },
      el("h4", {},
        this.thingButton(subject[c], "subject"),
        el("span", { class: "relation" }, ` ${graph.relations[relation[c]].label} `),
        object[c] >= 0 ? this.thingButton(object[c], "object") : el("bdi", { class: "literal" }, literals[-1 - object[c]])),
      ...this.quotes(passages, evidence, spans),
      graph.claimed ? this.voice(speaker[c], reporters[c], document[c]) : null,
      this.facts(graph.modality[c], time[c], confidence[c]),
      disputes.length ? el("details", { class: "dispute" },
        el("summary", {}, `Contradicted by ${many(disputes.length, "statement")}`),
        el("ul", {}, ...disputes.slice(0, 12).map((other) => el("li", {}, button(this.sentence(other), () => this.app.showClaim(other)))))) : null);
  }

  // A claim in one line.
  sentence(c) {
    const { graph } = this;
    const { subject, relation, object, literals } = graph.claims;
    const name = MODALITIES[graph.modality[c]];
    const end = object[c] >= 0 ? graph.things.label[object[c]] : literals[-1 - object[c]];
    const how = name && name !== "asserted" ? ` (${name})` : "";
    return `${graph.things.label[subject[c]]} ${graph.relations[relation[c]].label} ${end}${how}`;
  }

  figure(f, evidence) {
    const { figures } = this.graph;
    return el("article", { class: "card figure", "data-figure": f },
      el("h4", {}, el("span", { class: "relation" }, figures.words[f][0]), " ", el("strong", { class: "literal" }, figureText(figures.words[f]))),
      ...this.quotes(evidence.figures.passages[f], evidence, []),
      this.voice(figures.speaker[f], figures.reporters[f], figures.document[f]),
      this.facts(figures.modality[f], figures.words[f][4], figures.confidence[f]));
  }

  // Cards by and by, so that a thing of a thousand statements opens at once.
  list(makers, heading) {
    const box = el("div", { class: "cards" });
    const more = button("", () => add(), { class: "more" });
    let next = 0;
    const add = () => {
      box.append(...makers.slice(next, next + CARDS_AT_ONCE).map((make) => make()));
      next += CARDS_AT_ONCE;
      more.textContent = many(Math.max(makers.length - next, 0), "more statement");
      more.hidden = next >= makers.length;
    };
    add();
    return el("section", {}, heading ? el("h3", {}, heading) : null, box, more);
  }

  async thing(thing, shown) {
    const { graph, app } = this;
    const evidence = await graph.evidence();
    const { label, aliases, same, id } = graph.things;
    const claims = graph.claimsOf(thing).filter((c) => shown.claims[c]);
    const weight = (c) => graph.weight[graph.claims.subject[c] === thing ? graph.claims.object[c] : graph.claims.subject[c]] ?? 2;
    claims.sort((a, b) => graph.modality[a] - graph.modality[b] || weight(b) - weight(a) || a - b);
    const figures = Array.from(graph.figuresOf.of(thing)).filter((f) => shown.figures[f]);
    const says = [];
    for (let c = 0; c < graph.count; c++) if (graph.claims.speaker[c] === thing && shown.claims[c] && !graph.sources.has(thing)) says.push(c);
    const others = says.filter((c) => graph.claims.subject[c] !== thing && graph.claims.object[c] !== thing);
    return [
      el("p", { class: "kind" }, classSign(graph, graph.cls[thing]), graph.classes[graph.cls[thing]].label),
      el("h2", { dir: "auto" }, label[thing]),
      aliases[thing] ? el("p", { class: "quiet" }, "also ", ...aliases[thing].flatMap((name, i) => [i ? ", " : "", el("bdi", {}, name)])) : null,
      same[thing] ? el("p", { class: "same" }, ...same[thing].map((iri) => webLink(iri, iri.split("/").filter(Boolean).pop()))) : null,
      el("p", { class: "iri" }, el("code", {}, fullId(graph, id[thing]))),
      el("div", { class: "tools" },
        el("label", {}, "Neighbours to depth ", el("select", { id: "depth", onchange: (event) => app.update({ depth: Number(event.target.value) }) },
          ...[1, 2, 3].map((depth) => el("option", { value: depth, selected: depth === app.state.depth }, String(depth))))),
        this.pathForm(thing)),
      figures.length ? this.list(figures.map((f) => () => this.figure(f, evidence)), "Figures") : null,
      claims.length ? this.list(claims.map((c) => () => this.claim(c, evidence)), many(claims.length, "statement")) : el("p", { class: "quiet" }, "No statement that is shown."),
      others.length ? this.list(others.map((c) => () => this.claim(c, evidence)), `Says of others (${others.length})`) : null,
    ];
  }

  pathForm(thing) {
    const { graph, app } = this;
    const input = el("input", { type: "text", id: "path-to", "aria-label": "Other entity", placeholder: "Path to…", list: "path-names" });
    const names = el("datalist", { id: "path-names" });
    input.addEventListener("focus", () => {
      names.replaceChildren(...graph.order.slice(0, 300).map((i) => el("option", { value: graph.things.label[i] })));
    });
    const go = (event) => {
      event.preventDefault();
      const [found] = app.finder.find(input.value, 1);
      if (found !== undefined && found !== thing) app.choose({ path: [thing, found] });
    };
    return el("form", { onsubmit: go }, input, names, el("button", { type: "submit" }, "Find path"));
  }

  async link(link, shown) {
    const { graph } = this;
    const evidence = await graph.evidence();
    const claims = graph.claimsOfLink(link).filter((c) => shown.claims[c]);
    return [
      el("p", { class: "kind" }, many(claims.length, "statement"), " between"),
      el("h2", {}, this.thingButton(graph.from[link]), el("span", { class: "relation" }, " and "), this.thingButton(graph.to[link])),
      claims.length ? this.list(claims.map((c) => () => this.claim(c, evidence))) : el("p", { class: "quiet" }, "No statement that is shown."),
    ];
  }

  async path([from, to], links, shown) {
    const { graph } = this;
    const evidence = await graph.evidence();
    const ends = [this.thingButton(from), el("span", { class: "relation" }, " to "), this.thingButton(to)];
    if (!links) {
      return [el("p", { class: "kind" }, "No path"), el("h2", {}, ...ends),
        el("p", { class: "quiet" }, "Nothing that is shown connects the two. A filter may hide what does.")];
    }
    return [
      el("p", { class: "kind" }, `Shortest path, ${many(links.length, "step")}`),
      el("h2", {}, ...ends),
      ...links.map((link, step) => {
        const claims = graph.claimsOfLink(link).filter((c) => shown.claims[c]);
        const section = this.list(claims.map((c) => () => this.claim(c, evidence)), `Step ${step + 1}`);
        section.dataset.step = String(step);
        return section;
      }),
    ];
  }

  // The documents, what the graph holds, what made it, what was left out.
  about(shown) {
    const { graph } = this;
    const total = graph.size;
    const making = graph.making.filter(([role]) => role !== "left out");
    const left = graph.making.filter(([role]) => role === "left out");
    const key = graph.order.filter((i) => shown.things[i] && !graph.sources.has(i)).slice(0, 12);
    const figures = Array.from({ length: graph.figures.of.length }, (_, f) => f).filter((f) => shown.figures[f])
      .sort((a, b) => graph.weight[graph.figures.of[b]] - graph.weight[graph.figures.of[a]] || a - b).slice(0, 6);
    return [
      el("h2", {}, "About this graph"),
      el("p", {}, `${many(total, "entity", "entities")}, ${many(graph.count, "statement")}`
        + (graph.figures.of.length ? `, ${many(graph.figures.of.length, "figure")}` : "") + "."),
      el("h3", {}, "Most important"),
      el("ul", { class: "plain" }, ...key.map((thing) => el("li", {}, this.thingButton(thing)))),
      figures.length ? el("h3", {}, "Key figures") : null,
      figures.length ? el("ul", { class: "plain" }, ...figures.map((f) => el("li", {},
        this.thingButton(graph.figures.of[f]), ` ${graph.figures.words[f][0]}: `, el("strong", {}, figureText(graph.figures.words[f]))))) : null,
      ...graph.documents.map((doc) => el("section", { class: "document" },
        el("h3", { dir: "auto" }, doc.label),
        el("dl", {}, ...doc.metadata.filter(([name]) => name !== "title").flatMap(([name, value]) => [
          el("dt", {}, name), el("dd", { dir: "auto" }, name === "source" ? webLink(value) : value)])))),
      making.length ? el("h3", {}, "How it was made") : null,
      making.length ? el("ul", {}, ...making.map(([role, value]) => el("li", {}, `${role} `, el("bdi", {}, value)))) : null,
      left.length ? el("h3", {}, "What was left out") : null,
      left.length ? el("ul", {}, ...left.map(([, value]) => el("li", {}, value))) : null,
      el("h3", {}, "Keys"),
      el("dl", {}, ...[["/", "find"], ["Esc", "let go"], ["← ↑ → ↓", "move the picture"], ["+ −", "zoom"], ["0", "show all"]].flatMap(([name, what]) => [
        el("dt", {}, el("kbd", {}, name)), el("dd", {}, what)])),
      el("p", { class: "quiet" }, "Every statement is tied to the words that say it: choose an entity or a line to read them."),
    ];
  }
}

// "about 94.8 billion USD, +5.4 billion (from 2023)"
function figureText([, qualifier, value, unit, period, change, from]) {
  const amount = [qualifier, readable(value), unit === "%" ? "" : unit].filter(Boolean).join(" ") + (unit === "%" ? "%" : "");
  const moved = change ? `${change.startsWith("-") ? "" : "+"}${readable(change)}${from ? ` from ${from}` : ""}` : "";
  return [amount, period ? `in ${period}` : "", moved].filter(Boolean).join(", ");
}

function readable(number) {
  const value = Number(number);
  if (!Number.isFinite(value)) return number;
  for (const [size, word] of [[1e12, "trillion"], [1e9, "billion"], [1e6, "million"]]) {
    if (Math.abs(value) >= size) return `${(value / size).toLocaleString("en", { maximumFractionDigits: 3 })} ${word}`;
  }
  return value.toLocaleString("en", { maximumFractionDigits: 6 });
}

const fullId = (graph, id) => (/^([a-z][a-z0-9+.-]*|_):/i.test(id) ? id : graph.base + id);
