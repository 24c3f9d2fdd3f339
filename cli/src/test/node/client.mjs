// Starts a server, lists what it has, and calls what it is told to; prints a line of JSON for each.
// Arguments: the server's command, the root, and the calls as JSON: [["tool", {…}], …].
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";

const [command, root, calls] = process.argv.slice(2);
const client = new Client({ name: "test", version: "1" });
await client.connect(new StdioClientTransport({ command, args: ["mcp", "--root", root] }));
const print = (value) => console.log(JSON.stringify(value));

print((await client.listTools()).tools.map((tool) => tool.name));
print((await client.listResourceTemplates()).resourceTemplates.map((each) => each.uriTemplate));
print((await client.listPrompts()).prompts.map((prompt) => prompt.name));
for (const [name, args] of JSON.parse(calls)) {
  // The client holds the answer against the tool's schema, and throws where it doesn't fit.
  const answer = await client.callTool({ name, arguments: args });
  print({ name, isError: answer.isError ?? false, text: answer.content[0].text, data: answer.structuredContent });
}
await client.close();
