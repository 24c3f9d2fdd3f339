// Which method called which, and where to draw them.

/** The methods and calls of all events: { nodes: Map of id → node, edges: [{ from, to, calls, errors }] }. */
export function callGraph(store) {
  const nodes = new Map();
  const edges = new Map();
  for (let at = 0; at < store.size; at++) {
    const kind = store.kindOf(at);
    const node = nodes.get(kind.id) ?? {
      id: kind.id,
      name: kind.name,
      layer: kind.layer,
      component: kind.component,
      calls: 0,
      errors: 0,
      self: 0,
      total: 0,
      slowest: at,
    };
    nodes.set(kind.id, node);
    node.calls++;
    node.errors += store.isError(at) ? 1 : 0;
    node.self += store.self[at];
    node.total += store.nanos[at];
    node.slowest = store.nanos[at] > store.nanos[node.slowest] ? at : node.slowest;
    if (store.parent[at] >= 0 && !store.missing.has(at)) {
      countCall(edges, store.kindOf(store.parent[at]).id, kind.id, store.isError(at));
    }
  }
  return { nodes, edges: [...edges.values()] };
}

function countCall(edges, from, to, isError) {
  const key = from + "\n" + to;
  const edge = edges.get(key) ?? { from, to, calls: 0, errors: 0 };
  edge.calls++;
  edge.errors += isError ? 1 : 0;
  edges.set(key, edge);
}

/** The part of a graph that can be looked at: the methods with the most own time, or those around one method. */
export function partOfGraph(graph, around, most) {
  const ids = graph.nodes.has(around) ? neighbours(graph, around, most) : leading(graph, most);
  return {
    nodes: ids.map((id) => graph.nodes.get(id)),
    edges: graph.edges.filter((edge) => ids.includes(edge.from) && ids.includes(edge.to)),
  };
}

function leading(graph, most) {
  const weight = (node) => (node.errors > 0 ? 1e15 : 0) + node.self;
  return [...graph.nodes.values()]
    .sort((a, b) => weight(b) - weight(a) || b.calls - a.calls)
    .slice(0, most)
    .map((node) => node.id);
}

/** A method, its callers and callees, and so on as far as there is room. */
function neighbours(graph, around, most) {
  const near = new Map();
  for (const edge of graph.edges) {
    near.set(edge.from, [...(near.get(edge.from) ?? []), edge]);
    near.set(edge.to, [...(near.get(edge.to) ?? []), edge]);
  }
  const found = new Set([around]);
  for (const id of found) {
    const edges = (near.get(id) ?? []).sort((a, b) => b.calls - a.calls);
    for (const edge of edges) {
      if (found.size < most) {
        found.add(edge.from === id ? edge.to : edge.from);
      }
    }
  }
  return [...found];
}

/**
 * Puts callers to the left of what they call, as far as circles allow it. Each node gets a column and a row.
 * The way is that of Sugiyama, Tagawa and Toda (1981): break circles, assign layers by the longest path, order each layer
 * by the mean place of the neighbours.
 */
export function layOut(nodes, edges) {
  const forward = withoutCircles(nodes, edges);
  const column = longestPaths(nodes, forward);
  const columns = [];
  for (const node of nodes) {
    (columns[column.get(node.id)] ??= []).push(node.id);
  }
  order(columns, forward);
  const places = new Map();
  columns.forEach((ids, at) => ids.forEach((id, row) => places.set(id, { column: at, row, rows: ids.length })));
  return places;
}

/** The edges without those that lead back to where a search came from. */
function withoutCircles(nodes, edges) {
  const targets = new Map(nodes.map((node) => [node.id, []]));
  edges.forEach((edge) => edge.from !== edge.to && targets.get(edge.from).push(edge));
  const called = new Set(edges.filter((edge) => edge.from !== edge.to).map((edge) => edge.to));
  const starts = [...nodes].sort((a, b) => called.has(a.id) - called.has(b.id));
  const state = new Map();
  const kept = [];
  for (const start of starts) {
    const open = state.has(start.id) ? [] : [{ id: start.id, next: 0 }];
    state.set(start.id, state.get(start.id) ?? "open");
    while (open.length > 0) {
      const top = open[open.length - 1];
      const edge = targets.get(top.id)[top.next++];
      if (edge === undefined) {
        state.set(top.id, "done");
        open.pop();
      } else if (state.get(edge.to) !== "open") {
        kept.push(edge);
        if (!state.has(edge.to)) {
          state.set(edge.to, "open");
          open.push({ id: edge.to, next: 0 });
        }
      }
    }
  }
  return kept;
}

function longestPaths(nodes, edges) {
  const incoming = new Map(nodes.map((node) => [node.id, 0]));
  const outgoing = new Map(nodes.map((node) => [node.id, []]));
  for (const edge of edges) {
    incoming.set(edge.to, incoming.get(edge.to) + 1);
    outgoing.get(edge.from).push(edge.to);
  }
  const column = new Map(nodes.map((node) => [node.id, 0]));
  const ready = nodes.map((node) => node.id).filter((id) => incoming.get(id) === 0);
  for (const id of ready) {
    for (const to of outgoing.get(id)) {
      column.set(to, Math.max(column.get(to), column.get(id) + 1));
      incoming.set(to, incoming.get(to) - 1);
      if (incoming.get(to) === 0) {
        ready.push(to);
      }
    }
  }
  return column;
}

function order(columns, edges) {
  for (let sweep = 0; sweep < 6; sweep++) {
    const isForward = sweep % 2 === 0;
    const row = new Map();
    columns.forEach((ids) => ids.forEach((id, at) => row.set(id, (at + 0.5) / ids.length)));
    for (const ids of columns) {
      const mean = new Map(ids.map((id) => [id, meanRow(id, edges, row, isForward)]));
      ids.sort((a, b) => mean.get(a) - mean.get(b));
      ids.forEach((id, at) => row.set(id, (at + 0.5) / ids.length));
    }
  }
}

function meanRow(id, edges, row, isForward) {
  const near = edges.filter((edge) => (isForward ? edge.to : edge.from) === id);
  const sum = near.reduce((total, edge) => total + row.get(isForward ? edge.from : edge.to), 0);
  return near.length === 0 ? row.get(id) : sum / near.length;
}
