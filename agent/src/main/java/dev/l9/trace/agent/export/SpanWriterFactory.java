package dev.l9.trace.agent.export;

import dev.l9.trace.agent.doctor.Decisions;
import dev.l9.trace.agent.doctor.DoctorReport;
import dev.l9.trace.agent.doctor.LoadedClassNames;
import dev.l9.trace.agent.doctor.SourceOutcomes;
import dev.l9.trace.agent.handoff.SpanHandoff;
import dev.l9.trace.agent.redact.Redactor;
import dev.l9.trace.agent.run.ThisJvm;
import dev.l9.trace.agent.site.SiteRegistry;
import dev.l9.trace.agent.span.Tracer;
import dev.l9.trace.block.BlockStyle;
import dev.l9.trace.bootstrap.AgentOptions;
import dev.l9.trace.bootstrap.OptionKey;
import dev.l9.trace.jsonl.TraceFile;
import dev.l9.trace.source.ExcludedFiles;
import dev.l9.trace.source.SourceFinder;
import dev.l9.trace.source.SourceRoots;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Wires the writer thread with the exporters that the options ask for. */
public final class SpanWriterFactory {

  private final AgentOptions options;
  private final Path directory;
  private final SiteRegistry sites;
  private final Redactor redactor;
  private final Decisions decisions;
  private final Instrumentation instrumentation;
  private final SourceOutcomes outcomes = new SourceOutcomes();

  /**
   * Wires as these options say.
   *
   * @param directory what relative paths in the options are relative to
   * @param redactor hides secrets in the names of threads; values come without them
   * @param decisions what the doctor reports, and why nothing was traced if that is so
   * @param instrumentation knows the loaded classes
   */
  public SpanWriterFactory(
      AgentOptions options,
      Path directory,
      SiteRegistry sites,
      Redactor redactor,
      Decisions decisions,
      Instrumentation instrumentation) {
    this.options = options;
    this.directory = directory;
    this.sites = sites;
    this.redactor = redactor;
    this.decisions = decisions;
    this.instrumentation = instrumentation;
  }

  /**
   * Makes the writer; its thread is yet to be started.
   *
   * @param saysIfEmpty whether it is said at the end if nothing was traced
   */
  public SpanWriter create(SpanHandoff handoff, Tracer tracer, boolean saysIfEmpty) {
    ThisJvm jvm = new ThisJvm(options, directory, redactor, tracer.newSystemId());
    JvmFacts facts = new JvmFacts(jvm, tracer);
    List<SpanExporter> exporters = new ArrayList<>();
    EventExporter events = null;
    String trace = options.text(OptionKey.TRACE);
    if (!trace.equals("none")) {
      long rotateAt = options.size(OptionKey.TRACE_ROTATE);
      TraceFile file =
          new TraceFile(directory.resolve(trace), rotateAt, options.count(OptionKey.TRACE_KEEP));
      boolean showsValues = options.text(OptionKey.VALUES).equals("json");
      events = new EventExporter(file, trace, rotateAt, sites, redactor, tracer, jvm, showsValues);
      exporters.add(events);
    }
    if (options.isOn(OptionKey.CONSOLE)) {
      exporters.add(
          new ConsoleExporter(options.isSet(OptionKey.RATE) || options.isSet(OptionKey.SAMPLE)));
    }
    if (options.isOn(OptionKey.UPDATE)) {
      exporters.add(blocks(facts));
    }
    String records = options.text(OptionKey.BLOCKS);
    if (!records.equals("none")) {
      TraceFile file = new TraceFile(directory.resolve(records), 0, 0);
      exporters.add(new BlockRecordExporter(file, records, facts, sites));
    }
    if (decisions.areReported()) { // Late, when the others have done what it tells.
      exporters.add(new DoctorExporter(report()));
    }
    if (saysIfEmpty) {
      exporters.add(new EmptyRun(options, sites, decisions, instrumentation));
    }
    GoneSites goneSites = new GoneSites(sites, handoff, tracer, exporters);
    return new SpanWriter(handoff, events, exporters, goneSites);
  }

  private DoctorReport report() {
    Path file = directory.resolve(options.text(OptionKey.DOCTOR));
    LoadedClassNames loadedClasses = new LoadedClassNames(instrumentation);
    return new DoctorReport(file, options, sites, decisions, outcomes, loadedClasses);
  }

  private BlockExporter blocks(JvmFacts facts) {
    SourceRoots roots =
        new SourceRoots(directory, options.list(OptionKey.SOURCES), new SourceLookupLog());
    return new BlockExporter(
        sites,
        new SourceFinder(
            roots, new ExcludedFiles(directory, options.list(OptionKey.UPDATE_EXCLUDE))),
        facts,
        decisions.areReported() ? outcomes : null,
        BlockStyle.valueOf(options.text(OptionKey.BLOCK_STYLE).toUpperCase(Locale.ROOT)),
        options.duration(OptionKey.UPDATE_INTERVAL),
        options.isOn(OptionKey.UPDATE_TOUCH),
        // With block records, the user knows that the sources are elsewhere.
        options.text(OptionKey.BLOCKS).equals("none"));
  }
}
