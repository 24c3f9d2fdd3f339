/**
 * Turns the bytes of a class into those of the traced class.
 *
 * <p>{@link dev.l9.trace.agent.advice.ClassInstrumenter} has {@code ClassScanner} read the class
 * and {@code MethodSelector} decide what is traced. {@code TracedMethodWriter} then weaves the
 * calls of the bridge into each selected method.
 */
@NullMarked
package dev.l9.trace.agent.advice;

import org.jspecify.annotations.NullMarked;
