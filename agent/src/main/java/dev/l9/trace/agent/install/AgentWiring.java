package dev.l9.trace.agent.install;

import dev.l9.trace.agent.advice.ClassInstrumenter;
import dev.l9.trace.agent.async.AsyncResults;
import dev.l9.trace.agent.capture.ValueCapturer;
import dev.l9.trace.agent.classfile.ClassBytes;
import dev.l9.trace.agent.doctor.Decisions;
import dev.l9.trace.agent.export.SpanWriter;
import dev.l9.trace.agent.export.SpanWriterFactory;
import dev.l9.trace.agent.fields.FieldFinder;
import dev.l9.trace.agent.fields.FieldMemory;
import dev.l9.trace.agent.handoff.SpanHandoff;
import dev.l9.trace.agent.link.Mdc;
import dev.l9.trace.agent.link.OpenTelemetrySpans;
import dev.l9.trace.agent.redact.Redactor;
import dev.l9.trace.agent.select.SelectionRules;
import dev.l9.trace.agent.site.SiteRegistry;
import dev.l9.trace.agent.span.AwaitedExits;
import dev.l9.trace.agent.span.ContextCarrier;
import dev.l9.trace.agent.span.ManualSpans;
import dev.l9.trace.agent.span.Sampler;
import dev.l9.trace.agent.span.Tracer;
import dev.l9.trace.agent.span.TracerSettings;
import dev.l9.trace.bootstrap.AgentLog;
import dev.l9.trace.bootstrap.AgentOptions;
import dev.l9.trace.bootstrap.OptionKey;
import dev.l9.trace.bootstrap.bridge.L9ApiDispatcher;
import dev.l9.trace.bootstrap.bridge.L9AsyncDispatcher;
import dev.l9.trace.bootstrap.bridge.L9ContextDispatcher;
import dev.l9.trace.bootstrap.bridge.L9TraceDispatcher;
import java.lang.instrument.Instrumentation;
import java.lang.ref.Reference;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the parts of the agent and connects them. It does only what the first traced class needs;
 * files are opened later, on the writer thread.
 *
 * <p>What instrumented code refers to, the sites and the tracer behind the bridge, is made once and
 * stays. What depends on the options is made anew each time that the agent is attached. Not
 * thread-safe.
 */
final class AgentWiring {

  private static final long MAX_WAITING_BYTES = 64L << 20;

  private final Instrumentation instrumentation;
  private final SiteRegistry sites = new SiteRegistry();
  private final ClassBytes classFiles;
  private final SpanHandoff handoff = new SpanHandoff(sites, waitingBytes());
  private final List<Reference<ClassLoader>> openTelemetryLoaders;
  private final FieldFinder fields;
  private @Nullable Tracer tracer;
  private volatile @Nullable SpanWriter writer;
  private volatile long endWaitMillis;

  AgentWiring(
      Instrumentation instrumentation,
      ClassBytes classFiles,
      List<Reference<ClassLoader>> openTelemetryLoaders)
      throws ReflectiveOperationException {
    this.classFiles = classFiles;
    this.instrumentation = instrumentation;
    this.openTelemetryLoaders = openTelemetryLoaders;
    this.fields =
        new FieldFinder(
            new LoadedClassFiles(instrumentation),
            FieldMemory.create(new ModuleOpener(instrumentation)));
  }

  /**
   * Starts the writer. Returns the instrumenter, by which classes are traced.
   *
   * @param isLate whether somebody attaches the agent to the running program, and is told how many
   *     classes are traced; otherwise it is said at the end if nothing was traced
   */
  ClassInstrumenter attach(AgentOptions options, boolean isLate) {
    endWaitMillis = options.duration(OptionKey.END_WAIT).toMillis();
    Redactor redactor = redactor(options);
    ValueCapturer capturer =
        new ValueCapturer(redactor, Set.copyOf(options.list(OptionKey.CAPTURE_TOSTRING)), fields);
    Mdc mdc = options.isOn(OptionKey.MDC) ? new Mdc() : null;
    OpenTelemetrySpans openTelemetry =
        options.isOn(OptionKey.OTEL) ? new OpenTelemetrySpans(openTelemetryLoaders) : null;
    Sampler sampler = new Sampler(options.ratio(OptionKey.SAMPLE));
    TracerSettings settings = new TracerSettings(capturer, sampler, mdc, openTelemetry);
    Decisions decisions = new Decisions(options.isSet(OptionKey.DOCTOR));
    Tracer present = tracer;
    if (present == null) {
      Rehearsal.run(capturer, options.isSet(OptionKey.SAMPLE) || options.isSet(OptionKey.RATE));
      present = new Tracer(sites, handoff, settings);
      tracer = present;
      startWriter(options, redactor, present, decisions, isLate);
      ShutdownFlush.register(this);
      L9TraceDispatcher.install(present);
      L9ApiDispatcher.install(new ManualSpans(present));
      L9AsyncDispatcher.install(
          new AsyncResults(new AwaitedExits(present), new ModuleOpener(instrumentation)));
      L9ContextDispatcher.install(new ContextCarrier(present));
    } else {
      startWriter(options, redactor, present, decisions, isLate);
      present.resume(settings);
    }
    boolean blocks = options.isOn(OptionKey.UPDATE) || options.isSet(OptionKey.BLOCKS);
    return new ClassInstrumenter(
        SelectionRules.of(options), redactor, classFiles, sites, mdc, decisions, blocks);
  }

  private static Redactor redactor(AgentOptions options) {
    Redactor redactor =
        new Redactor(
            options.text(OptionKey.REDACT),
            options.text(OptionKey.REDACT_ADD),
            options.text(OptionKey.REDACT_VALUES),
            options.text(OptionKey.REDACT_VALUES_ADD));
    if (options.isSet(OptionKey.REDACT) || options.isSet(OptionKey.REDACT_VALUES)) {
      for (String sentence : redactor.dropped()) {
        AgentLog.warn(sentence);
      }
    }
    return redactor;
  }

  private void startWriter(
      AgentOptions options,
      Redactor redactor,
      Tracer forTracer,
      Decisions decisions,
      boolean isLate) {
    // The working directory is read now, since a program may change the property later.
    Path directory = Path.of("").toAbsolutePath();
    SpanWriterFactory factory =
        new SpanWriterFactory(options, directory, sites, redactor, decisions, instrumentation);
    SpanWriter started = factory.create(handoff, forTracer, !isLate);
    started.start();
    writer = started;
  }

  /**
   * Stops tracing, and has everything written. Open executions are written as unfinished.
   *
   * @return false if that took longer than {@code maxMillis}
   */
  boolean detach(long maxMillis) {
    if (tracer != null) {
      tracer.suspend();
    }
    return end(maxMillis);
  }

  /** Has everything written. Returns false if that took longer than {@code maxMillis}. */
  boolean end(long maxMillis) {
    SpanWriter present = writer;
    return present == null || present.end(maxMillis);
  }

  /** How long the JVM's end waits for the writer at most, in milliseconds. */
  long endWaitMillis() {
    return endWaitMillis;
  }

  /**
   * The memory for waiting events. It depends on the heap, so that these don't fill a small one.
   */
  private static long waitingBytes() {
    return Math.min(MAX_WAITING_BYTES, Runtime.getRuntime().maxMemory() / 16);
  }
}
