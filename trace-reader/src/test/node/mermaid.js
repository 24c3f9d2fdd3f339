// Parses a diagram as Mermaid does, and prints its participants and messages.
import { readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';

const dom = new JSDOM('');
globalThis.window = dom.window;
globalThis.document = dom.window.document;
const { default: mermaid } = await import('mermaid');
mermaid.initialize({ startOnLoad: false });

// What Mermaid turns entity codes into while it parses.
const decoded = (text) =>
  text.replace(/ﬂ°°(\d+)¶ß/g, (all, code) => String.fromCodePoint(code));

const diagram = await mermaid.mermaidAPI.getDiagramFromText(readFileSync(process.argv[2], 'utf8'));
for (const actor of diagram.db.getActors().values()) {
  console.log(JSON.stringify(['actor', decoded(actor.description)]));
}
for (const message of diagram.db.getMessages().filter((each) => each.message)) {
  console.log(JSON.stringify([message.from, message.to, decoded(message.message)]));
}
