/**
 * Tries candidate plans before one is chosen: each plan is really computed, its cost counted, and
 * the plans ranked.
 */
@NullMarked
package dev.l9.sample.simulation;

import org.jspecify.annotations.NullMarked;
