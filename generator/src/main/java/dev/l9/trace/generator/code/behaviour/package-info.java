/** What operations do: the statements, and the tests that prove them. */
@NullMarked
package dev.l9.trace.generator.code.behaviour;

import org.jspecify.annotations.NullMarked;
