/**
 * What a class file says of a class and its methods, as far as it matters for tracing, whatever
 * compiler made it.
 */
@NullMarked
package dev.l9.trace.agent.scan;

import org.jspecify.annotations.NullMarked;
