/**
 * Which span is current: the parent of whatever is traced next on a thread.
 *
 * <p>A place of its own, since what carries a context from thread to thread belongs here.
 */
@NullMarked
package dev.l9.trace.agent.context;

import org.jspecify.annotations.NullMarked;
