/**
 * Finds out when results come that are later than the return of their methods, and what they are.
 * It handles the futures of the JDK and of Guava, reactive types, and Kotlin's functions that
 * suspend.
 */
@NullMarked
package dev.l9.trace.agent.async;

import org.jspecify.annotations.NullMarked;
