/** Writes the first file of a project's contract. */
@NullMarked
package dev.l9.trace.contract.init;

import org.jspecify.annotations.NullMarked;
