package dev.l9.trace.benchmarks.mutants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What came of a program's reruns and mutants.
 *
 * @param reruns of the unchanged program
 * @param raised how many reruns weren't taken for the same by {@code l9 diff}
 * @param unsteady how many reruns had other output or events, so that these can't tell whether a
 *     mutant changes anything
 */
record ProgramResult(
    String program, int reruns, int raised, int unsteady, List<MutantResult> mutants) {

  private static final String FILE = "results.tsv";
  private static final String HEADS =
      "program\tmutant\tmethod\tmutator\tend\tchanges output\tchanges events\trank\tabove by Ochiai"
          + "\ttied by Ochiai";

  ProgramResult {
    mutants = List.copyOf(mutants);
  }

  /** Writes it into the program's folder: three figures, and a line for each mutant. */
  void write(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(reruns + "\t" + raised + "\t" + unsteady);
    lines.add(HEADS);
    mutants.forEach(one -> lines.add(one.line(program)));
    Files.write(folder.resolve(FILE), lines);
  }

  static boolean isIn(Path folder) {
    return Files.exists(folder.resolve(FILE));
  }

  static ProgramResult read(String program, Path folder) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve(FILE));
    String[] figures = lines.get(0).split("\t", -1);
    return new ProgramResult(
        program,
        Integer.parseInt(figures[0]),
        Integer.parseInt(figures[1]),
        Integer.parseInt(figures[2]),
        lines.subList(2, lines.size()).stream().map(MutantResult::parse).toList());
  }
}
