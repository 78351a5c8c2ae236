// Which labels are shown, and where: the most important first, each only where it covers nothing.

const LINE = 1.2; // line height, in font sizes

function wrapLabel(text, width = 18, most = 3) {
  const lines = [""];
  for (const word of text.split(/\s+/)) {
    const last = lines.length - 1;
    if (lines[last] && lines[last].length + 1 + word.length > width) lines.push(word);
    else lines[last] = lines[last] ? `${lines[last]} ${word}` : word;
  }
  const kept = lines.slice(0, most).map((line) => line.length > width + 4 ? `${line.slice(0, width + 3)}…` : line);
  if (lines.length > most && !kept[most - 1].endsWith("…")) kept[most - 1] += "…";
  return kept;
}

const fontSize = (rank, small) => (rank < 6 ? 15 : rank < 20 ? 13 : 12) - (small ? 1 : 0);
const fontOf = (rank, small, family) => `${rank < 20 ? 600 : 400} ${fontSize(rank, small)}px ${family}`;

// Boxes that are taken, in a grid of cells.
class Taken {
  constructor(cell = 48) {
    this.cell = cell;
    this.cells = new Map();
  }

  * keys([left, top, right, bottom]) {
    for (let i = Math.floor(left / this.cell); i <= Math.floor(right / this.cell); i++) {
      for (let j = Math.floor(top / this.cell); j <= Math.floor(bottom / this.cell); j++) yield i * 65536 + j;
    }
  }

  add(box, owner = -1) {
    for (const key of this.keys(box)) {
      if (this.cells.has(key)) this.cells.get(key).push([box, owner]);
      else this.cells.set(key, [[box, owner]]);
    }
  }

  isFree(box, owner = -1) {
    for (const key of this.keys(box)) {
      for (const [other, whose] of this.cells.get(key) ?? []) {
        if ((whose !== owner || whose < 0) && box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]) return false;
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
      const lines = wrapLabel(this.graph.things.label[thing]);
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
  const gap = 4;
  yield [x, y + r + gap];
  yield [x, y - r - gap - height];
  yield [x + r + gap + 2 + width / 2, y - height / 2];
  yield [x - r - gap - 2 - width / 2, y - height / 2];
  yield [x + width / 3, y + r + gap];
  yield [x - width / 3, y + r + gap];
}

// Labels of things, given as [thing, x, y, r] on the screen in the order of their importance.
function placeLabels(nodes, sizes, taken, { small, most }) {
  const placed = [];
  for (const [thing, x, y, r, forced] of nodes) {
    if (placed.length >= most && !forced) break;
    const size = sizes.of(thing, small);
    let found = null;
    for (const [middle, top] of candidates(x, y, r, size)) {
      const box = [middle - size.width / 2 - 2, top - 1, middle + size.width / 2 + 2, top + size.height + 1];
      if (taken.isFree(box, thing)) {
        found = { middle, top, box };
        break;
      }
    }
    if (!found && forced) {
      const [middle, top] = candidates(x, y, r, size).next().value;
      found = { middle, top, box: [middle - size.width / 2, top, middle + size.width / 2, top + size.height] };
    }
    if (!found) continue;
    taken.add(found.box);
    placed.push({ thing, x: found.middle, y: found.top, ...size });
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
    if (width + 14 > length) continue;
    let angle = Math.atan2(y2 - y1, x2 - x1);
    if (angle > Math.PI / 2 || angle <= -Math.PI / 2) angle += Math.PI;
    const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
    for (const at of [0.5, 0.38, 0.62]) {
      if (width / 2 + 6 > Math.min(at, 1 - at) * length) continue;
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
