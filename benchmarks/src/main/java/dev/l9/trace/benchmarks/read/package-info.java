/**
 * How fast a large trace is read, beside the tools that people would otherwise take: {@code
 * benchmarks/generate-trace} and {@code benchmarks/readers}.
 */
@NullMarked
package dev.l9.trace.benchmarks.read;

import org.jspecify.annotations.NullMarked;
