/** Finds out what the components of records stand for, and makes such records. */
@NullMarked
package dev.l9.trace.generator.code.behaviour.role;

import org.jspecify.annotations.NullMarked;
