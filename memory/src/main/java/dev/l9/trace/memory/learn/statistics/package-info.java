/** What numbers say: which executions count, and what may hold by chance. */
@NullMarked
package dev.l9.trace.memory.learn.statistics;

import org.jspecify.annotations.NullMarked;
