// Which labels are shown, and where: the most important first, each only where it covers nothing.

const LINE = 1.2; // line height, in font sizes

// Breaks at spaces and after hyphens.
function wrapLabel(text, width = 18, most = 3) {
  const lines = [""];
  for (const word of text.match(/[^\s-]+-*|-+|\s+/g) ?? [""]) {
    if (word.trim() && lines.at(-1).trim() && lines.at(-1).length + word.length > width) lines.push("");
    lines[lines.length - 1] += word.trim() ? word : " ";
  }
  const kept = lines.slice(0, most).map((line) => line.trim())
    .map((line) => (line.length > width + 4 ? `${line.slice(0, width + 3)}…` : line));
  if (lines.length > most && !kept[most - 1].endsWith("…")) kept[most - 1] += "…";
  return kept;
}

const fontSize = (rank, small) => (rank < 6 ? 15 - 2 * small : rank < 20 ? 13 - small : 12 - small);
const fontOf = (rank, small, family) => `${rank < 20 ? 600 : 400} ${fontSize(rank, small)}px ${family}`;

// Boxes that are taken, in a grid of cells.
class Taken {
  constructor(window, cell = 48) {
    this.window = window;
    this.cell = cell;
    this.cells = new Map();
  }

  * keys([left, top, right, bottom]) {
    for (let i = Math.floor(left / this.cell); i <= Math.floor(right / this.cell); i++) {
      for (let j = Math.floor(top / this.cell); j <= Math.floor(bottom / this.cell); j++) yield i * 65536 + j;
    }
  }

  add(box, owner = -1, rank = -1) {
    for (const key of this.keys(box)) listUnder(this.cells, key, [box, owner, rank]);
  }

  // Whether nothing but the owner's own shape is there; `least`: shapes of that rank and beyond may be covered.
  isFree(box, owner = -1, least = Infinity) {
    const [left, top, right, bottom] = this.window;
    if (box[0] < left || box[1] < top || box[2] > right || box[3] > bottom) return false;
    for (const key of this.keys(box)) {
      for (const [other, whose, rank] of this.cells.get(key) ?? []) {
        if (whose >= 0 && (whose === owner || rank >= least)) continue;
        if (box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]) return false;
      }
    }
    return true;
  }
}

// Measures labels once for each font.
class LabelSizes {
  constructor(graph, family) {
    this.graph = graph;
    this.family = family;
    this.ctx = document.createElement("canvas").getContext("2d");
    this.known = new Map();
  }

  of(thing, small) {
    const key = thing * 2 + (small ? 1 : 0);
    let found = this.known.get(key);
    if (!found) {
      const rank = this.graph.rank[thing];
      const font = fontOf(rank, small, this.family);
      const more = this.graph.collapsed && this.graph.headOf[thing] === thing ? this.graph.members[thing] - 1 : 0;
      const lines = wrapLabel(this.graph.things.label[thing] + (more ? ` +${more.toLocaleString("en")}` : ""));
      this.ctx.font = font;
      const width = Math.max(...lines.map((line) => this.ctx.measureText(line).width));
      found = { lines, font, size: fontSize(rank, small), width, height: lines.length * fontSize(rank, small) * LINE };
      this.known.set(key, found);
    }
    return found;
  }

  text(text, font) {
    const key = `${font}|${text}`;
    let width = this.known.get(key);
    if (width === undefined) {
      this.ctx.font = font;
      width = this.ctx.measureText(text).width;
      this.known.set(key, width);
    }
    return width;
  }
}

// Where a label can stand beside a shape: [its middle x, its top y], the best place first.
function* candidates(x, y, r, { width, height }) {
  const gap = r * 0.1 + 3;
  yield [x, y + r + gap];
  yield [x, y - r - gap - height];
  yield [x + r + gap + 2 + width / 2, y - height / 2];
  yield [x - r - gap - 2 - width / 2, y - height / 2];
  for (const [across, down] of [[1, 1], [-1, 1], [1, -1], [-1, -1]]) {
    yield [x + across * (r * 0.6 + width / 2), down > 0 ? y + r * 0.6 + gap : y - r * 0.6 - gap - height];
  }
}

const NEVER_WITHOUT = 14; // the most important have their label even where it covers a lesser shape

// Labels of things, given as [thing, x, y, r, picked] on the screen in the order of their importance.
function placeLabels(nodes, sizes, taken, { small, most }) {
  const placed = [];
  for (const [thing, x, y, r, picked] of nodes) {
    if (placed.length >= most && !picked) break;
    const size = sizes.of(thing, small);
    const boxOf = ([middle, top]) => [middle - size.width / 2 - 2, top - 1, middle + size.width / 2 + 2, top + size.height + 1];
    const places = [...candidates(x, y, r, size)];
    const rank = sizes.graph.rank[thing];
    let place = places.find((at) => taken.isFree(boxOf(at), thing));
    if (!place && (picked || rank < NEVER_WITHOUT)) place = places.find((at) => taken.isFree(boxOf(at), thing, NEVER_WITHOUT));
    if (!place && picked) [place] = places;
    if (!place) continue;
    taken.add(boxOf(place));
    placed.push({ thing, x: place[0], y: place[1], ...size });
  }
  return placed;
}

// Names of relations along their links, given as [link, text, x1, y1, x2, y2] with the shapes' radii taken off.
function placeLinkLabels(links, sizes, taken, { font, most }) {
  const placed = [];
  for (const [link, text, x1, y1, x2, y2] of links) {
    if (placed.length >= most) break;
    const width = sizes.text(text, font);
    const length = Math.hypot(x2 - x1, y2 - y1);
    if (width + 8 > length) continue;
    let angle = Math.atan2(y2 - y1, x2 - x1);
    if (angle > Math.PI / 2 || angle <= -Math.PI / 2) angle += Math.PI;
    const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
    for (const at of [0.5, 0.38, 0.62]) {
      if (width / 2 + 4 > Math.min(at, 1 - at) * length) continue;
      const [x, y] = [x1 + (x2 - x1) * at, y1 + (y2 - y1) * at];
      const boxes = [];
      const steps = Math.max(1, Math.ceil(width / 12));
      for (let i = 0; i <= steps; i++) {
        const d = (i / steps - 0.5) * width;
        boxes.push([x + ux * d - 7, y + uy * d - 7, x + ux * d + 7, y + uy * d + 7]);
      }
      if (!boxes.every((box) => taken.isFree(box))) continue;
      for (const box of boxes) taken.add(box);
      placed.push({ link, text, x, y, angle });
      break;
    }
  }
  return placed;
}
