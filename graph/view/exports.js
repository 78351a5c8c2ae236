// What is shown, to take away: a picture, tables, data, and the query that gives the same from any store.

function save(name, parts, type) {
  const address = URL.createObjectURL(parts instanceof Blob ? parts : new Blob([parts], { type }));
  const link = el("a", { href: address });
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

class Exports {
  constructor(graph, app) {
    this.graph = graph;
    this.app = app;
  }

  get name() {
    return fold(this.graph.title).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60) || "graph";
  }

  png() {
    const { stage } = this.app;
    const source = stage.holder.querySelector("canvas");
    const copy = document.createElement("canvas");
    copy.width = source.width;
    copy.height = source.height;
    const ctx = copy.getContext("2d");
    ctx.fillStyle = stage.palette.paper;
    ctx.fillRect(0, 0, copy.width, copy.height);
    ctx.drawImage(source, 0, 0);
    copy.toBlob((blob) => save(`${this.name}.png`, blob), "image/png");
  }

  svgText() {
    const { graph } = this;
    const { stage } = this.app;
    const { palette, shown } = stage;
    const [wide, high] = [stage.holder.clientWidth, stage.holder.clientHeight];
    const at = stage.onScreen();
    const root = svgElement("svg", { xmlns: SVG, viewBox: `0 0 ${wide} ${high}`, width: wide, height: high, "font-family": palette.font });
    root.append(svgElement("title", {}, graph.title), svgElement("rect", { width: wide, height: high, fill: palette.paper }));
    for (let link = 0; link < graph.linkCount; link++) {
      if (!shown.links[link] || !stage.isDrawn(graph.from[link]) || !stage.isDrawn(graph.to[link])) continue;
      const look = stage.looks[link];
      const [x1, y1] = at(graph.from[link]);
      const [x2, y2] = at(graph.to[link]);
      const faint = stage.focus && !stage.focus.links.has(link);
      root.append(svgElement("line", {
        x1: x1.toFixed(1), y1: y1.toFixed(1), x2: x2.toFixed(1), y2: y2.toFixed(1),
        stroke: lineColour(palette, look), "stroke-width": stage.lineWidth(look).toFixed(1),
        "stroke-dasharray": DASHES[look.modality].join(" "), opacity: faint ? 0.16 : 1,
      }));
    }
    for (const i of [...graph.order].reverse()) {
      if (!stage.isDrawn(i)) continue;
      const faint = stage.focus && !stage.focus.things.has(i);
      root.append(svgElement("path", {
        d: svgPath(stage.shape[i], ...at(i), stage.size(i)), fill: stage.colour[i], stroke: palette.paper, opacity: faint ? 0.3 : 1,
      }, svgElement("title", {}, graph.things.label[i])));
    }
    const labels = stage.labels();
    const halo = { stroke: palette.paper, "stroke-width": 4, "stroke-linejoin": "round", "paint-order": "stroke", "text-anchor": "middle" };
    for (const { text, x, y, angle } of labels.links) {
      root.append(svgElement("text", {
        ...halo, "font-size": 11, "font-style": "italic", fill: palette.soft, "dominant-baseline": "central",
        transform: `translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${((angle * 180) / Math.PI).toFixed(1)})`,
      }, text));
    }
    for (const { thing, lines, size, x, y } of labels.things) {
      const weight = graph.rank[thing] < 20 ? 600 : 400;
      root.append(svgElement("text", { ...halo, "font-size": size, "font-weight": weight, fill: palette.ink },
        ...lines.map((line, i) => svgElement("tspan", { x: x.toFixed(1), y: (y + size * (0.9 + i * LINE)).toFixed(1) }, line))));
    }
    return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(root)}\n`;
  }

  // Statements that are shown, as plain objects.
  async statements() {
    const { graph } = this;
    const evidence = await graph.evidence();
    const { subject, relation, object, literals, speaker, confidence, time } = graph.claims;
    const iri = (thing) => fullId(graph, graph.things.id[thing]);
    return this.app.tables.rows("claims", this.app.shown).map((c) => ({
      claim: evidence.claims.id[c] || null,
      subject: iri(subject[c]),
      subjectLabel: graph.things.label[subject[c]],
      property: graph.relations[relation[c]].iri,
      propertyLabel: graph.relations[relation[c]].label,
      object: object[c] >= 0 ? iri(object[c]) : literals[-1 - object[c]],
      objectLabel: object[c] >= 0 ? graph.things.label[object[c]] : null,
      modality: MODALITIES[graph.modality[c]] || null,
      speaker: speaker[c] >= 0 ? graph.things.label[speaker[c]] : null,
      time: time[c] || null,
      confidence: confidence[c] < 0 ? null : confidence[c] / 100,
      sentences: evidence.claims.passages[c].map((p) => evidence.passages.text[p]),
    }));
  }

  async csvText() {
    const names = ["subjectLabel", "propertyLabel", "objectLabel", "modality", "speaker", "time", "confidence", "sentences", "subject", "property", "object", "claim"];
    const cell = (value) => {
      let text = Array.isArray(value) ? value.join(" ") : String(value ?? "");
      // A spreadsheet would take these for a formula.
      if (/^[=+\-@\t\r]/.test(text)) text = `'${text}`;
      return /[",\r\n]/.test(text) ? `"${text.replaceAll("\"", "\"\"")}"` : text;
    };
    const rows = (await this.statements()).map((row) => names.map((name) => cell(name === "objectLabel" ? row.objectLabel ?? row.object : row[name])).join(","));
    return `\ufeff${[names.join(","), ...rows].join("\r\n")}\r\n`;
  }

  async jsonText() {
    const { graph } = this;
    const entities = this.app.tables.rows("things", this.app.shown).map((i) => ({
      iri: fullId(graph, graph.things.id[i]),
      label: graph.things.label[i],
      class: graph.classes[graph.cls[i]].iri || null,
      aliases: graph.things.aliases[i] ?? [],
      importance: graph.weight[i],
      x: graph.x[i],
      y: graph.y[i],
    }));
    return JSON.stringify({ title: graph.title, address: toHash(graph, this.app.state), entities, statements: await this.statements() }, null, 1);
  }

  // SPARQL whose answer is the statements that the Statements table shows.
  sparql() {
    const { graph } = this;
    const { state, focus } = this.app;
    const RG = "https://w3id.org/reportgraph/ontology#";
    const iri = (text) => `<${text.replace(/[\u0000-\u0020<>"{}|\\^`]/g, (c) => encodeURIComponent(c))}>`;
    const thing = (i) => iri(fullId(graph, graph.things.id[i]));
    const where = [];
    if (graph.claimed) {
      where.push("?claim a rg:Claim ; rdf:subject ?subject ; rdf:predicate ?property ; rdf:object ?object ; rg:modality ?modality ; rg:speaker ?speaker ; rg:confidence ?confidence .");
      where.push("OPTIONAL { ?claim rg:atTime ?time }");
    } else {
      where.push("?subject ?property ?object .");
      const plain = graph.relations.map((one) => iri(one.iri));
      where.push(`FILTER(?property IN (${plain.join(", ")}))`);
    }
    const off = [...state.relations].map((i) => iri(graph.relations[i].iri));
    if (off.length) where.push(`FILTER(?property NOT IN (${off.join(", ")}))`);
    if (state.modalities.size) where.push(`FILTER(?modality NOT IN (${[...state.modalities].map((i) => `rg:${MODALITIES[i]}`).join(", ")}))`);
    if (state.confidence) where.push(`FILTER(?confidence >= ${(state.confidence / 100 - 0.005).toFixed(3)})`);
    if (state.from) where.push(`FILTER(BOUND(?time) && xsd:integer(SUBSTR(STR(?time), 1, 4)) >= ${state.from})`);
    if (state.to) where.push(`FILTER(BOUND(?time) && xsd:integer(SUBSTR(STR(?time), 1, 4)) <= ${state.to})`);
    if (state.speaker === DOCUMENT_VOICE) where.push(`FILTER(?speaker IN (${graph.documents.map((doc) => iri(fullId(graph, doc.id))).join(", ")}))`);
    else if (state.speaker !== EVERYONE) where.push(`FILTER(?speaker = ${iri(fullId(graph, state.speaker))})`);
    if (state.document >= 0) where.push(`?claim prov:wasDerivedFrom/nif:referenceContext ${iri(fullId(graph, graph.documents[state.document].id))} .`);
    const only = focus ? [...focus.things] : state.classes.size ? graph.order.filter((i) => !state.classes.has(graph.cls[i])) : null;
    const without = state.classes.size && !focus ? graph.order.filter((i) => state.classes.has(graph.cls[i])) : null;
    // Whichever list is the shorter says it.
    if (without && without.length < only.length) where.push(`FILTER(?subject NOT IN (${without.map(thing).join(", ")}) && ?object NOT IN (${without.map(thing).join(", ")}))`);
    else if (only) {
      where.push(`VALUES ?subject { ${only.map(thing).join(" ")} }`);
      where.push(`FILTER(isLiteral(?object) || ?object IN (${only.map(thing).join(", ")}))`);
      if (focus && state.classes.size) where.push("# classes that are switched off are not in these lists");
    }
    const chosen = graph.claimed ? "?claim ?subject ?property ?object ?modality ?speaker ?confidence ?time" : "?subject ?property ?object";
    return [
      `PREFIX rg: <${RG}>`,
      "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>",
      "PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>",
      "PREFIX prov: <http://www.w3.org/ns/prov#>",
      "PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>",
      `SELECT DISTINCT ${chosen}`,
      "WHERE {",
      ...where.map((line) => `  ${line}`),
      "}",
      "",
    ].join("\n");
  }

  menu(holder) {
    const run = (make, type, suffix) => async () => save(`${this.name}.${suffix}`, await make(), type);
    const query = el("textarea", { id: "sparql", rows: 8, readonly: true, "aria-label": "SPARQL query of what is shown" });
    const address = el("input", { id: "address", type: "text", readonly: true, "aria-label": "Address of what is shown" });
    this.refresh = () => {
      query.value = this.sparql();
      address.value = location.href;
    };
    const copy = (field) => async () => {
      field.select();
      try {
        await navigator.clipboard.writeText(field.value);
        this.app.tell("Copied.");
      } catch {
        this.app.tell("Selected; copy it with Ctrl+C.");
      }
    };
    holder.append(
      el("div", { class: "row" },
        button("PNG", () => this.png(), { id: "save-png" }),
        button("SVG", run(() => this.svgText(), "image/svg+xml", "svg"), { id: "save-svg" }),
        button("CSV", run(() => this.csvText(), "text/csv;charset=utf-8", "csv"), { id: "save-csv" }),
        button("JSON", run(() => this.jsonText(), "application/json", "json"), { id: "save-json" })),
      el("div", { class: "row" }, address, button("Copy address", copy(address))),
      query,
      button("Copy query", copy(query), { id: "copy-sparql" }),
    );
  }
}
