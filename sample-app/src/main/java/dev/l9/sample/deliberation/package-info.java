/** Two agents argue over the simulated plans, criterion by criterion, until one plan stands. */
@NullMarked
package dev.l9.sample.deliberation;

import org.jspecify.annotations.NullMarked;
