/** Computes the value of a formula. */
@NullMarked
package dev.l9.sample.evaluation;

import org.jspecify.annotations.NullMarked;
