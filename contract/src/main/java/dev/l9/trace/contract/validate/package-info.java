/** Holds a project against its contract as a whole: its files, its registry, its baseline. */
@NullMarked
package dev.l9.trace.contract.validate;

import org.jspecify.annotations.NullMarked;
