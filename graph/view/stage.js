// The camera and what is in focus: vis-network holds the one and draws the other; all the rest is painted by `Picture`
// before vis draws, and the labels after it.

const FOCUS_MOST = 400; // things that vis draws

class Stage extends Picture {
  constructor(graph, holder, { onPick, onHover }) {
    super(graph);
    this.holder = holder;
    this.fillWindow();
    this.nodes = new vis.DataSet();
    this.edges = new vis.DataSet();
    this.network = new vis.Network(holder, { nodes: this.nodes, edges: this.edges }, JSON.parse(byId("vis-options").textContent));
    this.recolour();
    this.network.on("beforeDrawing", (ctx) => this.paint(ctx));
    this.network.on("afterDrawing", (ctx) => this.paintLabels(ctx));
    this.network.on("dragEnd", ({ nodes }) => this.keepMoved(nodes));
    for (const event of ["dragging", "zoom"]) this.network.on(event, () => this.startMoving());
    this.network.on("click", ({ pointer }) => onPick(this.hit(pointer.canvas)));
    holder.addEventListener("mousemove", (event) => {
      const box = holder.getBoundingClientRect();
      const at = { x: event.clientX - box.left, y: event.clientY - box.top };
      onHover(event.buttons ? null : this.hit(this.network.DOMtoCanvas(at)), at);
    });
    holder.addEventListener("mouseleave", () => onHover(null));
  }

  // A tall window shows the picture turned on its side; either is stretched to fill, within reason.
  fillWindow() {
    const { graph, holder } = this;
    const [wide, high] = [Math.max(holder.clientWidth - 130, 100), Math.max(holder.clientHeight - 100, 100)];
    if (high > wide * 1.15) [graph.x, graph.y] = [graph.y, graph.x];
    const said = graph.order.filter((i) => graph.things.group[i] >= 0);
    if (said.length < 2) return;
    const [left, top, right, bottom] = this.bounds(said);
    const slack = (wide / high) * ((bottom - top) / Math.max(right - left, 1));
    const stretch = Math.min(1.7, slack > 1 ? slack : 1 / slack);
    const axis = slack > 1 ? graph.x : graph.y;
    for (let i = 0; i < graph.size; i++) axis[i] *= stretch;
  }

  get scale() {
    return this.network.getScale();
  }

  show(shown, focus) {
    this.shown = shown;
    this.focus = focus;
    this.looks = this.linkLooks(shown);
    this.hulls = null;
    // vis draws at each change of its data, we once after all.
    this.filling = true;
    this.fillFocus();
    this.filling = false;
    this.network.redraw();
  }

  // Gives vis the chosen things and their links, to draw and to drag.
  fillFocus() {
    const { graph, focus } = this;
    this.inVis = new Set();
    this.nodes.clear();
    this.edges.clear();
    if (!focus) return;
    const things = [...focus.things].sort((a, b) => graph.rank[a] - graph.rank[b]).slice(0, FOCUS_MOST);
    this.inVis = new Set(things);
    this.nodes.add(things.map((thing) => ({
      id: thing,
      x: graph.x[thing],
      y: graph.y[thing],
      ctxRenderer: ({ ctx, x, y }) => this.renderer(ctx, thing, x, y),
    })));
    const links = [...focus.links].filter((link) => this.inVis.has(graph.from[link]) && this.inVis.has(graph.to[link]));
    this.edges.add(links.map((link) => this.visEdge(link)));
    this.edgeScale = this.scale;
  }

  visEdge(link) {
    const { graph } = this;
    const look = this.looks[link];
    const scale = this.scale;
    return {
      id: link,
      from: graph.from[link],
      to: graph.to[link],
      color: { color: lineColour(this.palette, look), inherit: false },
      width: this.lineWidth(look) * 1.35 / scale,
      dashes: DASHES[look.modality].length ? DASHES[look.modality].map((d) => d / scale) : false,
      arrows: {
        to: { enabled: look.forward, scaleFactor: 0.5 },
        from: { enabled: look.back, scaleFactor: 0.5 },
      },
    };
  }

  // vis asks for a shape; its sizes are in units of the graph, ours in pixels.
  renderer(ctx, thing, x, y) {
    const r = this.size(thing) / this.scale;
    return {
      drawNode: () => this.drawShape(ctx, thing, x, y, r),
      nodeDimensions: { width: 2 * r, height: 2 * r },
    };
  }

  keepMoved(nodes) {
    const places = this.network.getPositions(nodes);
    for (const [thing, { x, y }] of Object.entries(places)) {
      this.graph.x[thing] = x;
      this.graph.y[thing] = y;
    }
    this.hulls = null;
    this.network.redraw();
  }

  startMoving(lasting = 0) {
    this.moving = true;
    clearTimeout(this.rest);
    this.rest = setTimeout(() => {
      this.moving = false;
      this.limitZoom();
      if (this.focus && Math.abs(Math.log(this.scale / this.edgeScale)) > 0.05) {
        this.edges.update(this.edges.getIds().map((link) => this.visEdge(link)));
        this.edgeScale = this.scale;
      }
      this.network.redraw();
    }, lasting + 140);
  }

  limitZoom() {
    const low = (this.fitted ?? 0.2) * 0.4;
    const scale = Math.min(Math.max(this.scale, low), 6);
    if (scale !== this.scale) this.network.moveTo({ scale });
  }

  // What of the graph is in the window: [left, top, right, bottom].
  window(margin = 0) {
    const low = this.network.DOMtoCanvas({ x: -margin, y: -margin });
    const high = this.network.DOMtoCanvas({ x: this.holder.clientWidth + margin, y: this.holder.clientHeight + margin });
    return [low.x, low.y, high.x, high.y];
  }

  // What is at a point of the graph: a thing, else a link, else null.
  hit({ x, y }) {
    const { graph, shown, scale } = this;
    let best = null;
    let nearest = Infinity;
    for (let i = 0; i < graph.size; i++) {
      if (!this.isDrawn(i)) continue;
      const distance = Math.hypot(graph.x[i] - x, graph.y[i] - y) * scale;
      if (distance <= Math.max(this.size(i, scale) + 3, 9) && distance < nearest) [best, nearest] = [{ thing: i }, distance];
    }
    if (best) return best;
    nearest = 7;
    for (let link = 0; link < graph.linkCount; link++) {
      if (!shown.links[link] || (this.focus && !this.focus.links.has(link))) continue;
      if (graph.collapsed && !(this.isDrawn(graph.from[link]) && this.isDrawn(graph.to[link]))) continue;
      const distance = toSegment(x, y, graph.x[graph.from[link]], graph.y[graph.from[link]], graph.x[graph.to[link]], graph.y[graph.to[link]]) * scale;
      if (distance < nearest) [best, nearest] = [{ link }, distance];
    }
    return best;
  }

  // Shows the given things, or all, with room for their labels; once the picture is seen, if a table is in its place.
  fit(things = null, { animate = true } = {}) {
    const chosen = things ?? this.graph.order.filter((i) => this.isDrawn(i));
    if (!chosen.length) return;
    const [wide, high] = [this.holder.clientWidth, this.holder.clientHeight];
    this.late = wide && high ? null : () => this.fit(things, { animate: false });
    if (this.late) return;
    const [left, top, right, bottom] = this.bounds(chosen);
    const scale = Math.min(
      Math.max(wide - 150, wide * 0.75) / Math.max(right - left, 1),
      Math.max(high - 100, high * 0.6) / Math.max(bottom - top, 1),
      things ? 1.5 : 1.8,
    );
    if (!things) this.fitted = scale;
    this.goTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 + 12 / scale }, scale }, { animate });
  }

  camera() {
    return { position: this.network.getViewPosition(), scale: this.scale };
  }

  goTo(camera, { animate = true } = {}) {
    const calm = !animate || matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.network.moveTo({ ...camera, animation: calm ? false : { duration: 350, easingFunction: "easeInOutQuad" } });
    this.startMoving(calm ? 0 : 360);
  }
}

function toSegment(x, y, x1, y1, x2, y2) {
  const [dx, dy] = [x2 - x1, y2 - y1];
  const along = Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x1 + along * dx - x, y1 + along * dy - y);
}
