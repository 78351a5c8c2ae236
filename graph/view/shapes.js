// Colours and shapes. A shape is a list of path commands around (0, 0), so that canvas and SVG draw the same.

const polygon = (...points) => points.map(([x, y], i) => [i ? "L" : "M", x, y]).concat([["Z"]]);
const around = (n, turn, radius) => polygon(...Array.from({ length: n }, (_, i) => {
  const angle = turn + (i / n) * 2 * Math.PI;
  const r = Array.isArray(radius) ? radius[i % radius.length] : radius;
  return [r * Math.cos(angle), r * Math.sin(angle)];
}));

// Sized so that all cover about the same area.
const SHAPES = {
  circle: [["O", 0, 0, 1]],
  ring: [["O", 0, 0, 1], ["O", 0, 0, 0.5]],
  square: polygon([-0.88, -0.88], [0.88, -0.88], [0.88, 0.88], [-0.88, 0.88]),
  hexagon: around(6, 0, 1.1),
  pin: around(3, Math.PI / 2, 1.3),
  diamond: around(4, 0, 1.28),
  star: around(10, -Math.PI / 2, [1.42, 0.66]),
  drop: around(5, -Math.PI / 2, 1.14),
  triangle: around(3, -Math.PI / 2, 1.3),
  page: polygon([-0.75, -1.02], [0.3, -1.02], [0.78, -0.52], [0.78, 1.02], [-0.75, 1.02]),
};

function tracePath(ctx, shape, x, y, r) {
  for (const [command, a, b, c] of SHAPES[shape]) {
    if (command === "M") ctx.moveTo(x + a * r, y + b * r);
    else if (command === "L") ctx.lineTo(x + a * r, y + b * r);
    else if (command === "Z") ctx.closePath();
    else {
      // The inner circle of a ring turns the other way, and so stays empty.
      ctx.moveTo(x + c * r, y);
      ctx.arc(x, y, c * r, 0, 2 * Math.PI, c < 1);
      ctx.closePath();
    }
  }
}

function svgPath(shape, x, y, r) {
  const n = (value) => String(Math.round(value * 100) / 100);
  return SHAPES[shape].map(([command, a, b, c]) => {
    if (command === "Z") return "Z";
    if (command !== "O") return `${command}${n(x + a * r)} ${n(y + b * r)}`;
    const d = c * r;
    const sweep = c < 1 ? 0 : 1;
    return `M${n(x - d)} ${n(y)}A${n(d)} ${n(d)} 0 1 ${sweep} ${n(x + d)} ${n(y)}A${n(d)} ${n(d)} 0 1 ${sweep} ${n(x - d)} ${n(y)}Z`;
  }).join("");
}

// Modality by dash: what is asserted is solid. Lengths in pixels of the screen.
const DASHES = { asserted: [], planned: [9, 4], advocated: [5, 4], possible: [1.5, 4], negated: [9, 3, 2, 3], "": [] };

function readPalette(families) {
  const style = getComputedStyle(document.documentElement);
  const value = (name) => style.getPropertyValue(name).trim();
  return {
    families: families.map((_, i) => value(`--family-${i}`)),
    paper: value("--paper"),
    ink: value("--ink"),
    soft: value("--soft"),
    accent: value("--accent"),
    edge: value("--edge"),
    said: value("--edge-said"),
    negated: value("--edge-negated"),
    hulls: Array.from({ length: 6 }, (_, i) => value(`--hull-${i}`)),
    font: getComputedStyle(document.body).fontFamily,
  };
}

function lineColour(palette, link) {
  if (link.modality === "negated") return palette.negated;
  return link.said ? palette.said : palette.edge;
}
