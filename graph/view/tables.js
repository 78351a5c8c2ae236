// The same as the picture, in rows: entities and statements, sortable, in pages.

const ROWS_AT_ONCE = 50;

class Tables {
  constructor(graph, app, holder) {
    this.graph = graph;
    this.app = app;
    this.holder = holder;
    this.sort = { things: [2, -1], claims: [0, 1] };
    this.page = 0;
  }

  columns(kind) {
    const { graph, app } = this;
    const { subject, relation, object, literals, speaker, confidence, time } = graph.claims;
    const { label } = graph.things;
    const end = (c) => object[c] >= 0 ? label[object[c]] : literals[-1 - object[c]];
    const who = (c) => speaker[c] < 0 || graph.sources.has(speaker[c]) ? "the document" : label[speaker[c]];
    if (kind === "things") {
      return [
        ["Entity", (i) => label[i], (i) => app.cards.thingButton(i)],
        ["Class", (i) => graph.classes[graph.cls[i]].label],
        ["Importance", (i) => graph.weight[i], (i) => graph.weight[i].toFixed(2)],
        ["Neighbours", (i) => graph.degree(i)],
        ["Also called", (i) => (graph.things.aliases[i] ?? []).join(", ")],
      ];
    }
    const all = [
      ["Subject", (c) => label[subject[c]], (c) => app.cards.thingButton(subject[c])],
      ["Relation", (c) => graph.relations[relation[c]].label, (c) => button(graph.relations[relation[c]].label, () => app.showClaim(c), { class: "thing" })],
      ["Object", end, (c) => object[c] >= 0 ? app.cards.thingButton(object[c]) : el("bdi", {}, end(c))],
      ["Said as", (c) => MODALITIES[graph.modality[c]]],
      ["Said by", who],
      ["When", (c) => time[c], (c) => el("span", { class: "whole" }, time[c])],
      ["Confidence", (c) => confidence[c], (c) => confidence[c] < 0 ? "" : (confidence[c] / 100).toFixed(2)],
    ];
    return graph.claimed ? all : all.slice(0, 3);
  }

  // Numbers of the rows that are shown, in the order of the table.
  rows(kind, shown) {
    const rows = [];
    const marks = kind === "things" ? shown.things : shown.claims;
    const chosen = this.app.focus?.things;
    const { subject, object } = this.graph.claims;
    for (let i = 0; i < marks.length; i++) {
      if (!marks[i]) continue;
      if (chosen && (kind === "things" ? !chosen.has(i) : !(chosen.has(subject[i]) && (object[i] < 0 || chosen.has(object[i]))))) continue;
      rows.push(i);
    }
    const [column, way] = this.sort[kind];
    const value = this.columns(kind)[column][1];
    const keys = new Map(rows.map((row) => [row, value(row)]));
    const text = new Intl.Collator("en", { numeric: true });
    const compare = (a, b) => typeof a === "number" ? a - b : text.compare(a, b);
    return rows.sort((a, b) => way * compare(keys.get(a), keys.get(b)) || a - b);
  }

  draw(kind, shown) {
    const columns = this.columns(kind);
    const rows = this.rows(kind, shown);
    const pages = Math.max(1, Math.ceil(rows.length / ROWS_AT_ONCE));
    this.page = Math.min(this.page, pages - 1);
    const [sorted, way] = this.sort[kind];
    const again = () => this.draw(kind, shown);
    const head = columns.map(([name], i) => el("th", { scope: "col", "aria-sort": i === sorted ? (way > 0 ? "ascending" : "descending") : "none" },
      button([name, el("span", { "aria-hidden": "true" }, i === sorted ? (way > 0 ? " ▲" : " ▼") : "")], () => {
        this.sort[kind] = [i, i === sorted ? -way : 1];
        again();
      })));
    const body = rows.slice(this.page * ROWS_AT_ONCE, (this.page + 1) * ROWS_AT_ONCE).map((row) => el("tr", {},
      ...columns.map(([, value, shownAs]) => el("td", { dir: "auto" }, shownAs ? shownAs(row) : String(value(row))))));
    const turn = (step) => () => {
      this.page += step;
      again();
    };
    const previous = button("Previous", turn(-1));
    const next = button("Next", turn(1));
    previous.disabled = this.page === 0;
    next.disabled = this.page >= pages - 1;
    this.holder.replaceChildren(
      el("div", { class: "pages" }, el("h2", {}, kind === "things" ? many(rows.length, "entity", "entities") : many(rows.length, "statement")),
        previous, el("span", {}, `page ${this.page + 1} of ${pages}`), next),
      el("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": "Rows" },
        el("table", {}, el("thead", {}, el("tr", {}, ...head)), el("tbody", {}, ...body))));
  }
}
