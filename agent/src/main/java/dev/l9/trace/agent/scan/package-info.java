/**
 * Reads what class files of any compiler say of a class and its methods, as far as it matters for
 * tracing.
 */
@NullMarked
package dev.l9.trace.agent.scan;

import org.jspecify.annotations.NullMarked;
