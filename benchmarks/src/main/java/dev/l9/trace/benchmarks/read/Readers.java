package dev.l9.trace.benchmarks.read;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Asks all contenders for the same statistics of the same file, and prints how long each took. All
 * run in this JVM, one after the other, or are its children. The file has been read once before, so
 * it comes from the page cache where it fits.
 */
public final class Readers {

  private static final String USAGE =
      """
      usage: benchmarks/readers FILE [--runs N] [--only NAME,NAME]

      Times count, errors, mean, p50, p95, p99 and max by layer; see benchmarks/generate-trace.

        --runs N      how often each reads the file (default: 3); once, if that takes over 30 s
        --only NAMES  only contenders whose name begins so: jackson,l9,duckdb,jq
      """;

  /** Who takes part. The first one's answer is what the others' are compared with. */
  private static final List<Contender> ALL =
      List.of(new JacksonLoop(), new L9Stats(true), new L9Stats(false), new DuckDb(), new Jq());

  /** Who needs more seconds than this reads the file only once. */
  private static final int LONG = 30;

  private Readers() {}

  public static void main(String[] args) throws Exception {
    int runs = 3;
    String only = "";
    Path file = null;
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("--runs") && i + 1 < args.length) {
        runs = Math.max(1, Integer.parseInt(args[++i]));
      } else if (args[i].equals("--only") && i + 1 < args.length) {
        only = args[++i];
      } else {
        file = Path.of(args[i]);
      }
    }
    if (file == null || !Files.isRegularFile(file)) {
      System.err.print(file == null ? USAGE : "no such file: " + file + "\n\n" + USAGE);
      System.exit(2);
      return;
    }
    compare(file, runs, only.isEmpty() ? ALL : chosen(only.toLowerCase(Locale.ROOT)));
  }

  private static List<Contender> chosen(String only) {
    List<Contender> chosen = new ArrayList<>();
    for (Contender each : ALL) {
      String name = each.name().toLowerCase(Locale.ROOT);
      if (List.of(only.split(",", 0)).stream().anyMatch(name::startsWith)) {
        chosen.add(each);
      }
    }
    return chosen;
  }

  private static void compare(Path file, int runs, List<Contender> contenders) throws Exception {
    long bytes = BytesOnly.count(file);
    double cpuBefore = CpuTime.seconds();
    long start = System.nanoTime();
    BytesOnly.count(file);
    double plain = seconds(start);
    double cpu = CpuTime.seconds() - cpuBefore;
    System.out.printf(Locale.ROOT, "%s: %,d bytes%n%n", file.getFileName(), bytes);
    print("contender", "first run", "best run", "best", "least CPU", "answer");
    print("---", "---:", "---:", "---:", "---:", "---");
    row("bytes, no answer", plain, plain, cpu, bytes, "");
    List<LayerRow> expected = new ArrayList<>();
    for (Contender each : contenders) {
      if (each.isThere()) {
        measure(each, file, runs, bytes, expected);
      } else {
        print(each.name(), "", "", "", "", "isn't on this machine");
      }
    }
    System.out.println();
    expected.forEach(Readers::print);
  }

  private static void measure(
      Contender contender, Path file, int runs, long bytes, List<LayerRow> expected)
      throws Exception {
    double first = 0;
    double best = Double.MAX_VALUE;
    double leastCpu = Double.MAX_VALUE;
    List<LayerRow> answer = List.of();
    for (int i = 0; i < runs; i++) {
      double cpu = CpuTime.seconds();
      long start = System.nanoTime();
      answer = contender.answer(file);
      double seconds = seconds(start);
      leastCpu = Math.min(leastCpu, CpuTime.seconds() - cpu);
      first = i == 0 ? seconds : first;
      best = Math.min(best, seconds);
      if (seconds > LONG) {
        break; // It says enough.
      }
    }
    if (expected.isEmpty()) {
      expected.addAll(answer);
    }
    boolean agrees = agree(answer, expected, contender.tolerance());
    row(
        contender.name(),
        first,
        best,
        leastCpu,
        bytes,
        agrees ? "the same" : "DIFFERENT: " + answer);
  }

  private static boolean agree(List<LayerRow> answer, List<LayerRow> expected, double tolerance) {
    boolean agree = answer.size() == expected.size();
    for (int i = 0; agree && i < answer.size(); i++) {
      agree = answer.get(i).agreesWith(expected.get(i), tolerance);
    }
    return agree;
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static void row(
      String name, double first, double best, double cpu, long bytes, String answer) {
    print(
        name,
        seconds(first),
        seconds(best),
        Math.round(bytes / best / 1e6) + " MB/s",
        seconds(cpu),
        answer);
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.2f s", seconds);
  }

  private static void print(String... cells) {
    System.out.printf("| %-28s | %9s | %9s | %10s | %9s | %s |%n", (Object[]) cells);
  }

  private static void print(LayerRow row) {
    System.out.printf(
        Locale.ROOT,
        "%-10s %,10d executions, %,6d errors, ms: mean %.3f, p50 %.3f, p95 %.3f, p99 %.3f, max %.3f%n",
        row.layer(),
        row.count(),
        row.errors(),
        row.mean() / 1e6,
        row.p50() / 1e6,
        row.p95() / 1e6,
        row.p99() / 1e6,
        row.max() / 1e6);
  }
}
