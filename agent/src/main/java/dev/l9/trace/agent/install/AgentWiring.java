package dev.l9.trace.agent.install;

import dev.l9.trace.agent.advice.ClassInstrumenter;
import dev.l9.trace.agent.capture.Redactor;
import dev.l9.trace.agent.capture.ValueCapturer;
import dev.l9.trace.agent.export.SpanWriter;
import dev.l9.trace.agent.export.SpanWriterFactory;
import dev.l9.trace.agent.span.SiteRegistry;
import dev.l9.trace.agent.span.SpanHandoff;
import dev.l9.trace.agent.span.Tracer;
import dev.l9.trace.bootstrap.AgentOptions;
import dev.l9.trace.bootstrap.OptionKey;
import dev.l9.trace.bootstrap.bridge.L9TraceDispatcher;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.util.Set;

/**
 * Makes the parts of the agent and joins them, with only what the first traced class needs: files
 * are opened later, on the writer thread.
 */
final class AgentWiring {

  private static final long MAX_WAITING_BYTES = 64L << 20;

  private AgentWiring() {}

  static ClassInstrumenter wire(Instrumentation instrumentation, AgentOptions options) {
    Redactor redactor =
        new Redactor(options.text(OptionKey.REDACT), options.text(OptionKey.REDACT_VALUES));
    SiteRegistry sites = new SiteRegistry();
    ValueCapturer capturer =
        new ValueCapturer(
            redactor,
            Set.copyOf(options.list(OptionKey.CAPTURE_TOSTRING)),
            new ModuleOpener(instrumentation));
    SpanHandoff handoff = new SpanHandoff(sites, waitingBytes());
    Tracer tracer = new Tracer(sites, capturer, handoff);
    Rehearsal.run(capturer);
    startWriter(options, sites, handoff, tracer);
    L9TraceDispatcher.install(tracer);
    return new ClassInstrumenter(
        options.methods(OptionKey.INCLUDE), options.methods(OptionKey.EXCLUDE), redactor, sites);
  }

  private static void startWriter(
      AgentOptions options, SiteRegistry sites, SpanHandoff handoff, Tracer tracer) {
    // The working directory as it is now: a program may change the property later.
    Path directory = Path.of("").toAbsolutePath();
    SpanWriter writer = SpanWriterFactory.create(options, directory, sites, handoff, tracer);
    ShutdownFlush.register(writer);
    writer.start();
  }

  /** A small heap isn't filled with events that wait. */
  private static long waitingBytes() {
    return Math.min(MAX_WAITING_BYTES, Runtime.getRuntime().maxMemory() / 16);
  }
}
