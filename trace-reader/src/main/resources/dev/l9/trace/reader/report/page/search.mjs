// Which events have all the words of a query. Each distinct text is looked at once.

/** The words of a query, in lower case. */
export function wordsOf(query) {
  return query.toLowerCase().split(/\s+/).filter((word) => word !== "");
}

function bits(text, words) {
  const lower = text.toLowerCase();
  let found = 0;
  words.forEach((word, i) => {
    if (lower.includes(word)) {
      found |= 1 << i;
    }
  });
  return found;
}

/**
 * A function that says whether an event has all words, each in its name, class, task, thread, status, input, output or id.
 * Of more than thirty words the first thirty count.
 */
export function matcher(store, query) {
  const words = wordsOf(query).slice(0, 30);
  const all = 2 ** words.length - 1;
  const ofKind = store.kinds.map((kind) =>
    bits([kind.name, kind.id, kind.operation, kind.component, kind.task, kind.layer].join("\n"), words),
  );
  const ofThread = store.threads.map((thread) => bits(thread, words));
  const ofState = store.states.map((state) => bits(state, words));
  const ofTexts = store.parts.map((part) => new Int32Array(part.texts.length).fill(-1));
  const text = (at, index) => {
    const part = store.partOf(at);
    const known = ofTexts[store.parts.indexOf(part)];
    if (known[index] < 0) {
      known[index] = bits(part.texts[index], words);
    }
    return known[index];
  };
  return (at) => {
    let found = ofKind[store.kind[at]] | ofThread[store.thread[at]] | ofState[store.status[at]];
    if (found !== all) {
      found |= text(at, store.inputs[at]) | text(at, store.outputs[at]);
    }
    return found === all || (found | bits(store.ids[at], words)) === all;
  };
}

/**
 * Goes through all traces and keeps those that fit. It is a generator, so that its caller can let the browser paint
 * between steps.
 */
export function* filterTraces(store, { query = "", status = "", layer = "", least = 0 }) {
  const matches = query === "" ? null : matcher(store, query);
  const result = { traces: [], hits: new Map() };
  let work = 0;
  for (let trace = 0; trace < store.traceCount; trace++) {
    if (hasStatus(store, trace, status) && store.length[trace] >= least) {
      const hit = firstHit(store, trace, matches, layer);
      work += store.count[trace];
      if (hit >= 0) {
        result.traces.push(trace);
        result.hits.set(trace, hit);
      }
    }
    if (++work > 2000) {
      work = 0;
      yield;
    }
  }
  return result;
}

function hasStatus(store, trace, status) {
  return (
    status === "" ||
    (status === "error" && store.errors[trace] > 0) ||
    (status === "blocked" && store.blocked[trace] > 0) ||
    (status === "success" && store.errors[trace] === 0 && store.blocked[trace] === 0)
  );
}

function firstHit(store, trace, matches, layer) {
  const first = store.first[trace];
  if (matches === null && layer === "") {
    return first;
  }
  for (let at = first; at < first + store.count[trace]; at++) {
    if ((layer === "" || store.kindOf(at).layer === layer) && (matches === null || matches(at))) {
      return at;
    }
  }
  return -1;
}

const ORDERS = {
  time: (store) => (a, b) => store.begin[a] - store.begin[b],
  duration: (store) => (a, b) => store.length[a] - store.length[b],
  events: (store) => (a, b) => store.count[a] - store.count[b],
  failures: (store) => (a, b) => store.errors[a] - store.errors[b],
  name: (store) => (a, b) => {
    const x = store.kindOf(store.first[a]).name;
    const y = store.kindOf(store.first[b]).name;
    return x < y ? -1 : x > y ? 1 : 0;
  },
};

/** Puts traces in an order: the name of a column, with - before it for the reverse. Equal ones stay as they are in time. */
export function sortTraces(store, traces, order) {
  const isReverse = order.startsWith("-");
  const compare = (ORDERS[order.replace("-", "")] ?? ORDERS.time)(store);
  return traces.sort((a, b) => (isReverse ? compare(b, a) : compare(a, b)) || a - b);
}
