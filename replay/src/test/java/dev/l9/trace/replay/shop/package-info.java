/** A program of which calls are replayed. */
@NullMarked
package dev.l9.trace.replay.shop;

import org.jspecify.annotations.NullMarked;
