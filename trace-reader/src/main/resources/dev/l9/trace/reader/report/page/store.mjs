// The events of the page, as columns. An event is a number, its place; so is a trace. Events of a trace are neighbours, each
// before its children.

/** What is known of all events that are kept. */
export class Store {
  constructor(overview, traces) {
    this.overview = overview;
    const size = overview.kept;
    this.size = size;
    this.ids = new Array(size);
    this.parent = new Int32Array(size);
    this.depth = new Int32Array(size);
    this.start = new Float64Array(size);
    this.nanos = new Float64Array(size);
    this.kind = new Int32Array(size);
    this.thread = new Int32Array(size);
    this.status = new Int32Array(size);
    this.inputs = new Int32Array(size);
    this.outputs = new Int32Array(size);
    this.trace = new Int32Array(size);
    this.last = new Int32Array(size);
    this.self = new Float64Array(size);
    this.missing = new Map();
    this.parts = [];
    this.read = 0;
    this.kinds = [];
    this.threads = [];
    this.states = [];
    this.places = new Map();
    this.readDetails = () => [];
    this.addTraces(traces);
  }

  addTraces(traces) {
    const sizes = traces.sizes;
    this.traceCount = sizes.length;
    this.first = new Int32Array(sizes.length);
    this.count = Int32Array.from(sizes);
    this.errors = new Int32Array(sizes.length);
    this.blocked = new Int32Array(sizes.length);
    this.begin = new Float64Array(sizes.length);
    this.length = new Float64Array(sizes.length);
    this.missingRoots = new Map(Object.entries(traces.missingRoots).map(([at, id]) => [Number(at), id]));
    this.leftOut = new Map(Object.entries(traces.leftOut).map(([at, n]) => [Number(at), n]));
    let at = 0;
    sizes.forEach((size, trace) => {
      this.first[trace] = at;
      this.trace.fill(trace, at, at + size);
      at += size;
    });
  }

  /** Adds the next part of the columns. */
  addPart(part) {
    const from = this.read;
    let start = part.from;
    for (let i = 0; i < part.id.length; i++) {
      const at = from + i;
      start += part.later[i];
      this.ids[at] = part.id[i];
      this.start[at] = start;
      this.nanos[at] = part.nanos[i];
      this.parent[at] = part.up[i] === 0 ? -1 : at - part.up[i];
      this.depth[at] = part.up[i] === 0 ? 0 : this.depth[at - part.up[i]] + 1;
      this.kind[at] = part.kind[i];
      this.thread[at] = part.thread[i];
      this.status[at] = part.status[i];
      this.inputs[at] = part.input[i];
      this.outputs[at] = part.output[i];
      if (!this.places.has(part.id[i])) {
        this.places.set(part.id[i], at);
      }
    }
    for (const [at, id] of Object.entries(part.missing)) {
      this.missing.set(from + Number(at), id);
    }
    this.parts.push({ from, texts: part.texts });
    this.read += part.id.length;
  }

  /** Adds the tables, and finds out what follows from all parts. */
  finish(tables) {
    this.kinds = tables.kinds.map(([layer, operation, component, className, method, task, name, id]) => ({
      layer,
      operation,
      component,
      className,
      method,
      task,
      name,
      id,
    }));
    this.threads = tables.threads;
    this.states = tables.states;
    this.errorState = this.states.indexOf("error");
    this.blockedState = this.states.indexOf("blocked");
    this.findLast();
    this.findSelf();
    this.sumTraces();
  }

  /** For each event the last one below it. */
  findLast() {
    for (let at = this.size - 1; at >= 0; at--) {
      this.last[at] = Math.max(this.last[at], at);
      const parent = this.parent[at];
      if (parent >= 0) {
        this.last[parent] = Math.max(this.last[parent], this.last[at]);
      }
    }
  }

  /** For each event the time in which none of its children ran. Children come by their start. */
  findSelf() {
    const covered = new Float64Array(this.size);
    for (let at = 0; at < this.size; at++) {
      this.self[at] += this.nanos[at];
      const parent = this.parent[at];
      if (parent < 0 || this.missing.has(at)) {
        continue;
      }
      const offset = (this.start[at] - this.start[parent]) * 1e3;
      const from = Math.max(offset, covered[parent], 0);
      const to = Math.min(offset + this.nanos[at], this.nanos[parent]);
      if (to > from) {
        this.self[parent] -= to - from;
        covered[parent] = to;
      }
    }
    for (let at = 0; at < this.size; at++) {
      this.self[at] = Math.max(0, this.self[at]);
    }
  }

  sumTraces() {
    for (let trace = 0; trace < this.traceCount; trace++) {
      const first = this.first[trace];
      let begin = Infinity;
      let end = -Infinity;
      for (let at = first; at < first + this.count[trace]; at++) {
        begin = Math.min(begin, this.start[at]);
        end = Math.max(end, this.start[at] + this.nanos[at] / 1e3);
        this.errors[trace] += this.isError(at) ? 1 : 0;
        this.blocked[trace] += this.isBlocked(at) ? 1 : 0;
      }
      this.begin[trace] = begin;
      const isAlone = this.count[trace] === 1;
      this.length[trace] = isAlone ? this.nanos[first] : (end - begin) * 1e3;
    }
  }

  isError(at) {
    return this.status[at] === this.errorState;
  }

  isBlocked(at) {
    return this.status[at] === this.blockedState;
  }

  kindOf(at) {
    return this.kinds[this.kind[at]];
  }

  partOf(at) {
    return this.parts[this.parts.length > 1 ? Math.floor(at / this.parts[1].from) : 0];
  }

  input(at) {
    return this.partOf(at).texts[this.inputs[at]];
  }

  output(at) {
    return this.partOf(at).texts[this.outputs[at]];
  }

  /** The rest of what the event says: an object. */
  details(at) {
    const part = this.partOf(at);
    part.details ??= this.readDetails(this.parts.indexOf(part));
    return part.details[at - part.from] || {};
  }

  /** The id by which links name a trace. */
  traceId(trace) {
    return this.missingRoots.get(trace) ?? this.ids[this.first[trace]];
  }

  /** The trace with an id, or in which the event with this id is; -1 if the page hasn't got it. */
  findTrace(id) {
    const at = this.places.get(id);
    if (at !== undefined) {
      return this.trace[at];
    }
    for (const [trace, root] of this.missingRoots) {
      if (root === id) {
        return trace;
      }
    }
    return -1;
  }

  /** The place of an event; -1 if the page hasn't got it. */
  find(id) {
    return this.places.get(id) ?? -1;
  }
}
