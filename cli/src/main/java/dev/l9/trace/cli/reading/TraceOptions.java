package dev.l9.trace.cli.reading;

import dev.l9.trace.cli.terminal.Progress;
import dev.l9.trace.reader.event.Event;
import dev.l9.trace.reader.event.EventFilter;
import dev.l9.trace.reader.event.EventFilters;
import dev.l9.trace.reader.event.EventListener;
import dev.l9.trace.reader.file.Damage;
import dev.l9.trace.reader.file.TraceMembers;
import dev.l9.trace.reader.file.TraceReader;
import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which traces a command reads, and which of their events it looks at. */
public final class TraceOptions {

  /** What is read if no file is named. */
  public static final Path DEFAULT = Path.of("trace.jsonl");

  private static final Set<String> STATUSES = new TreeSet<>(Set.of("success", "error", "blocked"));

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Option(
      names = "--last",
      paramLabel = "N",
      description = "Only the last N events of those that the other options leave.")
  private @Nullable Integer last;

  @Option(
      names = "--hrm",
      paramLabel = "LAYER",
      split = ",",
      description = "Only these layers: names, or their beginnings.")
  private List<String> layers = List.of();

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      split = ",",
      description = "Only success, error or blocked.")
  private List<String> statuses = List.of();

  @Option(
      names = "--trace-id",
      paramLabel = "ID",
      description = "Only the trace in which the event with this id is.")
  private @Nullable String traceId;

  @Option(
      names = "--operation",
      paramLabel = "P",
      description = "Only these operations; * stands for any characters.")
  private @Nullable String operation;

  @Option(
      names = "--component",
      paramLabel = "P",
      description = "Only these source files or classes; * stands for any characters.")
  private @Nullable String component;

  @Option(
      names = "--task",
      paramLabel = "P",
      description = "Only these tasks; * stands for any characters.")
  private @Nullable String task;

  @Option(
      names = "--min-ms",
      paramLabel = "N",
      description = "Only what took at least N milliseconds.")
  private @Nullable Double minMillis;

  @Option(
      names = "--since",
      paramLabel = "T",
      description = "Only what started at T or later: 10m, 2h, 3d ago, or 2026-01-13T14:00:00Z.")
  private @Nullable String since;

  @Option(names = "--until", paramLabel = "T", description = "Only what started at T or before.")
  private @Nullable String until;

  @Option(
      names = "--grep",
      paramLabel = "TEXT",
      description = "Only events that have this text in their line.")
  private @Nullable String text;

  /**
   * Opens the traces.
   *
   * @param files those that were named; {@code trace.jsonl} if none was
   */
  public TraceReader open(List<Path> files) throws IOException {
    List<Path> named = orDefault(files);
    if (traceId != null) {
      named = readableTwice(named);
    }
    TraceReader reader = openAll(named, files);
    return reader.filter(filter(reader));
  }

  /** The files of traces that are read more than once, whatever the options filter. */
  public static List<Path> rereadable(List<Path> files) throws IOException {
    return readableTwice(files);
  }

  /** Opens traces without the filters. */
  public static TraceReader openUnfiltered(List<Path> files) throws IOException {
    return openAll(orDefault(files), files);
  }

  /** The traces that were named; {@code trace.jsonl} if none was. */
  public static List<Path> orDefault(List<Path> files) {
    return files.isEmpty() ? List.of(DEFAULT) : files;
  }

  /**
   * Opens the traces for a command that needs the other events too, such as the callers of those
   * that are looked at.
   *
   * @param files those that were named; {@code trace.jsonl} if none was
   * @param isReadAgain whether one reading may not be enough
   * @param also is true of what the command looks at, of which the options then choose
   */
  public WholeTrace openWhole(List<Path> files, boolean isReadAgain, EventFilter also)
      throws IOException {
    List<Path> named = orDefault(files);
    if (isReadAgain || traceId != null || last != null) {
      named = readableTwice(named);
    }
    TraceReader reader = openAll(named, files);
    EventFilter filter = filter(reader);
    EventFilter chosen = filter.equals(EventFilter.ALL) ? also : filter.and(also);
    if (last != null) {
      chosen = lastOf(named, chosen, last);
    }
    return new WholeTrace(reader, chosen, progress(reader));
  }

  private EventFilter lastOf(List<Path> files, EventFilter chosen, int count) throws IOException {
    Set<String> ids = new HashSet<>();
    try (TraceReader reader = TraceReader.open(files, System.in)) {
      reader.filter(chosen).last(count).forEach(event -> ids.add(event.traceId()));
    }
    return event -> ids.contains(event.traceId());
  }

  private static TraceReader openAll(List<Path> named, List<Path> files) throws IOException {
    try {
      return TraceReader.open(named, System.in);
    } catch (NoSuchFileException e) {
      if (files.isEmpty()) {
        throw noTrace();
      }
      throw e;
    }
  }

  private static ToolFailure noTrace() {
    return new ToolFailure(
        "there is no trace.jsonl in this folder; name a trace file, or make one: l9 run --"
            + " java -jar your-app.jar");
  }

  /** Standard input can be read only once; so what has to be read twice becomes a file. */
  private static List<Path> readableTwice(List<Path> files) throws IOException {
    if (!files.contains(Path.of("-"))) {
      return files;
    }
    Path copy = Files.createTempFile("l9", ".jsonl");
    copy.toFile().deleteOnExit();
    try (InputStream in = System.in) {
      Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
    }
    List<Path> readable = new ArrayList<>(files);
    readable.replaceAll(file -> file.toString().equals("-") ? copy : file);
    return readable;
  }

  private EventFilter filter(TraceReader reader) throws IOException {
    if (traceId == null) {
      return filterOfEvents();
    }
    // It comes first: the whole trace is looked through.
    Progress progress = progress(reader);
    try {
      return TraceMembers.find(traceId, reader)
          .orElseThrow(() -> new NothingFound("there is no event with the id " + traceId))
          .and(filterOfEvents());
    } finally {
      progress.close();
    }
  }

  /** The filter of events that are still to come. */
  public EventFilter filterOfComing() {
    String id = traceId;
    return id == null
        ? filterOfEvents()
        : filterOfEvents().and(event -> event.hasId(id) || event.rootId().equals(id));
  }

  private EventFilter filterOfEvents() {
    List<EventFilter> filters = new ArrayList<>();
    if (!layers.isEmpty()) {
      filters.add(EventFilters.layers(layers));
    }
    if (!statuses.isEmpty()) {
      filters.add(EventFilters.statuses(statuses()));
    }
    matches(filters, Event::operation, operation);
    matches(filters, Event::component, component);
    matches(filters, Event::task, task);
    if (minMillis != null) {
      filters.add(EventFilters.atLeastMillis(minMillis));
    }
    if (since != null) {
      filters.add(EventFilters.since(time("--since", since)));
    }
    if (until != null) {
      filters.add(EventFilters.until(time("--until", until)));
    }
    if (text != null) {
      filters.add(EventFilters.contains(text));
    }
    EventFilter all = EventFilter.ALL;
    for (EventFilter each : filters) {
      all = all.equals(EventFilter.ALL) ? each : all.and(each);
    }
    return all;
  }

  /** Whether only some statuses are wanted. */
  public boolean hasStatuses() {
    return !statuses.isEmpty();
  }

  private Set<String> statuses() {
    for (String status : statuses) {
      if (!STATUSES.contains(status)) {
        throw wrong("--status: '" + status + "' is none of " + String.join(", ", STATUSES));
      }
    }
    return Set.copyOf(statuses);
  }

  private static void matches(
      List<EventFilter> filters, Function<Event, String> value, @Nullable String pattern) {
    if (pattern != null) {
      filters.add(EventFilters.matches(value, pattern));
    }
  }

  private long time(String option, String value) {
    try {
      return TimeArgument.micros(value, Instant.now());
    } catch (IllegalArgumentException e) {
      throw wrong(option + ": " + e.getMessage());
    }
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** The id of the event that is looked for with its trace; null if none is. */
  public @Nullable String traceId() {
    return traceId;
  }

  /** How many of the last events are looked at; null for all. */
  public @Nullable Integer last() {
    return last;
  }

  /** Hands over the events that are looked at, in the order of their ends. */
  public void forEach(TraceReader reader, EventListener listener) throws IOException {
    if (last == null) {
      reader.forEach(listener);
      return;
    }
    for (Event event : reader.last(last)) {
      listener.event(event);
    }
  }

  /** Says on standard error how far the reading is that begins now, if it takes long. */
  public Progress progress(TraceReader reader) {
    long before = reader.bytesRead();
    return Progress.of(
        spec.commandLine().getErr(),
        "reading",
        () -> reader.bytesRead() - before,
        reader::bytesInAll);
  }

  /** The trace is read: says on standard error what was skipped. */
  public void report(WholeTrace trace) {
    trace.progress().close();
    report(trace.reader());
  }

  /**
   * Hands over the events that are looked at in no certain order, to a listener for each thread.
   */
  public <L extends EventListener> List<L> inParallel(TraceReader reader, Supplier<L> listeners)
      throws IOException {
    if (last == null) {
      return reader.inParallel(listeners);
    }
    L one = listeners.get();
    forEach(reader, one);
    return List.of(one);
  }

  /** Says on standard error what was skipped. */
  public void report(TraceReader reader) {
    for (Damage.Skipped skipped : reader.damage().files()) {
      spec.commandLine().getErr().println("l9: " + skipped);
    }
  }
}
