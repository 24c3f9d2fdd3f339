/**
 * Results that come later than the return of their methods: finds out when they come, and what they
 * are, for the futures of the JDK and of Guava, for reactive types, and for functions of Kotlin
 * that suspend.
 */
@NullMarked
package dev.l9.trace.agent.async;

import org.jspecify.annotations.NullMarked;
