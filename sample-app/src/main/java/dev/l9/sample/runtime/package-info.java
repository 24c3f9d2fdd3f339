/**
 * Carries out steps one after the other: a queue, further attempts after a failure, and a
 * checkpoint after every step, so that an interrupted run goes on where it stopped.
 */
@NullMarked
package dev.l9.sample.runtime;

import org.jspecify.annotations.NullMarked;
