/** Answers to agents: short, the same for the same facts, with captured text as quoted data. */
@NullMarked
package dev.l9.trace.mcp.answer;

import org.jspecify.annotations.NullMarked;
