/** Measures whether the memory finds what is asked for: by words, by meaning, and by both. */
@NullMarked
package dev.l9.trace.benchmarks.recall;

import org.jspecify.annotations.NullMarked;
