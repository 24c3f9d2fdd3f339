package dev.l9.trace.benchmarks.learn;

import dev.l9.trace.benchmarks.mutants.Program;
import dev.l9.trace.benchmarks.report.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Measures whether learnt invariants catch mutants, with how many false alarms. */
public final class Learn {

  private static final Path PAGE = Path.of("docs/memory.md");
  private static final String BEGIN = "<!-- learn -->\n";
  private static final String END = "<!-- end of learn -->";

  private Learn() {}

  public static void main(String[] args) throws Exception {
    if (List.of(args).contains("--help")) {
      System.out.print(LearnArguments.USAGE);
      return;
    }
    try {
      run(LearnArguments.parse(args, System.getenv().getOrDefault("DAIKON", "")));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\n\n" + LearnArguments.USAGE);
      System.exit(2);
    }
  }

  private static void run(LearnArguments arguments) throws IOException, InterruptedException {
    LearnTable table = new LearnTable();
    for (Program program : Program.all()) {
      if (arguments.only().isEmpty() || arguments.only().equals(program.name())) {
        if (!arguments.checkOnly()) {
          new LearnRuns(program, arguments).run();
        }
        check(program.name(), arguments, table);
      }
    }
    String head =
        "`%sbenchmarks/learn --seed %d --mutants %d --training %d --further %d`, %s, JDK %s:\n\n"
            .formatted(
                arguments.daikon().isEmpty() ? "" : "DAIKON=daikon.jar ",
                arguments.seed(),
                arguments.mutants(),
                arguments.training(),
                arguments.further(),
                Machine.description(),
                Runtime.version());
    String markdown = head + table.markdown();
    Files.writeString(arguments.folder().resolve("learn.md"), markdown);
    System.out.print(markdown);
    if (arguments.docs()) {
      putIntoDocs(markdown);
    }
  }

  private static void check(String program, LearnArguments arguments, LearnTable table)
      throws IOException, InterruptedException {
    Path folder = arguments.folder().resolve(program);
    CheckedRuns runs = new CheckedRuns(folder, arguments);
    CheckResult failures = runs.check(new NewFailures());
    CheckResult invariants = runs.check(new LearntInvariants());
    table.add(program, "new failures", failures);
    table.add(program, "invariants", invariants);
    table.add(program, "invariants or new failures", invariants.or(failures));
    if (!arguments.daikon().isEmpty()) {
      String jar = Path.of(arguments.daikon()).toAbsolutePath().toString();
      CheckResult daikon =
          runs.check(new Daikon(jar, folder.resolve("daikon"), LearnRuns.training(folder)));
      table.add(program, "Daikon", daikon);
      table.add(program, "Daikon or new failures", daikon.or(failures));
    }
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
}
