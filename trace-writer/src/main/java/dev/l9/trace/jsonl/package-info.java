/** {@code trace.jsonl}: trace events as lines of JSON, appended whole, whoever else writes. */
@NullMarked
package dev.l9.trace.jsonl;

import org.jspecify.annotations.NullMarked;
