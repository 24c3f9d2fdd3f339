/**
 * Turns objects of the application into bounded bytes, and these into {@link
 * dev.l9.trace.model.CapturedValue}.
 *
 * <p>The rule of the package: while a value is captured, no code of the application runs, and no
 * lock is waited for. Objects are read field by field. Methods are called only on classes of the
 * JDK whose methods are known to call nothing of the application.
 */
@NullMarked
package dev.l9.trace.agent.capture;

import org.jspecify.annotations.NullMarked;
