/**
 * Traces an execution from its entry to its exit.
 *
 * <p>The bridge calls {@link dev.l9.trace.agent.span.Tracer}. It opens an {@link
 * dev.l9.trace.agent.span.OpenSpan} at a {@link dev.l9.trace.agent.site.TraceSite} and, when the
 * span has ended, gives it to {@link dev.l9.trace.agent.handoff.SpanHandoff}.
 */
@NullMarked
package dev.l9.trace.agent.span;

import org.jspecify.annotations.NullMarked;
