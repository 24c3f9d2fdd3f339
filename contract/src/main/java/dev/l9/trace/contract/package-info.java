/**
 * The enforcement contract: which metadata the files of a project carry, and what is done where
 * they don't.
 */
@NullMarked
package dev.l9.trace.contract;

import org.jspecify.annotations.NullMarked;
