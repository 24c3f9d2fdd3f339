/** Generates modules: a spec goes through nine phases, in their order, each with its gate. */
@NullMarked
package dev.l9.trace.generator;

import org.jspecify.annotations.NullMarked;
