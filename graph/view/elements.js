// Elements are made here and nowhere else: text only ever becomes text.

const ATTRIBUTES = new Set([
  "class", "type", "id", "for", "value", "min", "max", "step", "href", "rel", "target", "role", "tabindex", "title", "dir",
  "scope", "selected", "placeholder", "list", "datetime", "readonly", "rows", "name",
]);
const SVG = "http://www.w3.org/2000/svg";

// el("button", { type: "button", onclick: f }, "text", child, …)
function el(tag, props = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (ATTRIBUTES.has(name) || name.startsWith("aria-") || name.startsWith("data-")) made.setAttribute(name, value === true ? "" : value);
    else throw new TypeError(`no attribute ${name}`);
  }
  made.append(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

function svgElement(tag, props = {}, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(props)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

// The sign of a class, as in the picture.
function classSign(graph, cls) {
  const { family } = graph.classes[cls];
  return svgElement("svg", { viewBox: "-1.5 -1.5 3 3", class: `sign family-${family}`, "aria-hidden": "true" },
    svgElement("path", { d: svgPath(graph.families[family].shape, 0, 0, 1) }));
}

function lineSign(modality, said = false) {
  return svgElement("svg", { viewBox: "0 0 30 8", class: `line ${said ? "said" : ""} ${modality}`, "aria-hidden": "true" },
    svgElement("line", { x1: 0, y1: 4, x2: 30, y2: 4, "stroke-dasharray": DASHES[modality].join(" ") }));
}

const button = (label, onclick, props = {}) => el("button", { type: "button", onclick, ...props }, label);

// A link to another site, only where it is an ordinary web address.
function webLink(address, label = address) {
  let url = null;
  try {
    url = new URL(address);
  } catch {
    return el("span", {}, label);
  }
  if (!["https:", "http:"].includes(url.protocol)) return el("span", {}, label);
  return el("a", { href: url.href, rel: "noopener noreferrer", target: "_blank" }, label);
}

const many = (count, one, more = `${one}s`) => `${count.toLocaleString("en")} ${count === 1 ? one : more}`;
