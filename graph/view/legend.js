// The legend, which is also the filter: classes, relations, modality, speaker, confidence, years, document.

class Legend {
  constructor(graph, app, holder) {
    this.graph = graph;
    this.app = app;
    this.holder = holder;
    this.build();
  }

  build() {
    const { graph, app, holder } = this;
    const { claims } = graph;
    const tally = (column) => column.reduce((counts, key) => counts.set(key, (counts.get(key) ?? 0) + 1), new Map());
    const classes = tally(Array.from(graph.cls));
    const relations = tally(claims.relation);
    const modalities = tally([...graph.modality, ...graph.figures.modality]);
    holder.append(
      this.group("Entities", graph.classes.map((one, i) => [i, classSign(graph, i), one.label, classes.get(i) ?? 0]), "classes"),
    );
    const known = MODALITIES.map((name, i) => [i, lineSign(name), name, modalities.get(i) ?? 0]).filter(([, , name, count]) => name && count);
    if (known.length) {
      holder.append(this.group("Said as", known, "modalities"));
      holder.lastChild.title = "how many statements and figures";
      holder.lastChild.append(el("p", { class: "key" }, lineSign("asserted", true), "said by somebody whom the document names"));
    }
    const rows = graph.relations.map((one, i) => [i, null, one.label, relations.get(i) ?? 0]).sort((a, b) => b[3] - a[3] || a[0] - b[0]);
    if (graph.claimed) this.addSpeaker();
    this.addRanges();
    holder.append(this.group("Relations", rows, "relations"));
    holder.append(el("p", { class: "key" }, el("label", {},
      el("input", { type: "checkbox", id: "lone", onchange: (event) => app.update({ lone: event.target.checked }) }),
      " show entities of which nothing is said")));
    holder.append(button("Show all again", () => app.clearFilters(), { id: "clear", class: "wide" }));
  }

  group(heading, rows, name) {
    const { app } = this;
    const boxes = rows.map(([key, sign, label, count]) => el("li", {},
      el("label", {},
        el("input", { type: "checkbox", "data-filter": name, "data-key": key, onchange: () => app.toggle(name, key) }),
        sign, el("span", { class: "name" }, label), el("span", { class: "count" }, count.toLocaleString("en")),
      ),
      button("only", () => app.only(name, key, rows.map((row) => row[0])), { class: "only", "aria-label": `only ${label}` })));
    return el("section", { "aria-label": heading }, el("h2", {}, heading), el("ul", {}, ...boxes));
  }

  addSpeaker() {
    const { graph, app, holder } = this;
    const counts = new Map();
    let own = 0;
    for (const speaker of graph.claims.speaker) {
      if (speaker < 0 || graph.sources.has(speaker)) own++;
      else counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
    }
    if (!counts.size) return;
    const speakers = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 200);
    holder.append(el("section", {}, el("h2", {}, el("label", { for: "speaker" }, "Said by")),
      el("select", { id: "speaker", onchange: (event) => app.update({ speaker: event.target.value }) },
        el("option", { value: EVERYONE }, "everyone"),
        el("option", { value: DOCUMENT_VOICE }, `the document itself (${own})`),
        ...speakers.map(([thing, count]) => el("option", { value: graph.things.id[thing] }, `${graph.things.label[thing]} (${count})`)))));
  }

  addRanges() {
    const { graph, app, holder } = this;
    if (graph.claims.confidence.some((sure) => sure >= 0)) {
      holder.append(el("section", {},
        el("h2", {}, el("label", { for: "confidence" }, "Confidence at least "), el("output", { id: "confidence-value" }, "0")),
        el("input", { type: "range", id: "confidence", min: 0, max: 100, step: 5, value: 0, oninput: (event) => app.update({ confidence: Number(event.target.value) }) })));
    }
    const years = [...new Set([...graph.years, ...graph.figures.year].filter(Boolean))].sort((a, b) => a - b);
    if (years.length > 1) {
      const choice = (id, label, any) => el("label", {}, label, el("select", { id, onchange: (event) => app.update({ [id]: Number(event.target.value) }) },
        el("option", { value: 0 }, any), ...years.map((year) => el("option", { value: year }, String(year)))));
      holder.append(el("section", { class: "years", "aria-label": "Years" }, el("h2", {}, "Years"), choice("from", "from ", "any"), choice("to", " to ", "any")));
    }
    if (graph.documents.length > 1) {
      holder.append(el("section", {}, el("h2", {}, el("label", { for: "document" }, "Document")),
        el("select", { id: "document", onchange: (event) => app.update({ document: Number(event.target.value) }) },
          el("option", { value: -1 }, "all"), ...graph.documents.map((doc, i) => el("option", { value: i }, doc.label)))));
    }
  }

  // Sets every control to what the state says.
  sync(state) {
    for (const box of this.holder.querySelectorAll("input[data-filter]")) {
      box.checked = !state[box.dataset.filter].has(Number(box.dataset.key));
    }
    for (const name of ["speaker", "from", "to", "document", "confidence"]) {
      const control = byId(name);
      if (control) control.value = String(state[name]);
    }
    if (byId("confidence-value")) byId("confidence-value").textContent = (state.confidence / 100).toFixed(2);
    byId("lone").checked = state.lone;
    byId("clear").hidden = !isFiltered(state);
  }
}
