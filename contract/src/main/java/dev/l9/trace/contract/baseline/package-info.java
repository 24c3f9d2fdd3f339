/** The baseline: violations that a project had when it began to check, and that it accepts. */
@NullMarked
package dev.l9.trace.contract.baseline;

import org.jspecify.annotations.NullMarked;
