/** {@code trace.jsonl}: trace events as lines of JSON, written and read. */
@NullMarked
package dev.l9.trace.jsonl;

import org.jspecify.annotations.NullMarked;
