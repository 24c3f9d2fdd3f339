/** A MODULE_SPEC as it was read: what a module is to be, and nothing of how it is made. */
@NullMarked
package dev.l9.trace.generator.spec;

import org.jspecify.annotations.NullMarked;
