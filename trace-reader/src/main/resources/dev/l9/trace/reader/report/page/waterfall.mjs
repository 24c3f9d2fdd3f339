import { prepare } from "./canvas.mjs";
import { palette } from "./colours.mjs";
import { d3 } from "./d3.mjs";
import { h, put } from "./dom.mjs";
import { layerChip, setChip } from "./overview.mjs";
import { count, duration, oneLine } from "./text.mjs";
import { VirtualList } from "./virtual-list.mjs";
import { HEAD, NARROW_ROW, paintBar, paintTicks, ROW } from "./waterfall-bars.mjs";

// Deeper than this a number says the depth, or the names would leave the screen.
const INDENTS = 14;

/** The events of one trace, a row each, with a bar where in time each ran. The bars are on a canvas behind the rows. */
export class Waterfall {
  constructor(store, { chosen, opened }) {
    this.store = store;
    this.chosen = chosen;
    this.rows = [];
    this.collapsed = new Set();
    this.canvas = h("canvas", { class: "bars", "aria-hidden": "true" });
    this.list = new VirtualList({
      role: "tree",
      rowRole: "treeitem",
      class: "waterfall",
      label: "Executions of this trace",
      rowHeight: () => this.rowHeight(),
      render: (row, index) => this.render(row, this.rows[index]),
      open: (index, event) => (event?.target.closest(".fold") ? this.fold(this.rows[index]) : opened(this.rows[index])),
      moved: (index) => chosen(this.rows[index]),
      key: (event, index) => this.key(event, this.rows[index]),
      scrolled: () => this.paint(),
    });
    this.element = h("div", { class: "waterfall-view fill" }, this.canvas, this.list.element);
    this.zoom = null;
    this.listenToDrags();
  }

  isNarrow() {
    return this.element.clientWidth < 560;
  }

  rowHeight() {
    return this.isNarrow() ? NARROW_ROW : ROW;
  }

  show(trace, at) {
    if (this.trace !== trace) {
      this.trace = trace;
      this.collapsed.clear();
      this.zoom = null;
    }
    this.whole = [this.store.begin[trace], this.store.begin[trace] + this.store.length[trace] / 1e3];
    this.listRows();
    const index = at >= 0 ? this.indexOf(at) : -1;
    this.list.reset(this.rows.length, index);
    if (index >= 0) {
      this.list.select(index, true);
    }
  }

  /** The visible events: all but those below a folded one. */
  listRows() {
    const first = this.store.first[this.trace];
    const end = first + this.store.count[this.trace];
    this.rows = [];
    for (let at = first; at < end; at++) {
      this.rows.push(at);
      if (this.collapsed.has(at)) {
        at = this.store.last[at];
      }
    }
  }

  /** The row of an event; what hides it is unfolded. */
  indexOf(at) {
    for (let up = this.store.parent[at]; up >= 0; up = this.store.parent[up]) {
      this.collapsed.delete(up);
    }
    this.listRows();
    return this.rows.indexOf(at);
  }

  fold(at) {
    if (this.store.last[at] === at) {
      return;
    }
    if (!this.collapsed.delete(at)) {
      this.collapsed.add(at);
    }
    this.listRows();
    this.list.reset(this.rows.length, this.rows.indexOf(at));
    this.list.select(this.rows.indexOf(at));
  }

  key(event, at) {
    const hasBelow = at !== undefined && this.store.last[at] > at;
    if (event.key === "ArrowRight" && hasBelow) {
      this.collapsed.has(at) ? this.fold(at) : this.list.select(this.list.current + 1);
    } else if (event.key === "ArrowLeft" && at !== undefined) {
      hasBelow && !this.collapsed.has(at) ? this.fold(at) : this.toParent(at);
    } else if (event.key === "n" || event.key === "p") {
      this.nextFailure(event.key === "n" ? 1 : -1);
    } else if (event.key === "z" && at !== undefined) {
      this.zoomTo(at);
    } else if (event.key === "0" || (event.key === "Escape" && this.zoom !== null)) {
      this.setZoom(null);
    } else if (event.key === "+" || event.key === "-") {
      this.zoomBy(event.key === "+" ? 0.5 : 2);
    } else {
      return false;
    }
    return true;
  }

  toParent(at) {
    if (this.store.parent[at] >= 0) {
      this.list.select(this.rows.indexOf(this.store.parent[at]));
    }
  }

  /** Goes to the next event that failed; behind the last one comes the first. */
  nextFailure(step) {
    const first = this.store.first[this.trace];
    const size = this.store.count[this.trace];
    const from = this.list.current >= 0 ? this.rows[this.list.current] - first : step > 0 ? -1 : 0;
    for (let i = 1; i <= size; i++) {
      const at = first + ((((from + i * step) % size) + size) % size);
      if (this.store.isError(at)) {
        const index = this.indexOf(at);
        this.list.reset(this.rows.length, index);
        this.list.select(index);
        return;
      }
    }
  }

  zoomTo(at) {
    const start = this.store.start[at];
    const micros = Math.max(0.001, this.store.nanos[at] / 1e3);
    this.setZoom([start - micros * 0.05, start + micros * 1.05]);
  }

  zoomBy(factor) {
    const [from, to] = this.zoom ?? this.whole;
    const at = this.list.current >= 0 ? this.rows[this.list.current] : this.store.first[this.trace];
    const middle = Math.max(from, Math.min(to, this.store.start[at] + this.store.nanos[at] / 2e3));
    const half = (Math.max(0.002, to - from) * factor) / 2;
    this.setZoom(half * 2 >= this.whole[1] - this.whole[0] ? null : [middle - half, middle + half]);
  }

  setZoom(zoom) {
    this.zoom = zoom;
    this.paint();
  }

  listenToDrags() {
    let drag = null;
    this.list.element.addEventListener("pointerdown", (event) => {
      if (this.zoom !== null && event.pointerType === "mouse" && event.clientX > this.left()) {
        drag = { x: event.clientX, zoom: this.zoom };
      }
    });
    this.list.element.addEventListener("pointermove", (event) => {
      if (drag !== null && event.buttons === 1) {
        const [from, to] = drag.zoom;
        const by = ((drag.x - event.clientX) * (to - from)) / this.barWidth();
        this.setZoom([from + by, to + by]);
      }
    });
    globalThis.addEventListener("pointerup", () => (drag = null));
  }

  /** Rows are used again: their elements stay, only what they say changes. */
  render(row, at) {
    const { store } = this;
    const cells = (row.cells ??= makeCells(row));
    const kind = store.kindOf(at);
    const hasBelow = store.last[at] > at;
    const depth = store.depth[at];
    const isFolded = this.collapsed.has(at);
    const error = store.isError(at);
    row.classList.toggle("bad-row", error);
    row.setAttribute("aria-level", depth + 1);
    hasBelow ? row.setAttribute("aria-expanded", !isFolded) : row.removeAttribute("aria-expanded");
    row.setAttribute("aria-label", this.describe(at));
    cells.deep.textContent = depth > INDENTS ? count(depth) : "";
    cells.fold.textContent = hasBelow ? (isFolded ? "▸" : "▾") : "";
    setChip(cells.chip, kind.layer);
    cells.sign.textContent = (error ? "✕ " : store.isBlocked(at) ? "⊘ " : "") + (store.missing.has(at) ? "⤷ " : "");
    cells.sign.className = error ? "bad" : "warn";
    cells.sign.title = store.missing.has(at) ? "its caller isn't in the page" : "";
    cells.name.textContent = oneLine(kind.name, 120);
    cells.more.textContent = isFolded ? " +" + count(store.last[at] - at) : "";
    cells.input.textContent = " " + oneLine(store.input(at), 100);
    cells.took.textContent = duration(store.nanos[at]);
    cells.label.style.paddingLeft = 6 + Math.min(depth, INDENTS) * 13 + "px";
  }

  describe(at) {
    const { store } = this;
    const offset = Math.max(0, (store.start[at] - this.whole[0]) * 1e3);
    const state = oneLine(store.states[store.status[at]], 40);
    return oneLine(store.kindOf(at).name, 80) + ", " + state + ", " + duration(store.nanos[at]) + ", begins at " + duration(offset);
  }

  left() {
    return this.element.getBoundingClientRect().left + this.labelWidth();
  }

  labelWidth() {
    return this.isNarrow() ? 8 : Math.round(Math.min(520, this.element.clientWidth * 0.42));
  }

  barWidth() {
    return Math.max(10, this.list.element.clientWidth - this.labelWidth() - 12);
  }

  scale() {
    const [from, to] = this.zoom ?? this.whole;
    const left = this.labelWidth() + (this.isNarrow() ? 0 : 6);
    return d3.scaleLinear([from, to > from ? to : from + 1], [left, left + this.barWidth() - 6]);
  }

  resize() {
    this.element.style.setProperty("--labels", this.labelWidth() + "px");
    this.list.reset(this.rows.length, this.list.current);
  }

  paint() {
    const { width, height } = this.element.getBoundingClientRect();
    if (width === 0 || this.rows.length === 0) {
      return;
    }
    this.element.style.setProperty("--labels", this.labelWidth() + "px");
    const context = prepare(this.canvas, width, height);
    const colours = palette();
    const x = this.scale();
    const place = { x, zero: this.whole[0], height, isNarrow: this.isNarrow(), colours };
    paintTicks(context, place);
    context.save();
    context.beginPath();
    context.rect(this.labelWidth(), HEAD, width - this.labelWidth(), height - HEAD);
    context.clip();
    const rowHeight = this.rowHeight();
    const top = this.list.element.scrollTop;
    const from = Math.max(0, Math.floor(top / rowHeight));
    const to = Math.min(this.rows.length, Math.ceil((top + height) / rowHeight));
    for (let index = from; index < to; index++) {
      paintBar(context, this.store, this.rows[index], HEAD + index * rowHeight - top, place);
    }
    context.restore();
  }
}

function makeCells(row) {
  const cells = {
    deep: h("span", { class: "deep" }),
    fold: h("span", { class: "fold", "aria-hidden": "true" }),
    chip: layerChip(""),
    sign: h("span"),
    name: h("span", { class: "text" }),
    more: h("span", { class: "muted" }),
    input: h("span", { class: "code muted" }),
    took: h("span", { class: "took muted" }),
  };
  cells.label = h("span", { class: "label" }, cells.deep, cells.fold, cells.chip, " ", cells.sign, cells.name, cells.more, cells.input);
  put(row, cells.label, cells.took);
  return cells;
}
