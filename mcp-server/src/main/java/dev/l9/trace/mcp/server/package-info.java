/** The server: what the SDK is told of the tools, the resources and the prompt. */
@NullMarked
package dev.l9.trace.mcp.server;

import org.jspecify.annotations.NullMarked;
