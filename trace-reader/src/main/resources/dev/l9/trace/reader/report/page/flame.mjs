// The flame graph of one trace: equal stacks are one box, as wide as their time.

/**
 * Merges the events of a trace by their stacks. Boxes are objects { name, kind, depth, parent, total, self, calls, errors, at,
 * x0, x1 }, each before those above it; x is nanoseconds. A box is as wide as its own time and that of its children, so
 * that work on several threads adds up.
 */
export function flameBoxes(store, trace) {
  const first = store.first[trace];
  const end = first + store.count[trace];
  const root = box(null, -1, "whole trace", -1);
  const boxOf = new Array(end - first);
  const boxes = [root];
  for (let at = first; at < end; at++) {
    const parent = store.parent[at] < 0 ? root : boxOf[store.parent[at] - first];
    const kind = store.kind[at];
    parent.children ??= new Map();
    let mine = parent.children.get(kind);
    if (mine === undefined) {
      mine = box(parent, kind, store.kinds[kind].name, at);
      parent.children.set(kind, mine);
      boxes.push(mine);
    }
    mine.calls++;
    mine.errors += store.isError(at) ? 1 : 0;
    mine.self += store.self[at];
    boxOf[at - first] = mine;
  }
  layOut(boxes);
  return boxes;
}

function box(parent, kind, name, at) {
  const depth = parent === null ? 0 : parent.depth + 1;
  return { name, kind, depth, parent, total: 0, self: 0, calls: 0, errors: 0, at, x0: 0, x1: 0, children: null };
}

function layOut(boxes) {
  for (let i = boxes.length - 1; i >= 0; i--) {
    boxes[i].total += boxes[i].self;
    if (boxes[i].parent !== null) {
      boxes[i].parent.total += boxes[i].total;
    }
  }
  boxes[0].x1 = boxes[0].total;
  for (const parent of boxes) {
    let x = parent.x0;
    const children = parent.children === null ? [] : [...parent.children.values()];
    children.sort((a, b) => b.total - a.total || (a.name < b.name ? -1 : 1));
    for (const child of children) {
      child.x0 = x;
      child.x1 = x += child.total;
    }
    parent.children = children;
  }
}

/** Time and calls by method in one trace, the most own time first. */
export function byMethod(store, trace) {
  const methods = new Map();
  for (let at = store.first[trace]; at < store.first[trace] + store.count[trace]; at++) {
    const kind = store.kindOf(at);
    const key = kind.id;
    const method = methods.get(key) ?? { id: key, name: kind.name, layer: kind.layer, calls: 0, errors: 0, self: 0, longest: at };
    method.calls++;
    method.errors += store.isError(at) ? 1 : 0;
    method.self += store.self[at];
    method.longest = store.nanos[at] > store.nanos[method.longest] ? at : method.longest;
    methods.set(key, method);
  }
  return [...methods.values()].sort((a, b) => b.self - a.self || b.calls - a.calls);
}
