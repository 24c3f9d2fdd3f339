package dev.l9.trace.agent.span;

import dev.l9.trace.agent.capture.ValueCapturer;
import dev.l9.trace.agent.link.Mdc;
import dev.l9.trace.agent.link.OpenTelemetrySpans;
import org.jspecify.annotations.Nullable;

/**
 * What the options decide about tracing.
 *
 * @param capturer takes values
 * @param sampler decides which traces are recorded
 * @param mdc shows the current span; null where it isn't shown
 * @param openTelemetry has the spans around roots; null where they aren't asked for
 */
public record TracerSettings(
    ValueCapturer capturer,
    Sampler sampler,
    @Nullable Mdc mdc,
    @Nullable OpenTelemetrySpans openTelemetry) {}
