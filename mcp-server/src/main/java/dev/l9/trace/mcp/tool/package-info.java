/** The tools: each answers one kind of question. */
@NullMarked
package dev.l9.trace.mcp.tool;

import org.jspecify.annotations.NullMarked;
