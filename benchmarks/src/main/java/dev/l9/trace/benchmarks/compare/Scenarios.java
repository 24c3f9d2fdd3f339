package dev.l9.trace.benchmarks.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All scenarios, in the order of the report. */
final class Scenarios {

  static final String WORKLOAD = "dev.l9.trace.benchmarks.workload.";

  /** The same heap for all, large enough that none works against its end. */
  private static final List<String> HEAP = List.of("-Xms1g", "-Xmx1g");

  private static final Target CALLS = Target.ofClass(WORKLOAD + "PlainCalls", "count", "place");
  private static final Target GREETING = Target.ofClass(WORKLOAD + "TracedHello", "greet");
  private static final Set<String> NO_TRACERS =
      Set.of("empty", "looking", "byte-buddy", "rewriter");
  private static final List<String> RATES = List.of("1000", "10000", "100000");
  private static final String FIGURES = "figures";

  private final Arguments arguments;
  private final Path h2;
  private final Path byteBuddy;
  private final Path libraries;

  Scenarios(Arguments arguments, Path h2, Path byteBuddy, Path libraries) {
    this.libraries = libraries;
    this.arguments = arguments;
    this.h2 = h2;
    this.byteBuddy = byteBuddy;
  }

  List<Scenario> all() {
    List<Scenario> all = new ArrayList<>();
    arguments.threads().forEach(threads -> all.add(saturated(threads)));
    arguments.threads().forEach(threads -> all.add(paced(threads)));
    all.add(startUp());
    all.add(loading());
    all.add(program("org.h2.jdbc", "its API traced"));
    if (!arguments.quick()) {
      all.add(program("org.h2.command.query", "what runs for each row traced"));
    }
    all.add(rewrite());
    return all.stream().filter(one -> arguments.scenarios().contains(one.id())).toList();
  }

  private Scenario saturated(int threads) {
    return new Scenario(
        "saturated",
        "saturated-" + threads,
        "Saturated, " + threads(threads),
        "Calls in a tight loop. Nanoseconds, CPU nanoseconds of all threads until all is written, and"
            + " bytes allocated on the calling thread: each added per call to the same program without"
            + " agent. With several threads, time per call is the whole time by all calls.",
        Scenarios::traces,
        arguments.rounds(),
        List.of(calls("long", threads, "saturated"), calls("rich", threads, "saturated")),
        List.of(
            Column.above("plain", "long: ns", "long", "ns", 1, 0),
            Column.above("plain", "rich: ns", "rich", "ns", 1, 0),
            Column.above("plain", "long: CPU ns", "long", "cpu", 1, 0),
            Column.above("plain", "rich: CPU ns", "rich", "cpu", 1, 0),
            Column.above("plain", "long: bytes", "long", "bytes", 1, 0),
            Column.above("plain", "rich: bytes", "rich", "bytes", 1, 0),
            new Column("values", (peer, samples) -> peer.values() ? "yes" : "no"),
            Column.absolute("long: events made, millions", "long", "made", 1e6, 2),
            new Column(
                "lost, long / rich",
                (peer, samples) ->
                    Column.at(samples, "long").lost(peer.id())
                        + " / "
                        + Column.at(samples, "rich").lost(peer.id()))));
  }

  private Scenario paced(int threads) {
    String each = threads == 1 ? "" : ", shared by the threads";
    List<Column> columns = new ArrayList<>();
    for (String rate : RATES) {
      String title = Integer.parseInt(rate) / 1000 + "k/s: ";
      columns.add(Column.above("plain", title + "ns", "long", rate + ".p50", 1, 0));
      columns.add(Column.above("plain", title + "CPU ns", "long", rate + ".cpu", 1, 0));
    }
    columns.add(Column.above("plain", "100k/s: 99th percentile, ns", "long", "100000.p99", 1, 0));
    return new Scenario(
        "paced",
        "paced-" + threads,
        "Paced, " + threads(threads),
        "So many calls a second"
            + each
            + ", in chains of ten, the thread parked in between. Nanoseconds that the median chain"
            + " takes longer, and CPU nanoseconds of all threads, added per call.",
        Scenarios::traces,
        arguments.rounds(),
        List.of(calls("long", threads, String.join(",", RATES))),
        columns);
  }

  private Case calls(String shape, int threads, String mode) {
    return new Case(
        shape,
        CALLS,
        true,
        List.of("PlainCalls"),
        HEAP,
        peer ->
            List.of(
                WORKLOAD + "CallLoop",
                peer.variant(),
                shape,
                String.valueOf(threads),
                String.valueOf(arguments.seconds()),
                mode,
                FIGURES),
        List.of());
  }

  private Scenario startUp() {
    return new Scenario(
        "startup",
        "startup",
        "Start-up",
        "Milliseconds from the start of the process to its end, for `Hello, world` without a traced"
            + " method, and with one that is called once.",
        Scenarios::isProcess,
        manyRounds(),
        List.of(
            hello("nothing", CALLS, false, "Hello"),
            hello("traced", GREETING, true, "TracedHello"),
            hello("block", GREETING, true, "TracedHello")),
        List.of(
            Column.absolute("nothing traced: ms", "nothing", "wall", 1, 0),
            Column.above("plain", "added", "nothing", "wall", 1, 0),
            Column.above("empty", "above the empty agent", "nothing", "wall", 1, 0),
            Column.absolute("one traced call: ms", "traced", "wall", 1, 0),
            Column.above("plain", "added", "traced", "wall", 1, 0),
            new Column(
                "with its source there, and a block written: added",
                (peer, samples) ->
                    peer.id().startsWith("l9")
                        ? Column.at(samples, "block").added(peer.id(), "plain", "wall", 1, 0)
                        : "")));
  }

  private static Case hello(String key, Target target, boolean traces, String main) {
    return new Case(
        key,
        target,
        traces,
        key.equals("block") ? List.of(main) : List.of(),
        List.of(),
        peer -> List.of(WORKLOAD + main),
        List.of());
  }

  private Scenario loading() {
    return new Scenario(
        "loading",
        "loading",
        "Class loading without a traced class",
        "A program that loads and links all classes of two jars (H2 and Byte Buddy): milliseconds"
            + " from before the first to after the last.",
        Scenarios::isProcess,
        manyRounds(),
        List.of(
            new Case(
                "load",
                CALLS,
                false,
                List.of(),
                HEAP,
                peer ->
                    List.of(WORKLOAD + "LoadClasses", FIGURES, h2.toString(), byteBuddy.toString()),
                List.of(h2.toString(), byteBuddy.toString()))),
        List.of(
            Column.absolute("classes", "load", "classes", 1, 0),
            Column.absolute("ms", "load", "ms", 1, 0),
            Column.above("plain", "added", "load", "ms", 1, 0),
            Column.ratio("plain", "of no agent's", "load", "ms"),
            Column.ratio("empty", "of the empty agent's", "load", "ms"),
            Column.ratio("looking", "of the one's that leaves classes alone", "load", "ms"),
            Column.above("plain", "whole process: added", "load", "wall", 1, 0)));
  }

  private Scenario program(String packageName, String what) {
    Map<String, List<String>> methods = PackageMethods.of(h2, packageName);
    int count = methods.values().stream().mapToInt(List::size).sum();
    return new Scenario(
        "program",
        packageName,
        "A real program: " + what,
        "H2 runs an SQL script in memory; all methods of its package `"
            + packageName
            + "` are traced, which has "
            + count
            + " methods in "
            + methods.size()
            + " classes. Milliseconds for one run of the script, in a JVM that has run it"
            + " before. OpenTelemetry and Datadog leave H2's classes alone by lists of their own.",
        peer -> peer.variant().equals("plain") && traces(peer),
        arguments.rounds(),
        List.of(
            new Case(
                "script",
                new Target(packageName, methods, false),
                true,
                List.of(),
                HEAP,
                peer ->
                    List.of(WORKLOAD + "SqlScript", FIGURES, String.valueOf(arguments.seconds())),
                List.of(h2.toString()))),
        List.of(
            Column.absolute("ms", "script", "ms", 1, 0),
            Column.above("plain", "added", "script", "ms", 1, 0),
            Column.ratio("plain", "of no agent's", "script", "ms"),
            Column.above("plain", "CPU ms added", "script", "cpu", 1, 0),
            Column.absolute("events written a run, thousands", "script", "each", 1e3, 0)));
  }

  private Scenario rewrite() {
    return new Scenario(
        "rewrite",
        "rewrite",
        "Rewriting a block",
        "A new block for a Java file of 2,000 lines: milliseconds of `SourceFileRewriter`, and of two"
            + " ways to read the file and write it: to a temporary file and to the disk, then renamed"
            + " (what it takes that a crash leaves the old or the new file), and in place. One after"
            + " the other in one JVM, each on 64 files in turn.",
        peer -> peer.id().equals("rewriter"),
        arguments.rounds(),
        List.of(
            new Case(
                "file",
                CALLS,
                false,
                List.of(),
                HEAP,
                peer ->
                    List.of(
                        WORKLOAD + "RewriteBlocks", FIGURES, String.valueOf(arguments.seconds())),
                List.of(libraries.resolve("*").toString()))),
        List.of(
            Column.absolute("ms", "file", "ours", 1, 2),
            Column.absolute("read, write to disk, rename: ms", "file", "durable", 1, 2),
            Column.quotient("ours by this", "file", "ours", "durable"),
            Column.absolute("read, write in place: ms", "file", "inPlace", 1, 2),
            Column.quotient("ours by this", "file", "ours", "inPlace")));
  }

  /** Of what is short, and spreads wider than what the goals ask about. */
  private int manyRounds() {
    return arguments.quick() ? arguments.rounds() : 3 * arguments.rounds();
  }

  /** Whether a peer has rows where calls are traced; "no agent" has, to compare with. */
  static boolean traces(Peer peer) {
    return !NO_TRACERS.contains(peer.id());
  }

  private static boolean isProcess(Peer peer) {
    return peer.isAgent() || peer.id().equals("plain");
  }

  private static String threads(int count) {
    return count == 1 ? "one thread" : count + " threads";
  }
}
