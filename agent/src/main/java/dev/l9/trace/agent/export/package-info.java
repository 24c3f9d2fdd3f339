/**
 * From ended spans to what the user sees: {@code trace.jsonl}, the blocks in the source files, the
 * tree on the console. All of it runs on the writer thread.
 */
@NullMarked
package dev.l9.trace.agent.export;

import org.jspecify.annotations.NullMarked;
