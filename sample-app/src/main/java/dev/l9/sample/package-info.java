/**
 * A small but complete application to be traced: it computes spec files of named formulas.
 *
 * <p>The way of a spec: {@code spec} (text to formulas), {@code ir} (checked graph), {@code
 * simulation} (candidate plans, computed for their cost), {@code deliberation} (two agents choose),
 * {@code controller} (gates and altitudes), {@code runtime} (steps, attempts, checkpoint), {@code
 * memory} (packets), {@code world} (what was learnt, for the next run).
 */
@NullMarked
package dev.l9.sample;

import org.jspecify.annotations.NullMarked;
