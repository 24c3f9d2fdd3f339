import { h } from "./dom.mjs";

// How many rows beyond the visible ones are made, so that a quick scroll shows no gaps.
const SPARE = 8;

/**
 * A list of any length, of which only the visible rows exist. The list itself has the focus, and names the current row to
 * screen readers.
 *
 * Options: role and rowRole (ARIA), label, rowHeight (pixels), render(row, index) which fills an empty row, open(index) for
 * Enter and clicks, key(event, index) for further keys (true if it has used one), moved(index), scrolled(top, height).
 */
export class VirtualList {
  constructor(options) {
    this.options = options;
    this.count = 0;
    this.current = -1;
    this.rows = new Map();
    this.free = [];
    this.name = "list" + VirtualList.made++;
    this.spacer = h("div", { class: "spacer", role: "presentation" });
    this.element = h(
      "div",
      {
        class: "virtual " + (options.class ?? ""),
        role: options.role,
        "aria-label": options.label,
        tabindex: "0",
        onscroll: () => this.schedule(),
        onkeydown: (event) => this.onKey(event),
        onclick: (event) => this.onClick(event),
      },
      this.spacer,
    );
    new ResizeObserver(() => this.schedule()).observe(this.element);
  }

  /** Shows this many rows, all new. */
  reset(count, current = -1) {
    this.count = count;
    this.spacer.style.height = count * this.options.rowHeight() + "px";
    this.element.setAttribute("aria-rowcount", count);
    this.current = Math.min(current, count - 1);
    this.refresh();
  }

  /** Fills the visible rows anew. */
  refresh() {
    for (const row of this.rows.values()) {
      row.remove();
    }
    this.rows.clear();
    this.free = [];
    this.draw();
  }

  schedule() {
    if (!this.scheduled) {
      this.scheduled = true;
      requestAnimationFrame(() => {
        this.scheduled = false;
        this.draw();
      });
    }
  }

  draw() {
    const height = this.options.rowHeight();
    const { scrollTop, clientHeight } = this.element;
    const from = Math.max(0, Math.floor(scrollTop / height) - SPARE);
    const to = Math.min(this.count, Math.ceil((scrollTop + clientHeight) / height) + SPARE);
    for (const [index, row] of this.rows) {
      if (index < from || index >= to) {
        this.rows.delete(index);
        this.free.push(row);
      }
    }
    for (let index = from; index < to; index++) {
      if (!this.rows.has(index)) {
        this.show(index, height);
      }
    }
    this.free.forEach((row) => row.remove());
    this.free = [];
    this.options.scrolled?.(scrollTop, clientHeight);
  }

  show(index, height) {
    const row = this.free.pop() ?? h("div", { class: "row", role: this.options.rowRole });
    row.id = this.name + "-" + index;
    row.dataset.index = index;
    row.setAttribute("aria-rowindex", index + 1);
    row.style.transform = "translateY(" + index * height + "px)";
    row.style.height = height + "px";
    this.options.render(row, index);
    this.mark(row, index);
    this.rows.set(index, row);
    if (!row.isConnected) {
      this.spacer.append(row);
    }
  }

  mark(row, index) {
    const isCurrent = index === this.current;
    row.classList.toggle("current", isCurrent);
    row.setAttribute("aria-selected", isCurrent);
    if (isCurrent) {
      this.element.setAttribute("aria-activedescendant", row.id);
    }
  }

  /** Makes a row the current one, and brings it into view. */
  select(index, isQuiet = false) {
    if (this.count === 0) {
      return;
    }
    this.current = Math.max(0, Math.min(index, this.count - 1));
    this.reveal(this.current);
    this.draw();
    this.rows.forEach((row, at) => this.mark(row, at));
    if (!isQuiet) {
      this.options.moved?.(this.current);
    }
  }

  reveal(index) {
    const height = this.options.rowHeight();
    const { scrollTop, clientHeight } = this.element;
    const top = index * height;
    if (top < scrollTop || top + height > scrollTop + clientHeight) {
      this.element.scrollTop = Math.max(0, top - Math.max(0, (clientHeight - height) / 2));
    }
  }

  onKey(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) {
      return;
    }
    const page = Math.max(1, Math.floor(this.element.clientHeight / this.options.rowHeight()) - 1);
    const steps = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page, Home: -Infinity, End: Infinity };
    if (steps[event.key] !== undefined) {
      this.select(this.current < 0 && event.key !== "End" ? 0 : this.current + steps[event.key]);
      event.preventDefault();
    } else if (event.key === "Enter" && this.current >= 0) {
      this.options.open(this.current);
      event.preventDefault();
    } else if (this.options.key?.(event, this.current)) {
      event.preventDefault();
    }
  }

  onClick(event) {
    const row = event.target.closest(".row");
    if (row !== null && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      const index = Number(row.dataset.index);
      this.select(index, true);
      this.options.open(index, event);
    }
  }
}

VirtualList.made = 0;
