package dev.l9.trace.benchmarks.replay;

import dev.l9.trace.benchmarks.report.Machine;
import dev.l9.trace.replay.Refusal;
import dev.l9.trace.replay.call.CallContext;
import dev.l9.trace.replay.call.RecordedCall;
import dev.l9.trace.replay.test.As;
import dev.l9.trace.replay.test.ReplayTest;
import dev.l9.trace.replay.test.TestMaker;
import dev.l9.trace.replay.type.ClassPath;
import dev.l9.trace.testkit.GeneratedTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Measures how many recorded calls get a test that compiles and agrees with the record. */
public final class Replays {

  private static final int RUNS = 2;
  private static final Path PAGE = Path.of("docs/replay.md");
  private static final String BEGIN = "<!-- replay -->\n";
  private static final String END = "<!-- end of replay -->";

  private Replays() {}

  public static void main(String[] args) throws Exception {
    List<String> words = new ArrayList<>(List.of(args));
    boolean toDocs = words.remove("--docs");
    String only = words.isEmpty() ? "" : words.get(0);
    Path folder = Path.of("benchmarks/target/replay").toAbsolutePath();
    ReplayRow all = new ReplayRow("all");
    List<ReplayRow> rows = new ArrayList<>();
    for (ReplayProgram program : ReplayProgram.all()) {
      if (program.name().startsWith(only)) {
        ReplayRow row = row(program, folder.resolve(program.name().replaceAll("\\W+", "-")));
        System.err.println(ReplayTable.line(row));
        rows.add(row);
        all.add(row);
      }
    }
    rows.add(all);
    String markdown =
        "`benchmarks/replay`, %s, JDK %s:\n\n".formatted(Machine.description(), Runtime.version())
            + ReplayTable.markdown(rows);
    System.out.print(markdown);
    if (toDocs) {
      putIntoDocs(markdown);
    }
    System.exit(0); // A replayed call may have started threads.
  }

  private static void putIntoDocs(String markdown) throws IOException {
    String page = Files.readString(PAGE);
    int from = page.indexOf(BEGIN);
    int to = page.indexOf(END);
    if (from < 0 || to < from) {
      throw new IOException(PAGE + " has no place for the table: " + BEGIN.strip() + " and " + END);
    }
    String before = page.substring(0, from + BEGIN.length());
    Files.writeString(PAGE, before + "\n" + markdown + "\n" + page.substring(to));
  }

  private static ReplayRow row(ReplayProgram program, Path folder)
      throws IOException, InterruptedException {
    RecordedRun run = new RecordedRun(program, folder);
    Path trace = run.record(RUNS);
    ReplayRow row = new ReplayRow(program.name());
    Map<String, ReplayTest> tests = new TreeMap<>();
    StringBuilder log = new StringBuilder();
    try (ClassPath classes = new ClassPath(program.classPath())) {
      List<RecordedRun.Call> calls = run.calls(trace, classes);
      Map<String, List<RecordedCall>> groups = groups(calls);
      for (RecordedRun.Call call : calls) {
        row.calls++;
        make(call, groups, classes, row, tests, log);
      }
    }
    run(tests, program, row, log);
    Files.writeString(folder.resolve("calls.txt"), log);
    return row;
  }

  private static Map<String, List<RecordedCall>> groups(List<RecordedRun.Call> calls) {
    Map<String, List<RecordedCall>> groups = new HashMap<>();
    for (RecordedRun.Call each : calls) {
      if (each.call() != null) {
        groups.computeIfAbsent(key(each.call()), key -> new ArrayList<>()).add(each.call());
      }
    }
    return groups;
  }

  private static String key(RecordedCall call) {
    return call.methodId() + CallContext.Same.text(call);
  }

  private static void make(
      RecordedRun.Call call,
      Map<String, List<RecordedCall>> groups,
      ClassPath classes,
      ReplayRow row,
      Map<String, ReplayTest> tests,
      StringBuilder log) {
    Refusal refusal = call.refusal();
    RecordedCall recorded = call.call();
    try {
      if (recorded != null) {
        List<RecordedCall> repeats = new ArrayList<>(groups.getOrDefault(key(recorded), List.of()));
        repeats.remove(recorded);
        CallContext context = CallContext.of(recorded, repeats, List.of());
        String name = "Test" + tests.size();
        ReplayTest test = TestMaker.make(classes, context, As.REGRESSION, false, name);
        tests.put(test.fullName(), test);
        row.written++;
        return;
      }
    } catch (Refusal.Refused e) {
      refusal = e.refusal();
    }
    if (refusal == null) {
      throw new IllegalStateException("neither a call nor a refusal: " + call);
    }
    row.refused(refusal.kind());
    log.append("refused %s %s: %s%n".formatted(refusal.kind(), call.event().methodId(), refusal));
  }

  private static void run(
      Map<String, ReplayTest> tests, ReplayProgram program, ReplayRow row, StringBuilder log) {
    Map<String, String> sources = new TreeMap<>();
    tests.forEach(
        (name, test) -> {
          if (test.gaps().isEmpty()) {
            sources.put(name, test.source());
          } else {
            row.gaps++;
          }
        });
    GeneratedTest.run(sources, program.classPath())
        .forEach(
            (name, outcome) -> {
              boolean isWell = outcome.result() == GeneratedTest.Result.PASSED;
              row.compiled += outcome.result() == GeneratedTest.Result.NOT_COMPILED ? 0 : 1;
              row.agreed += isWell ? 1 : 0;
              String source = isWell ? "" : sources.get(name);
              log.append(
                  "%s %s %s%n%s".formatted(outcome.result(), name, outcome.problem(), source));
            });
  }
}
