/**
 * From objects of the application to {@link dev.l9.trace.model.CapturedValue}.
 *
 * <p>The rule of the package: no code of the application runs while a value is taken, and no lock
 * is waited for. Objects are read field by field; only classes of the JDK whose methods are known
 * to call nothing of the application are asked.
 */
@NullMarked
package dev.l9.trace.agent.capture;

import org.jspecify.annotations.NullMarked;
