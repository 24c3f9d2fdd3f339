package dev.l9.trace.agent.span;

import dev.l9.trace.agent.capture.ValueCapturer;
import dev.l9.trace.agent.link.Mdc;
import dev.l9.trace.agent.link.OpenTelemetrySpans;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the tracer that the options decide. Immutable.
 *
 * @param capturer captures values
 * @param sampler decides which traces are recorded
 * @param mdc shows the current span in the application's MDC; null if it isn't shown
 * @param openTelemetry finds the spans of OpenTelemetry around roots; null if they aren't wanted
 */
public record TracerSettings(
    ValueCapturer capturer,
    Sampler sampler,
    @Nullable Mdc mdc,
    @Nullable OpenTelemetrySpans openTelemetry) {}
