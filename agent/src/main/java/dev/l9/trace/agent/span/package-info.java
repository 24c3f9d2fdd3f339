/**
 * An execution from entry to exit, and its way to the writer thread.
 *
 * <p>{@link dev.l9.trace.agent.span.Tracer} is what the bridge calls; it opens an {@link
 * dev.l9.trace.agent.span.OpenSpan} at a {@link dev.l9.trace.agent.site.TraceSite} and puts it,
 * once it has ended, into the {@link dev.l9.trace.agent.handoff.SpanQueue}.
 */
@NullMarked
package dev.l9.trace.agent.span;

import org.jspecify.annotations.NullMarked;
