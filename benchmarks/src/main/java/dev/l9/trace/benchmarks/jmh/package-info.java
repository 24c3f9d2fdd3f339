/**
 * Benchmarks of single steps, with JMH; {@code benchmarks/jmh} runs them.
 *
 * <p>None names a class that is private to the agent: they call traced methods in a JVM with the
 * agent, or what other programs may call as well. So they outlive changes of the steps themselves.
 */
@NullMarked
package dev.l9.trace.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
