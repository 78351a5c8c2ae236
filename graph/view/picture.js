// What is painted: hulls, links, things and labels, each kind as few large paths. `Stage`, which extends it, adds the
// camera (`network`, `scale`, `window()`) and the element that it all is in (`holder`).

const LINKS_MOST = 12_000; // links painted, the most important first: more of them say nothing to the eye
const LINKS_HASTY = 3_000; // while the picture moves, or behind what is in focus
const DETAILED = 1_500; // links in sight up to which each gets its arrow
const STRANDS_MOST = 1_200; // between collapsed communities
const CALM = 400; // links in sight beyond which only the most important are drawn in full
const PROMINENT = 50; // things that stand out in any picture, however large the graph
const HULL_PIXELS = 1_600; // the longer side of the picture of the hulls

class Picture {
  constructor(graph) {
    this.graph = graph;
    this.shown = null;
    this.focus = null;
    this.picked = new Set();
    this.moving = false; // then less is painted
    this.filling = false; // then nothing is
    this.inVis = new Set(); // things that vis draws
    this.looks = [];
    this.linkOrder = Uint32Array.from({ length: graph.linkCount }, (_, link) => link).sort((a, b) => this.rankOf(a) - this.rankOf(b));
  }

  // Shapes grow slower than the distances between them, both ways.
  size(thing, scale = this.scale) {
    const { graph } = this;
    const size = graph.radius[thing] * (scale < 1 ? scale ** 0.55 : scale ** 0.35);
    return graph.rank[thing] < PROMINENT ? Math.max(size, 9 - graph.rank[thing] / 10) : size;
  }

  recolour() {
    this.palette = readPalette(this.graph.families);
    this.sizes = new LabelSizes(this.graph, this.palette.font);
    this.colour = Array.from(this.graph.cls, (cls) => this.palette.families[this.graph.classes[cls].family]);
    this.shape = Array.from(this.graph.cls, (cls) => this.graph.families[this.graph.classes[cls].family].shape);
    if (this.shown) this.show(this.shown, this.focus);
  }

  // How each link looks, from those of its claims that are shown.
  linkLooks(shown) {
    const { graph } = this;
    const { speaker, subject, relation } = graph.claims;
    const looks = Array.from({ length: graph.linkCount }, () => null);
    for (let c = 0; c < graph.count; c++) {
      const link = graph.linkOf[c];
      if (link < 0 || !shown.claims[c]) continue;
      const said = speaker[c] >= 0 && !graph.sources.has(speaker[c]);
      const look = looks[link] ??= { order: 9, said: true, count: 0, forward: false, back: false, relation: -1, mixed: false, disputed: false };
      look.count++;
      look.said &&= said;
      look.order = Math.min(look.order, graph.modality[c]);
      look.disputed ||= graph.disputes.has(c);
      if (subject[c] === graph.from[link]) look.forward = true;
      else look.back = true;
      if (look.relation < 0) look.relation = relation[c];
      else if (look.relation !== relation[c]) look.mixed = true;
    }
    for (const look of looks) {
      if (!look) continue;
      look.modality = MODALITIES[look.order];
      const name = graph.relations[look.relation].label;
      look.text = look.mixed ? `${name} +${look.count - 1}` : look.count > 1 ? `${name} ×${look.count}` : name;
    }
    return looks;
  }

  drawShape(ctx, thing, x, y, r) {
    const chosen = this.focus?.things.has(thing) && this.isPicked(thing);
    if (chosen) {
      ctx.beginPath();
      ctx.arc(x, y, r * 1.2 + 6 / this.scale, 0, 2 * Math.PI);
      ctx.fillStyle = this.palette.accent;
      ctx.globalAlpha = 0.25;
      ctx.fill();
      ctx.globalAlpha = 1;
    }
    ctx.beginPath();
    tracePath(ctx, this.shape[thing], x, y, r);
    ctx.fillStyle = this.colour[thing];
    ctx.fill();
    ctx.lineWidth = (chosen ? 2.5 : 1.25) / this.scale;
    ctx.strokeStyle = chosen ? this.palette.ink : this.palette.paper;
    ctx.stroke();
  }

  isPicked(thing) {
    return this.picked.has(thing);
  }

  // Of a collapsed community only its head is, and what is in focus.
  isDrawn(thing) {
    const { graph, shown, focus } = this;
    return shown.things[thing] && (!graph.collapsed || graph.headOf[thing] === thing || focus?.things.has(thing));
  }

  lineWidth(look) {
    return 1 + Math.log2(look.count) * 0.8;
  }

  paint(ctx) {
    if (!this.shown || this.filling) return;
    const faded = this.focus !== null;
    ctx.save();
    this.paintHulls(ctx, faded);
    ctx.globalAlpha = faded ? 0.16 : 1;
    if (this.graph.collapsed) this.paintStrands(ctx);
    this.paintLinks(ctx);
    ctx.globalAlpha = faded ? 0.3 : 1;
    this.paintThings(ctx);
    ctx.restore();
  }

  linksInSight() {
    const { graph, shown, inVis } = this;
    const [left, top, right, bottom] = this.window();
    const most = this.moving || this.focus ? LINKS_HASTY : LINKS_MOST;
    const found = [];
    for (const link of this.linkOrder) {
      const a = graph.from[link];
      const b = graph.to[link];
      if (!shown.links[link] || (graph.collapsed && !(this.isDrawn(a) && this.isDrawn(b)))) continue;
      if ((graph.x[a] < left && graph.x[b] < left) || (graph.x[a] > right && graph.x[b] > right)) continue;
      if ((graph.y[a] < top && graph.y[b] < top) || (graph.y[a] > bottom && graph.y[b] > bottom)) continue;
      if (this.focus?.links.has(link) && inVis.has(a) && inVis.has(b)) continue;
      found.push(link);
      if (found.length >= most) break;
    }
    return found;
  }

  paintLinks(ctx) {
    const { graph, looks, scale } = this;
    const links = this.linksInSight();
    const detailed = links.length <= DETAILED;
    // In the order of importance; what comes after the first is faint.
    const full = links.length > CALM && !this.focus ? new Set(links.slice(0, CALM / 3)) : null;
    const strength = ctx.globalAlpha;
    // One path for each way of drawing.
    const bundles = new Map();
    for (const link of links) {
      const look = looks[link];
      const width = detailed ? Math.round(this.lineWidth(look) * 2) / 2 : 1;
      const faint = full !== null && !full.has(link);
      const colour = lineColour(this.palette, look);
      const key = detailed ? `${faint}|${colour}|${look.modality}|${width}` : `${faint}|${colour}`;
      if (bundles.has(key)) bundles.get(key).links.push(link);
      else bundles.set(key, { look, width, faint, links: [link] });
    }
    for (const { look, width, faint, links: bundle } of [...bundles.values()].sort((a, b) => b.faint - a.faint)) {
      ctx.globalAlpha = strength * (faint ? 0.28 : 1);
      ctx.beginPath();
      for (const link of bundle) {
        const a = graph.from[link];
        const b = graph.to[link];
        ctx.moveTo(graph.x[a], graph.y[a]);
        ctx.lineTo(graph.x[b], graph.y[b]);
      }
      ctx.strokeStyle = lineColour(this.palette, look);
      ctx.lineWidth = (detailed ? width : 0.6) / scale;
      ctx.setLineDash(detailed ? DASHES[look.modality].map((d) => d / scale) : []);
      ctx.stroke();
      ctx.setLineDash([]);
      if (detailed) this.paintArrows(ctx, bundle, lineColour(this.palette, look));
    }
    ctx.globalAlpha = strength;
    if (detailed) this.paintMarks(ctx, full ? [...full] : links);
  }

  // What joins collapsed communities.
  paintStrands(ctx) {
    const { graph, shown, scale } = this;
    const strength = ctx.globalAlpha;
    ctx.beginPath();
    let left = STRANDS_MOST;
    for (const [key, links] of graph.strands) {
      if (!links.some((link) => shown.links[link])) continue;
      const [a, b] = [Math.floor(key / graph.size), key % graph.size];
      ctx.moveTo(graph.x[a], graph.y[a]);
      ctx.lineTo(graph.x[b], graph.y[b]);
      if (--left <= 0) break;
    }
    ctx.globalAlpha = strength * 0.35;
    ctx.lineWidth = 0.7 / scale;
    ctx.strokeStyle = this.palette.edge;
    ctx.stroke();
    ctx.globalAlpha = strength;
  }

  paintArrows(ctx, links, colour) {
    const { graph, looks, scale } = this;
    ctx.beginPath();
    for (const link of links) {
      const ends = [[graph.from[link], graph.to[link], looks[link].forward], [graph.to[link], graph.from[link], looks[link].back]];
      for (const [a, b, drawn] of ends) {
        if (!drawn) continue;
        const dx = graph.x[b] - graph.x[a];
        const dy = graph.y[b] - graph.y[a];
        const length = Math.hypot(dx, dy) || 1;
        const [ux, uy] = [dx / length, dy / length];
        const away = (this.size(b) * 1.05 + 2) / scale;
        const head = (5.5 + this.lineWidth(looks[link])) / scale;
        if (length < away + head) continue;
        const [x, y] = [graph.x[b] - ux * away, graph.y[b] - uy * away];
        ctx.moveTo(x, y);
        ctx.lineTo(x - ux * head - uy * head * 0.45, y - uy * head + ux * head * 0.45);
        ctx.lineTo(x - ux * head + uy * head * 0.45, y - uy * head - ux * head * 0.45);
        ctx.closePath();
      }
    }
    ctx.fillStyle = colour;
    ctx.fill();
  }

  // A cross on what is denied, a bolt on what is disputed.
  paintMarks(ctx, links) {
    const { graph, looks, scale } = this;
    ctx.beginPath();
    for (const link of links) {
      if (looks[link].modality !== "negated" && !looks[link].disputed) continue;
      const x = (graph.x[graph.from[link]] + graph.x[graph.to[link]]) / 2;
      const y = (graph.y[graph.from[link]] + graph.y[graph.to[link]]) / 2;
      const r = 4.5 / scale;
      if (looks[link].disputed) {
        ctx.moveTo(x - r, y - r);
        ctx.lineTo(x + r * 0.4, y - r * 0.2);
        ctx.lineTo(x - r * 0.4, y + r * 0.2);
        ctx.lineTo(x + r, y + r);
      } else {
        ctx.moveTo(x - r, y - r);
        ctx.lineTo(x + r, y + r);
        ctx.moveTo(x + r, y - r);
        ctx.lineTo(x - r, y + r);
      }
    }
    ctx.strokeStyle = this.palette.negated;
    ctx.lineWidth = 2 / scale;
    ctx.stroke();
  }

  paintThings(ctx) {
    const { graph, scale } = this;
    const [left, top, right, bottom] = this.window(30);
    const bundles = new Map();
    const crowd = graph.size > 1500 && scale < 0.5;
    for (let rank = graph.size - 1; rank >= 0; rank--) {
      const i = graph.order[rank];
      if (!this.isDrawn(i) || this.inVis.has(i)) continue;
      if (graph.x[i] < left || graph.x[i] > right || graph.y[i] < top || graph.y[i] > bottom) continue;
      const { family } = graph.classes[graph.cls[i]];
      const key = crowd && rank >= 8 * PROMINENT ? family - 100 : family;
      listUnder(bundles, key, i);
    }
    const strength = ctx.globalAlpha;
    for (const key of [...bundles.keys()].sort((a, b) => a - b)) {
      const lesser = key < 0;
      const family = lesser ? key + 100 : key;
      ctx.globalAlpha = strength * (lesser ? 0.45 : 1);
      ctx.beginPath();
      for (const i of bundles.get(key)) {
        const r = this.size(i, scale) / scale;
        if (lesser && r * scale < 3) ctx.rect(graph.x[i] - r, graph.y[i] - r, 2 * r, 2 * r);
        else tracePath(ctx, graph.families[family].shape, graph.x[i], graph.y[i], r);
      }
      ctx.fillStyle = this.palette.families[family];
      ctx.fill();
      if (lesser) continue;
      ctx.lineWidth = 1.25 / scale;
      ctx.strokeStyle = this.palette.paper;
      ctx.stroke();
    }
  }

  // A soft ground behind each community of a small graph, kept as an image because wide strokes are slow.
  paintHulls(ctx, faded) {
    const { graph } = this;
    if (graph.size > 1500) return;
    this.hulls ??= this.drawHulls();
    if (!this.hulls) return;
    const { image, left, top, wide, high } = this.hulls;
    ctx.globalAlpha = faded ? 0.5 : 1;
    ctx.drawImage(image, left, top, wide, high);
  }

  drawHulls() {
    const { graph, shown } = this;
    const hulls = this.findHulls();
    if (!hulls.length) return false;
    const [left, top, right, bottom] = this.bounds(hulls.flatMap(([, { things }]) => things));
    const margin = 70;
    const [wide, high] = [right - left + 2 * margin, bottom - top + 2 * margin];
    const scale = Math.min(2, HULL_PIXELS / Math.max(wide, high));
    const image = document.createElement("canvas");
    image.width = Math.ceil(wide * scale);
    image.height = Math.ceil(high * scale);
    const ctx = image.getContext("2d");
    ctx.setTransform(scale, 0, 0, scale, (margin - left) * scale, (margin - top) * scale);
    ctx.lineJoin = ctx.lineCap = "round";
    ctx.lineWidth = 64;
    for (const [group, { things, links }] of hulls) {
      ctx.strokeStyle = ctx.fillStyle = this.palette.hulls[group % this.palette.hulls.length];
      ctx.beginPath();
      for (const link of links) {
        if (!shown.links[link]) continue;
        ctx.moveTo(graph.x[graph.from[link]], graph.y[graph.from[link]]);
        ctx.lineTo(graph.x[graph.to[link]], graph.y[graph.to[link]]);
      }
      ctx.stroke();
      ctx.beginPath();
      for (const i of things) {
        const r = graph.radius[i] + 30;
        ctx.moveTo(graph.x[i] + r, graph.y[i]);
        ctx.arc(graph.x[i], graph.y[i], r, 0, 2 * Math.PI);
      }
      ctx.fill();
    }
    return { image, left: left - margin, top: top - margin, wide: image.width / scale, high: image.height / scale };
  }

  findHulls() {
    const { graph, shown } = this;
    const hulls = new Map();
    const { group } = graph.things;
    for (let i = 0; i < graph.size; i++) {
      if (group[i] < 0 || !shown.things[i]) continue;
      if (!hulls.has(group[i])) hulls.set(group[i], { things: [], links: [] });
      hulls.get(group[i]).things.push(i);
    }
    for (let link = 0; link < graph.linkCount; link++) {
      const of = group[graph.from[link]];
      if (of === group[graph.to[link]]) hulls.get(of)?.links.push(link);
    }
    return [...hulls].filter(([, { things }]) => things.length >= 3).sort((a, b) => b[1].things.length - a[1].things.length);
  }

  // Names, in pixels of the screen, whatever the zoom.
  paintLabels(ctx) {
    if (!this.shown || this.filling) return;
    const labels = this.labels();
    const ratio = this.network.canvas.pixelRatio || 1;
    ctx.save();
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.lineJoin = "round";
    ctx.textAlign = "center";
    ctx.strokeStyle = this.palette.paper;
    ctx.textBaseline = "middle";
    ctx.font = this.linkFont();
    ctx.fillStyle = this.palette.soft;
    ctx.lineWidth = 4;
    for (const { text, x, y, angle } of labels.links) {
      ctx.save();
      ctx.translate(x, y);
      ctx.rotate(angle);
      ctx.strokeText(text, 0, 0);
      ctx.fillText(text, 0, 0);
      ctx.restore();
    }
    ctx.textBaseline = "top";
    ctx.fillStyle = this.palette.ink;
    for (const { lines, font, size, x, y } of labels.things) {
      ctx.font = font;
      ctx.globalAlpha = 0.9;
      lines.forEach((line, i) => ctx.strokeText(line, x, y + i * size * LINE));
      ctx.globalAlpha = 1;
      lines.forEach((line, i) => ctx.fillText(line, x, y + i * size * LINE));
    }
    ctx.restore();
  }

  // Gives the function from a thing to its place in the window.
  onScreen() {
    const { graph, scale } = this;
    const origin = this.network.canvasToDOM({ x: 0, y: 0 });
    return (i) => [graph.x[i] * scale + origin.x, graph.y[i] * scale + origin.y];
  }

  linkFont() {
    return `italic 11px ${this.palette.font}`;
  }

  labels() {
    const { graph, scale, holder } = this;
    const area = holder.clientWidth * holder.clientHeight;
    const small = holder.clientWidth < 600;
    const taken = new Taken([0, 0, holder.clientWidth, holder.clientHeight]);
    const nodes = [];
    const [left, top, right, bottom] = this.window(10);
    const at = this.onScreen();
    for (const i of graph.order) {
      if (!this.isDrawn(i) || (this.focus && !this.focus.things.has(i))) continue;
      if (graph.x[i] < left || graph.x[i] > right || graph.y[i] < top || graph.y[i] > bottom) continue;
      const [x, y] = at(i);
      const r = this.size(i, scale);
      nodes.push([i, x, y, r, this.isPicked(i)]);
      taken.add([x - r * 0.9, y - r * 0.9, x + r * 0.9, y + r * 0.9], i, graph.rank[i]);
      if (nodes.length >= 600) break;
    }
    if (this.focus) nodes.sort((a, b) => b[4] - a[4]);
    const most = this.focus ? 120 : Math.round(Math.max(area / 8000, 12));
    const things = placeLabels(nodes, this.sizes, taken, { small, most });
    return { things, links: this.moving ? [] : this.linkLabels(at, taken, area) };
  }

  linkLabels(at, taken, area) {
    const { graph, looks } = this;
    const links = this.focus ? [...this.focus.links].sort((a, b) => this.rankOf(a) - this.rankOf(b)) : graph.linkCount > 3000 && this.scale < 0.7 ? [] : this.linksInSight();
    const given = links
      .filter((link) => looks[link])
      .slice(0, 400)
      .map((link) => {
        const a = graph.from[link];
        const b = graph.to[link];
        const [x1, y1] = at(a);
        const [x2, y2] = at(b);
        const length = Math.hypot(x2 - x1, y2 - y1) || 1;
        const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
        const [ra, rb] = [this.size(a), this.size(b)];
        return [link, looks[link].text, x1 + ux * ra, y1 + uy * ra, x2 - ux * rb, y2 - uy * rb];
      });
    return placeLinkLabels(given, this.sizes, taken, { font: this.linkFont(), most: this.focus ? 80 : Math.round(area / 18000) });
  }

  rankOf(link) {
    return this.graph.rank[this.graph.from[link]] + this.graph.rank[this.graph.to[link]];
  }

  bounds(things) {
    const { graph } = this;
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const i of things) {
      left = Math.min(left, graph.x[i]);
      right = Math.max(right, graph.x[i]);
      top = Math.min(top, graph.y[i]);
      bottom = Math.max(bottom, graph.y[i]);
    }
    return [left, top, right, bottom];
  }
}
