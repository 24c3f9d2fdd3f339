package dev.l9.trace.benchmarks.mutants;

import dev.l9.trace.benchmarks.report.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Measures whether {@code l9 diff} names the method in which a program was changed. */
public final class Mutants {

  private static final Path PAGE = Path.of("docs/diff.md");
  private static final String BEGIN = "<!-- mutants -->\n";
  private static final String END = "<!-- end of mutants -->";

  private Mutants() {}

  public static void main(String[] args) throws Exception {
    if (List.of(args).contains("--help")) {
      System.out.print(MutantArguments.USAGE);
      return;
    }
    try {
      run(MutantArguments.parse(args));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "\n\n" + MutantArguments.USAGE);
      System.exit(2);
    }
  }

  private static void run(MutantArguments arguments) throws IOException, InterruptedException {
    MutantTable table = new MutantTable();
    for (Program program : Program.all()) {
      Path folder = arguments.folder().resolve(program.name());
      if (arguments.only().isEmpty() || arguments.only().equals(program.name())) {
        if (!arguments.rankOnly()) {
          new MutantRuns(program, arguments).run();
        }
        new MutantRanking(folder).result(program.name()).write(folder);
      }
      if (ProgramResult.isIn(folder)) {
        table.add(ProgramResult.read(program.name(), folder));
      }
    }
    String head =
        "`benchmarks/mutants --seed %d --mutants %d --reruns %d`, %s, JDK %s:\n\n"
            .formatted(
                arguments.seed(),
                arguments.mutants(),
                arguments.reruns(),
                Machine.description(),
                Runtime.version());
    String markdown = head + table.markdown();
    Files.writeString(arguments.folder().resolve("mutants.md"), markdown);
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
