package dev.l9.trace.agent.export;

import dev.l9.trace.agent.span.SiteRegistry;
import dev.l9.trace.agent.span.SpanHandoff;
import dev.l9.trace.agent.span.Tracer;
import dev.l9.trace.bootstrap.AgentOptions;
import dev.l9.trace.bootstrap.OptionKey;
import dev.l9.trace.jsonl.TraceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Wires the writer thread with the exporters that the options ask for. */
public final class SpanWriterFactory {

  private SpanWriterFactory() {}

  /**
   * Makes the writer; its thread is yet to be started.
   *
   * @param directory what relative paths in the options are relative to
   */
  public static SpanWriter create(
      AgentOptions options,
      Path directory,
      SiteRegistry sites,
      SpanHandoff handoff,
      Tracer tracer) {
    List<SpanExporter> exporters = new ArrayList<>();
    EventExporter events = null;
    String trace = options.text(OptionKey.TRACE);
    if (!trace.equals("none")) {
      TraceFile file =
          new TraceFile(
              directory.resolve(trace),
              options.size(OptionKey.TRACE_ROTATE),
              options.count(OptionKey.TRACE_KEEP));
      events = new EventExporter(file, trace, sites, tracer);
      exporters.add(events);
    }
    if (options.isOn(OptionKey.CONSOLE)) {
      exporters.add(
          new ConsoleExporter(options.isSet(OptionKey.RATE) || options.isSet(OptionKey.SAMPLE)));
    }
    if (options.isOn(OptionKey.UPDATE)) {
      exporters.add(blocks(options, directory, sites));
    }
    String records = options.text(OptionKey.BLOCKS);
    if (!records.equals("none")) {
      exporters.add(
          new BlockRecordExporter(
              new TraceFile(directory.resolve(records), 0, 0),
              records,
              tracer.newSystemId(),
              sites));
    }
    return new SpanWriter(handoff, events, exporters);
  }

  private static BlockExporter blocks(AgentOptions options, Path directory, SiteRegistry sites) {
    SourceRoots roots = new SourceRoots(directory, options.list(OptionKey.SOURCES));
    return new BlockExporter(
        sites,
        new SourceFinder(roots),
        options.duration(OptionKey.UPDATE_INTERVAL),
        options.isOn(OptionKey.UPDATE_TOUCH));
  }
}
