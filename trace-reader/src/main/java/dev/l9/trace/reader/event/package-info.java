/** Reads events from {@code trace.jsonl}. */
@NullMarked
package dev.l9.trace.reader.event;

import org.jspecify.annotations.NullMarked;
