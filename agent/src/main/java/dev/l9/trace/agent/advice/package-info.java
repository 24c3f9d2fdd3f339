/**
 * From the bytes of a class to those of the traced class.
 *
 * <p>{@link dev.l9.trace.agent.advice.ClassInstrumenter} asks {@code ClassScanner} what the class
 * holds, {@code MethodSelector} what of it is traced, and lets {@code TracedMethodWriter} weave the
 * calls of the bridge into each selected method.
 */
@NullMarked
package dev.l9.trace.agent.advice;

import org.jspecify.annotations.NullMarked;
