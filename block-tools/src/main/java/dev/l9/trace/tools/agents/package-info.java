/** Sets up coding agents for a project: what starts the MCP server, and how a block is read. */
@NullMarked
package dev.l9.trace.tools.agents;

import org.jspecify.annotations.NullMarked;
