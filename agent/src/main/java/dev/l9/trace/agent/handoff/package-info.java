/**
 * Hands ended executions to the writer thread: the record, its writer and its reader, and the rings
 * between the threads.
 */
@NullMarked
package dev.l9.trace.agent.handoff;

import org.jspecify.annotations.NullMarked;
