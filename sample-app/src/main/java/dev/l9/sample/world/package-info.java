/** What all runs on one state taught, and how it weighs on the next one. */
@NullMarked
package dev.l9.sample.world;

import org.jspecify.annotations.NullMarked;
