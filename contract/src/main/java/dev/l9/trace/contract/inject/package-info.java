/** Finds the values of a file's fields, and puts the three blocks into files. */
@NullMarked
package dev.l9.trace.contract.inject;

import org.jspecify.annotations.NullMarked;
