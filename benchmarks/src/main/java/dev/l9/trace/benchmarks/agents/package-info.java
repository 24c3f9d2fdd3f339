/** Agents that {@code compare} runs beside ours, to tell what any agent costs. */
@NullMarked
package dev.l9.trace.benchmarks.agents;

import org.jspecify.annotations.NullMarked;
