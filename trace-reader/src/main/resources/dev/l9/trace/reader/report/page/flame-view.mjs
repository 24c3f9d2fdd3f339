import { fitted, prepare } from "./canvas.mjs";
import { layerColour, palette } from "./colours.mjs";
import { announce, h } from "./dom.mjs";
import { byMethod, flameBoxes } from "./flame.mjs";
import { failed, layerChip } from "./overview.mjs";
import { formatRoute } from "./route.mjs";
import { sortableTable } from "./table.mjs";
import { count, duration, oneLine, percent, plural } from "./text.mjs";

const ROW = 20;

/** The flame graph of one trace, the root on top, and the same as a table. */
export class FlameView {
  constructor(store) {
    this.store = store;
    this.canvas = h("canvas", { "aria-hidden": "true" });
    this.spacer = h("div", { class: "spacer" });
    this.tip = h("p", { class: "tip", role: "status" });
    this.area = h(
      "div",
      {
        class: "flame",
        tabindex: "0",
        role: "application",
        "aria-roledescription": "flame graph",
        "aria-label": "Flame graph. Arrow keys go to callers, callees and neighbours; Enter widens a box, Escape shows all. The table below says the same.",
        onscroll: () => this.schedule(),
        onclick: (event) => this.widen(this.boxAt(event)),
        onpointermove: (event) => this.hover(this.boxAt(event)),
        onpointerleave: () => this.hover(null),
        onkeydown: (event) => this.onKey(event),
      },
      this.spacer,
      this.canvas,
    );
    this.table = h("div");
    this.element = h("div", { class: "flame-view fill" }, this.tip, this.area, this.table);
    new ResizeObserver(() => this.schedule()).observe(this.area);
  }

  show(trace) {
    if (this.trace === trace) {
      return this.schedule();
    }
    this.trace = trace;
    this.boxes = flameBoxes(this.store, trace);
    this.levels = [];
    this.boxes.forEach((box) => (this.levels[box.depth] ??= []).push(box));
    this.levels.forEach((level) => level.sort((a, b) => a.x0 - b.x0));
    this.current = this.root = this.boxes[0];
    this.spacer.style.height = this.levels.length * ROW + "px";
    this.area.style.height = Math.min(420, Math.max(80, this.levels.length * ROW + 4)) + "px";
    this.table.replaceChildren(this.methods(trace));
    this.area.scrollTop = 0;
    this.describe(this.current);
    this.schedule();
  }

  methods(trace) {
    const rows = byMethod(this.store, trace);
    const whole = rows.reduce((sum, row) => sum + row.self, 0);
    return sortableTable(
      "Methods of this trace, by own time",
      [
        { name: "Own time", class: "number", value: (row) => row.self, cell: (row) => duration(row.self) + " (" + percent(row.self, whole) + ")" },
        { name: "Method", first: "asc", isHead: true, value: (row) => row.name, cell: (row) => [layerChip(row.layer), " ", oneLine(row.name, 80)] },
        { name: "Calls", class: "number", value: (row) => row.calls, cell: (row) => count(row.calls) },
        { name: "Failed", class: "number", value: (row) => row.errors, cell: (row) => failed(row.errors) },
        {
          name: "Slowest",
          class: "number",
          value: (row) => this.store.nanos[row.longest],
          cell: (row) => h("a", { href: formatRoute({ trace: this.store.traceId(trace), event: this.store.ids[row.longest] }) }, duration(this.store.nanos[row.longest])),
        },
      ],
      rows,
      { shown: 8 },
    );
  }

  schedule() {
    if (!this.scheduled) {
      this.scheduled = true;
      requestAnimationFrame(() => {
        this.scheduled = false;
        this.paint();
      });
    }
  }

  resize() {
    this.schedule();
  }

  scale() {
    const { x0, x1 } = this.root;
    const wide = this.area.clientWidth;
    return x1 > x0 ? { zero: x0, by: wide / (x1 - x0) } : { zero: x0, by: 0 };
  }

  paint() {
    const wide = this.area.clientWidth;
    const tall = this.area.clientHeight;
    if (wide === 0 || this.levels === undefined) {
      return;
    }
    const context = prepare(this.canvas, wide, tall);
    this.canvas.style.transform = "translateY(" + this.area.scrollTop + "px)";
    context.font = "12px system-ui, sans-serif";
    context.textBaseline = "middle";
    const colours = palette();
    const top = this.area.scrollTop;
    const from = Math.floor(top / ROW);
    const to = Math.min(this.levels.length, Math.ceil((top + tall) / ROW) + 1);
    for (let depth = from; depth < to; depth++) {
      this.paintLevel(context, depth, depth * ROW - top, colours);
    }
  }

  /** Boxes narrower than a third of a pixel don't show; of a level only the visible ones are looked at. */
  paintLevel(context, depth, y, colours) {
    const wide = this.area.clientWidth;
    const { zero, by } = this.scale();
    const level = this.levels[depth];
    for (let i = firstEndingAfter(level, zero); i < level.length; i++) {
      const box = level[i];
      const isAbove = depth < this.root.depth;
      const left = isAbove ? 0 : (box.x0 - zero) * by;
      const right = by === 0 ? wide : isAbove ? wide : (box.x1 - zero) * by;
      if (isAbove && !isCaller(box, this.root)) {
        continue;
      }
      if (left > wide) {
        break;
      }
      if (right - left > 0.34) {
        this.paintBox(context, box, Math.max(0, left), Math.min(wide, right), y, colours);
      }
    }
  }

  paintBox(context, box, left, right, y, colours) {
    context.globalAlpha = box.depth < this.root.depth ? 0.55 : 1;
    context.fillStyle = box.kind < 0 ? colours.raised : colours[layerColour(this.store.kinds[box.kind].layer)];
    const width = Math.max(0.5, right - left - 1);
    context.fillRect(left, y, width, ROW - 1);
    if (box.errors > 0) {
      context.fillStyle = colours.error;
      context.fillRect(left, y + ROW - 4, width, 3);
    }
    context.fillStyle = box.kind < 0 ? colours.text : colours.band;
    context.fillText(fitted(context, oneLine(box.name, 120), width - 8), left + 4, y + ROW / 2 - 1);
    context.globalAlpha = 1;
    if (box === this.current) {
      context.strokeStyle = colours.text;
      context.lineWidth = 2;
      context.strokeRect(left + 1, y + 1, Math.max(1, width - 2), ROW - 3);
    }
  }

  boxAt(event) {
    const bounds = this.area.getBoundingClientRect();
    const depth = Math.floor((event.clientY - bounds.top + this.area.scrollTop) / ROW);
    const { zero, by } = this.scale();
    const level = this.levels?.[depth] ?? [];
    if (depth < this.root?.depth) {
      return level.find((box) => isCaller(box, this.root)) ?? null;
    }
    const x = by === 0 ? zero : zero + (event.clientX - bounds.left) / by;
    return level.find((box) => box.x0 <= x && (x < box.x1 || by === 0)) ?? null;
  }

  hover(box) {
    this.describe(box ?? this.current);
  }

  describe(box) {
    if (box === this.described) {
      return;
    }
    this.described = box;
    this.tip.textContent = this.textOf(box);
  }

  textOf(box) {
    const share = percent(box.total, this.boxes[0].total);
    const bad = box.errors > 0 ? ", " + count(box.errors) + " failed" : "";
    const calls = box.kind < 0 ? "" : plural(box.calls, "call") + bad + ", ";
    return oneLine(box.name, 120) + ": " + calls + duration(box.total) + " (" + share + "), " + duration(box.self) + " of its own";
  }

  widen(box) {
    if (box !== null) {
      this.current = box;
      this.root = box === this.root ? this.boxes[0] : box;
      this.describe(box);
      this.schedule();
    }
  }

  onKey(event) {
    const level = this.levels[this.current.depth];
    const at = level.indexOf(this.current);
    const next = {
      ArrowDown: this.current.children?.[0],
      ArrowUp: this.current.parent,
      ArrowRight: level[at + 1],
      ArrowLeft: level[at - 1],
    };
    if (event.key in next) {
      this.move(next[event.key] ?? this.current);
    } else if (event.key === "Enter") {
      this.widen(this.current);
    } else if (event.key === "Escape" || event.key === "0") {
      this.root = this.boxes[0];
      this.schedule();
    } else {
      return;
    }
    event.preventDefault();
  }

  move(box) {
    this.current = box;
    const top = box.depth * ROW;
    if (top < this.area.scrollTop || top + ROW > this.area.scrollTop + this.area.clientHeight) {
      this.area.scrollTop = Math.max(0, top - this.area.clientHeight / 2);
    }
    if (box.x1 < this.root.x0 || box.x0 > this.root.x1) {
      this.root = this.boxes[0];
    }
    this.describe(box);
    announce(this.textOf(box));
    this.schedule();
  }
}

function isCaller(box, of) {
  let at = of;
  while (at !== null && at.depth > box.depth) {
    at = at.parent;
  }
  return at === box;
}

function firstEndingAfter(level, x) {
  let from = 0;
  let to = level.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (level[middle].x1 < x) {
      from = middle + 1;
    } else {
      to = middle;
    }
  }
  return from;
}
