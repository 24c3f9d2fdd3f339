/** Compiles a module and runs its tests, in a copy that is removed afterwards. */
@NullMarked
package dev.l9.trace.generator.verify;

import org.jspecify.annotations.NullMarked;
