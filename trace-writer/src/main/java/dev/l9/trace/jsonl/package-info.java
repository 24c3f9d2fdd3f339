/**
 * Appends trace events to {@code trace.jsonl} as whole lines of JSON, while other processes may
 * append too.
 */
@NullMarked
package dev.l9.trace.jsonl;

import org.jspecify.annotations.NullMarked;
