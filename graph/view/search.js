// Find as you type, over names and aliases, from the keyboard.

class Finder {
  constructor(graph) {
    this.graph = graph;
  }

  // Made when first needed, or while nobody waits.
  get names() {
    const { label, aliases } = this.graph.things;
    return this.folded ??= label.map((name, i) => (aliases[i] ? [name, ...aliases[i]] : [name]).map(fold));
  }

  // The best matches: whole name, then start, then start of a word, then anywhere, then all words in any order; the
  // important first.
  find(text, most = 12) {
    const wanted = fold(text.trim());
    if (!wanted) return [];
    const words = wanted.split(/\s+/);
    const ranked = [];
    const { names } = this;
    for (const i of this.graph.order) {
      let best = 9;
      for (const name of names[i]) {
        if (!words.every((word) => name.includes(word))) continue;
        const at = name.indexOf(wanted);
        best = Math.min(best, at < 0 ? 4 : name.length === wanted.length ? 0 : at === 0 ? 1 : /[\s\-–—(]/.test(name[at - 1]) ? 2 : 3);
      }
      if (best < 9) ranked.push([best, i]);
    }
    return ranked.sort((a, b) => a[0] - b[0]).slice(0, most).map(([, i]) => i);
  }
}

class SearchBox {
  constructor(graph, app) {
    this.graph = graph;
    this.app = app;
    this.input = byId("search");
    this.list = byId("found");
    this.at = -1;
    this.input.addEventListener("input", () => this.refresh());
    this.input.addEventListener("keydown", (event) => this.onKey(event));
    this.input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
    this.input.addEventListener("focus", () => this.refresh());
  }

  refresh() {
    this.found = this.app.finder.find(this.input.value);
    this.at = this.found.length ? 0 : -1;
    const nothing = this.input.value.trim() && !this.found.length;
    this.list.replaceChildren(...this.found.map((thing, i) => this.option(thing, i)),
      ...(nothing ? [el("li", { role: "option", "aria-disabled": "true", class: "quiet" }, "Nothing of that name")] : []));
    this.list.hidden = !this.found.length && !nothing;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    this.mark();
  }

  option(thing, i) {
    const { graph } = this;
    const label = graph.things.label[thing];
    const words = fold(this.input.value.trim()).split(/\s+/);
    const has = (name) => words.every((word) => fold(name).includes(word));
    const alias = has(label) ? null : (graph.things.aliases[thing] ?? []).find(has);
    return el("li", { role: "option", id: `found-${i}`, onmousedown: (event) => { event.preventDefault(); this.take(i); } },
      classSign(graph, graph.cls[thing]), el("bdi", { class: "name" }, label),
      el("span", { class: "quiet" }, alias ? el("bdi", {}, alias) : graph.classes[graph.cls[thing]].label));
  }

  mark() {
    for (const [i, option] of [...this.list.children].entries()) option.setAttribute("aria-selected", String(i === this.at));
    if (this.at >= 0) this.input.setAttribute("aria-activedescendant", `found-${this.at}`);
    else this.input.removeAttribute("aria-activedescendant");
    this.list.children[this.at]?.scrollIntoView({ block: "nearest" });
  }

  onKey(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!this.found?.length) return;
      this.at = (this.at + (event.key === "ArrowDown" ? 1 : -1) + this.found.length) % this.found.length;
      this.mark();
    } else if (event.key === "Enter" && this.at >= 0) {
      event.preventDefault();
      this.take(this.at);
    } else if (event.key === "Escape") {
      // Browsers empty the field on their own, after this; it has to be let go all the same, or the next "/" lands in it.
      event.preventDefault();
      event.stopPropagation();
      this.input.value = "";
      this.close();
      this.input.blur();
    }
  }

  take(i) {
    const thing = this.found[i];
    this.input.value = this.graph.things.label[thing];
    this.close();
    this.app.choose({ thing });
  }

  close() {
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
  }
}
