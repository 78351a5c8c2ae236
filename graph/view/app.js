// Puts the parts together: one state, one way in which it changes.

class App {
  constructor(graph) {
    this.graph = graph;
    this.state = fromHash(graph, location.hash);
    this.finder = new Finder(graph);
    this.cards = new Cards(graph, this);
    this.legend = new Legend(graph, this, byId("legend"));
    this.tables = new Tables(graph, this, byId("table"));
    this.exports = new Exports(graph, this);
    this.stage = new Stage(graph, byId("picture"), {
      onPick: (hit) => hit ? this.choose(hit) : this.choose({}),
      onHover: (hit, at) => this.hover(hit, at),
    });
    new SearchBox(graph, this);
    this.exports.menu(byId("share-menu"));
    this.wire();
    this.apply();
    this.stage.fit(null, { animate: false });
    this.frame(null);
  }

  wire() {
    const { stage } = this;
    addEventListener("hashchange", () => {
      if (location.hash.replace(/^#/, "") === toHash(this.graph, this.state)) return;
      this.state = fromHash(this.graph, location.hash);
      this.apply();
    });
    for (const tab of document.querySelectorAll("[data-view]")) tab.addEventListener("click", () => this.update({ view: tab.dataset.view }));
    byId("about").addEventListener("click", () => this.showAbout());
    byId("theme").addEventListener("click", () => this.turnLights());
    byId("zoom-in").addEventListener("click", () => this.zoom(1.4));
    byId("zoom-out").addEventListener("click", () => this.zoom(1 / 1.4));
    byId("zoom-all").addEventListener("click", () => stage.fit());
    byId("open-legend").addEventListener("click", () => this.toggleLegend());
    byId("share").addEventListener("toggle", () => byId("share").open && this.exports.refresh());
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => stage.recolour());
    addEventListener("keydown", (event) => this.onKey(event));
    document.addEventListener("click", (event) => {
      if (!byId("share").contains(event.target)) byId("share").open = false;
    });
  }

  onKey(event) {
    const typing = event.target.closest?.("input, select, textarea");
    if (event.key === "/" && !typing) {
      event.preventDefault();
      byId("search").focus();
      byId("search").select();
    } else if (event.key === "Escape") {
      if (byId("share").open) byId("share").open = false;
      else this.choose({});
    }
    if (event.target !== byId("picture")) return;
    const step = { ArrowLeft: [-60, 0], ArrowRight: [60, 0], ArrowUp: [0, -60], ArrowDown: [0, 60] }[event.key];
    const { network } = this.stage;
    if (step) {
      event.preventDefault();
      const { x, y } = network.getViewPosition();
      network.moveTo({ position: { x: x + step[0] / this.stage.scale, y: y + step[1] / this.stage.scale } });
      this.stage.startMoving();
    } else if (event.key === "+" || event.key === "=") this.zoom(1.25);
    else if (event.key === "-") this.zoom(0.8);
    else if (event.key === "0") this.stage.fit();
  }

  zoom(factor) {
    this.stage.network.moveTo({ scale: Math.min(this.stage.scale * factor, 6) });
    this.stage.startMoving();
  }

  toggleLegend(open = !document.body.classList.contains("legend-open")) {
    document.body.classList.toggle("legend-open", open);
    byId("open-legend").setAttribute("aria-expanded", String(open));
  }

  turnLights() {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    this.stage.recolour();
  }

  // Chooses a thing, a link or a path; nothing lets go.
  choose({ thing = -1, link = -1, path = null }) {
    this.aboutOpen = false;
    this.hover(null); // the picture moves away from under the pointer
    if (document.body.classList.contains("legend-open")) this.toggleLegend(false);
    const before = this.focus;
    this.update({ thing, link, path });
    if (this.state.view === "picture") this.frame(before);
  }

  // The camera goes to what is chosen, and back to where it was when it is let go.
  frame(before) {
    const { stage } = this;
    if (this.focus) {
      if (!before) this.overview = stage.camera();
      // The details take their room first.
      requestAnimationFrame(() => requestAnimationFrame(() => this.focus && stage.fit([...this.focus.things])));
    } else if (before && this.overview) {
      const { overview } = this;
      this.overview = null;
      requestAnimationFrame(() => requestAnimationFrame(() => stage.goTo(overview)));
    }
  }

  showClaim(c) {
    const link = this.graph.linkOf[c];
    this.choose(link >= 0 ? { link } : { thing: this.graph.claims.subject[c] });
  }

  toggle(name, key) {
    const set = new Set(this.state[name]);
    if (!set.delete(key)) set.add(key);
    this.update({ [name]: set });
  }

  only(name, key, all) {
    const alone = this.state[name].size === all.length - 1 && !this.state[name].has(key);
    this.update({ [name]: alone ? new Set() : new Set(all.filter((one) => one !== key)) });
  }

  clearFilters() {
    const { view, thing, link, path, depth, lone } = this.state;
    this.update({ ...newState(), view, thing, link, path, depth, lone });
  }

  update(change) {
    Object.assign(this.state, change);
    const hash = toHash(this.graph, this.state);
    if (hash !== location.hash.replace(/^#/, "")) {
      // A page inside another (a notebook) has no address of its own.
      try {
        history.replaceState(null, "", hash ? `#${hash}` : "#");
      } catch (error) {
        if (!(error instanceof DOMException)) throw error;
      }
    }
    this.apply();
  }

  apply() {
    const { graph, state, stage } = this;
    this.shown = shownBy(graph, state);
    this.focus = focusOf(graph, state, this.shown);
    stage.picked = new Set(state.path ?? (state.link >= 0 ? [graph.from[state.link], graph.to[state.link]] : state.thing >= 0 ? [state.thing] : []));
    this.legend.sync(state);
    for (const tab of document.querySelectorAll("[data-view]")) tab.setAttribute("aria-pressed", String(tab.dataset.view === state.view));
    const inRows = state.view !== "picture";
    byId("picture").hidden = byId("zoom").hidden = inRows;
    byId("table").hidden = !inRows;
    if (inRows) this.tables.draw(state.view, this.shown);
    stage.show(this.shown, this.focus);
    if (stage.late && !inRows) requestAnimationFrame(() => requestAnimationFrame(() => stage.late?.()));
    this.showDetails();
    this.showStatus();
  }

  async showDetails() {
    const { state, cards, shown, focus } = this;
    const details = byId("details");
    const ticket = this.ticket = {};
    let parts = null;
    if (state.path) parts = await cards.path(state.path, focus.path, shown);
    else if (state.link >= 0) parts = await cards.link(state.link, shown);
    else if (state.thing >= 0) parts = await cards.thing(state.thing, shown);
    else if (this.aboutOpen) parts = cards.about(shown);
    if (ticket !== this.ticket) return; // something else was chosen meanwhile
    details.hidden = parts === null;
    document.body.classList.toggle("details-open", parts !== null);
    if (parts === null) return;
    const close = button("×", () => this.choose({}), { class: "close", "aria-label": "Close" });
    details.replaceChildren(close, ...parts.flat().filter(Boolean));
    details.scrollTop = 0;
  }

  showAbout() {
    const open = !this.aboutOpen;
    this.choose({});
    this.aboutOpen = open;
    this.apply();
  }

  showStatus() {
    const { graph, shown } = this;
    const sum = (marks) => marks.reduce((total, mark) => total + mark, 0);
    const of = (part, all, name, more) => part === all ? many(all, name, more) : `${part.toLocaleString("en")} of ${many(all, name, more)}`;
    this.tell([of(sum(shown.things), graph.size, "entity", "entities"), of(sum(shown.claims), graph.count, "statement")].join(" · "));
  }

  tell(text) {
    byId("status").textContent = text;
  }

  hover(hit, at) {
    const tip = byId("tip");
    byId("picture").classList.toggle("over", hit !== null);
    tip.hidden = hit === null;
    if (hit === null) return;
    const { graph, stage } = this;
    const text = hit.thing !== undefined
      ? [el("strong", {}, el("bdi", {}, graph.things.label[hit.thing])), ` ${graph.classes[graph.cls[hit.thing]].label}`]
      : [el("bdi", {}, this.linkText(hit.link))];
    tip.replaceChildren(...text);
    tip.style.left = `${Math.min(at.x + 14, stage.holder.clientWidth - 240)}px`;
    tip.style.top = `${at.y + 16}px`;
  }

  linkText(link) {
    const claims = this.graph.claimsOfLink(link).filter((c) => this.shown.claims[c]);
    const [first] = claims;
    return this.cards.sentence(first) + (claims.length > 1 ? ` (+${claims.length - 1})` : "");
  }
}

loadGraph().then((graph) => {
  window.reportgraph = new App(graph); // for tests and for the curious
  document.documentElement.dataset.ready = "yes";
  // Evidence is unpacked while nobody waits for it.
  (window.requestIdleCallback ?? setTimeout)(() => {
    graph.evidence();
    window.reportgraph.finder.find("-");
  });
});
