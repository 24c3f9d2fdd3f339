/** Answers the questions that people ask of a trace: one class a question, results as records. */
@NullMarked
package dev.l9.trace.reader.query;

import org.jspecify.annotations.NullMarked;
