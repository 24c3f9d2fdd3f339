/** The programs that are measured, and the tracers made by hand that stand beside the agents. */
@NullMarked
package dev.l9.trace.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
