/**
 * The programs that are measured, and tracers made by hand that are measured in place of an agent.
 */
@NullMarked
package dev.l9.trace.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
