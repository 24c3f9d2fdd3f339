/** Whether an event costs the same however much there is to trace: {@code benchmarks/growth}. */
@NullMarked
package dev.l9.trace.benchmarks.growth;

import org.jspecify.annotations.NullMarked;
