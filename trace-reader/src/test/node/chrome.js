// Reads a trace as the developer tools of browsers do, and prints its threads with their spans.
import { readFileSync } from 'node:fs';

globalThis.DOMRect ??= class {
  constructor(x, y, width, height) {
    Object.assign(this, { x, y, width, height });
  }
};
const Trace = await import('@paulirish/trace_engine');

const model = Trace.TraceModel.Model.createWithAllHandlers();
await model.parse(JSON.parse(readFileSync(process.argv[2], 'utf8')).traceEvents);
for (const [pid, process] of model.parsedTrace().data.Renderer.processes) {
  for (const thread of process.threads.values()) {
    const depth = thread.tree.maxDepth;
    console.log(JSON.stringify([pid, thread.name, thread.entries.map((each) => each.name), depth]));
  }
}
