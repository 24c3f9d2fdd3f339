/**
 * Knows which span is current, that is, the parent of the next span on a thread.
 *
 * <p>What carries this context from thread to thread is here too.
 */
@NullMarked
package dev.l9.trace.agent.context;

import org.jspecify.annotations.NullMarked;
