package dev.l9.trace.benchmarks.mutants;

import dev.l9.trace.benchmarks.report.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures whether the tools {@code changed} and {@code replay_test} lead to a test that passes on
 * the unchanged program and fails on a mutant.
 */
public final class ReplayMutants {

  private static final Path PAGE = Path.of("docs/agents.md");
  private static final String BEGIN = "<!-- replayed mutants -->\n";
  private static final String END = "<!-- end of replayed mutants -->";

  private static final String USAGE =
      """
      usage: benchmarks/replay-mutants [OPTION]...

      Measures whether the tools `changed` and `replay_test` lead from a mutant of a program to a
      test that fails on it and passes on the program, and writes a table.

        --seed N      draws other mutants (default: 2)
        --mutants N   so many of each program (default: 100)
        --only NAME   one program: sample-app or commons-text
        --docs        puts the table into docs/agents.md as well
        --help        shows this
      """;

  private ReplayMutants() {}

  public static void main(String[] args) throws Exception {
    if (List.of(args).contains("--help")) {
      System.out.print(USAGE);
      return;
    }
    try {
      run(MutantArguments.parse(args));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\n\n" + USAGE);
      System.exit(2);
    }
  }

  private static void run(MutantArguments arguments) throws IOException, InterruptedException {
    Path folder = arguments.folder().resolveSibling("replay-mutants");
    List<ReplayedMutant> all = new ArrayList<>();
    for (Program program : Program.all()) {
      boolean isMeant = arguments.only().isEmpty() || arguments.only().equals(program.name());
      if (isMeant && program.hasMutants()) {
        all.addAll(new MutantReplay(program, folder.resolve(program.name())).run(arguments));
      }
    }
    Files.write(folder.resolve("results.tsv"), all.stream().map(ReplayedMutant::line).toList());
    String markdown =
        "`benchmarks/replay-mutants --seed %d --mutants %d`, %s, JDK %s:\n\n"
                .formatted(
                    arguments.seed(), arguments.mutants(), Machine.description(), Runtime.version())
            + ReplayMutantTable.markdown(all);
    System.out.print(markdown);
    if (arguments.docs()) {
      putIntoDocs(markdown);
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
