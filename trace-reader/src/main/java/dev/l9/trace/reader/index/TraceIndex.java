package dev.l9.trace.reader.index;

import dev.l9.trace.reader.file.RotatedFiles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions of a trace, with its rotated files, while it is written: what is counted of its
 * methods, failures and JVMs, and where executions are, so that only parts of the files are read.
 * The first {@link #refresh} reads all of a trace, and the next ones what has come since.
 *
 * <p>The index is kept in a folder beside the trace, where it can be written, and in memory: about
 * five megabytes for each gigabyte of the trace. Not safe for use by several threads.
 */
public final class TraceIndex implements Closeable {

  /** The folder beside a trace in which its index is. */
  public static final String FOLDER = ".l9/index";

  private static final int LOOKS = 20;

  private final Path trace;
  private final @Nullable Path folder;
  private final int full;

  /** The oldest first. */
  private List<IndexedFile> files = List.of();

  private volatile long indexed;
  private volatile long toIndex;

  /**
   * Opens nothing yet.
   *
   * @param isKept whether the index is kept in a folder beside the trace, or in memory alone
   */
  public TraceIndex(Path trace, boolean isKept) {
    this(trace, isKept, IndexedFile.FULL);
  }

  TraceIndex(Path trace, boolean isKept, int full) {
    this.full = full;
    this.trace = trace.toAbsolutePath();
    this.folder = isKept ? this.trace.resolveSibling(FOLDER) : null;
  }

  /** Whether there is a trace. */
  public boolean isThere() {
    return !files.isEmpty();
  }

  /** How many bytes of the trace a running {@link #refresh} has counted. Safe for all threads. */
  public long indexedBytes() {
    return indexed;
  }

  /** How many bytes a running {@link #refresh} has to count. Safe for all threads. */
  public long bytesToIndex() {
    return toIndex;
  }

  /** Counts what has come since the last time. */
  public void refresh() throws IOException {
    files = look();
    long size = 0;
    for (IndexedFile file : files) {
      size += file.size();
    }
    toIndex = size;
    long before = 0;
    for (IndexedFile file : files) {
      long start = before;
      file.refresh(counted -> indexed = start + counted);
      before += file.size();
      indexed = before;
    }
  }

  /** Finds the files that are there now, and keeps those that are known. */
  private List<IndexedFile> look() throws IOException {
    List<Path> paths = List.of();
    for (int i = 0; i < LOOKS; i++) {
      List<Path> now = paths();
      boolean isSame = now.equals(paths);
      paths = now;
      if (isSame) {
        break; // No rotation is under way.
      }
    }
    List<IndexedFile> found = new ArrayList<>();
    for (Path path : paths) {
      IndexedFile file = known(path);
      file = file == null ? IndexedFile.open(path, folder, trace, full) : file;
      if (file != null && !found.contains(file)) {
        found.add(0, file);
      }
    }
    for (IndexedFile file : files) {
      if (!found.contains(file)) {
        file.close();
      }
    }
    return found;
  }

  private List<Path> paths() {
    List<Path> paths = new ArrayList<>();
    boolean isFree = false;
    for (int rotations = 0; ; rotations++) {
      Path path = RotatedFiles.rotated(trace, rotations);
      Path compressed = path.resolveSibling(path.getFileName() + ".gz");
      Path there = Files.isRegularFile(path) ? path : compressed;
      if (Files.isRegularFile(there)) {
        paths.add(there);
        isFree = false;
      } else if (isFree) {
        return paths;
      } else {
        isFree = true; // A rotation leaves one name free for a moment.
      }
    }
  }

  private @Nullable IndexedFile known(Path path) throws IOException {
    try {
      for (IndexedFile file : files) {
        if (file.isAt(path)) {
          return file;
        }
      }
    } catch (NoSuchFileException e) {
      return null; // It is found the next time.
    }
    return null;
  }

  /** Takes counts apart: the methods of each file have numbers of their own. */
  private void forEach(BiConsumer<IndexedFile, Facts> take) {
    files.forEach(file -> take.accept(file, file.facts()));
  }

  /** The methods that ran, by their full names. */
  public List<MethodFacts> methods() {
    Map<IndexedMethod, MethodCounts> counts = new LinkedHashMap<>();
    forEach(
        (file, facts) ->
            facts.methods.forEach(
                (number, more) ->
                    counts
                        .computeIfAbsent(file.methods().get(number), method -> new MethodCounts())
                        .add(more)));
    return counts.entrySet().stream()
        .map(entry -> entry.getValue().facts(entry.getKey()))
        .sorted(Comparator.comparing(facts -> facts.method().toString()))
        .toList();
  }

  /** Which methods called which directly, the most frequent calls first. */
  public List<CallFacts> calls() {
    Map<CallFacts, long[]> counts = new LinkedHashMap<>();
    forEach(
        (file, facts) ->
            facts.edges.forEach(
                (edge, more) -> {
                  IndexedMethod from = file.methods().get((int) (edge >>> 32));
                  IndexedMethod to = file.methods().get(edge.intValue());
                  long[] known =
                      counts.computeIfAbsent(new CallFacts(from, to, 0, 0), key -> new long[2]);
                  known[0] += more[0];
                  known[1] += more[1];
                }));
    return counts.entrySet().stream()
        .map(
            entry ->
                new CallFacts(
                    entry.getKey().caller(),
                    entry.getKey().callee(),
                    entry.getValue()[0],
                    entry.getValue()[1]))
        .sorted(
            Comparator.comparingLong(CallFacts::calls).reversed().thenComparing(Record::toString))
        .toList();
  }

  /** How many calls of these methods have callers that aren't in the trace, or not yet. */
  public long callsWithoutCaller(Predicate<IndexedMethod> of) {
    long calls = 0;
    for (IndexedFile file : files) {
      for (int i = 0; i < file.methods().size(); i++) {
        calls += of.test(file.methods().get(i)) ? file.calls().waitingFor(i)[0] : 0;
      }
    }
    return calls;
  }

  /** The failures, the latest first. */
  public List<FailureFacts> failures() {
    Facts all = new Facts();
    forEach((file, facts) -> facts.failures.values().forEach(all::addFailure));
    return all.failures.values().stream()
        .sorted(
            Comparator.comparingLong(FailureFacts::lastMicros)
                .reversed()
                .thenComparing(FailureFacts::key))
        .toList();
  }

  /** The JVMs, in the order in which they started. */
  public List<JvmFacts> jvms() {
    Facts all = new Facts();
    forEach((file, facts) -> facts.jvms.values().forEach(all::addJvm));
    return all.jvms.values().stream()
        .sorted(
            Comparator.comparingLong(JvmFacts::firstMicros).thenComparing(jvm -> jvm.info().id()))
        .toList();
  }

  /**
   * The latest executions, by their ends.
   *
   * @param most how many are wanted
   * @param before only those in front of this place; null for all
   * @param mostBytes how much of the trace may be read for it
   */
  public EventPage latest(EventQuery query, int most, @Nullable EventPlace before, long mostBytes)
      throws IOException {
    return unlessChanged(() -> new EventSearch(files, query, mostBytes).latest(most, before));
  }

  /** The longest executions, the longest first. */
  public EventPage longest(EventQuery query, int most, long mostBytes) throws IOException {
    return unlessChanged(() -> new EventSearch(files, query, mostBytes).longest(most));
  }

  /** The event with an id. */
  public Optional<PlacedEvent> byId(String id) throws IOException {
    return unlessChanged(() -> EventSearch.byId(files, id));
  }

  @FunctionalInterface
  private interface Search<T> {
    T find() throws IOException;
  }

  /** Counts a file anew that isn't what was counted, and asks once more. */
  private <T> T unlessChanged(Search<T> search) throws IOException {
    for (int i = 0; ; i++) {
      try {
        return search.find();
      } catch (IndexedFile.ChangedException e) {
        if (i == LOOKS) {
          throw e;
        }
        e.file().reset();
        refresh();
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (IndexedFile file : files) {
      file.close();
    }
    files = List.of();
  }
}
