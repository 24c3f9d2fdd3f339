package dev.l9.trace.benchmarks.mutants;

import java.nio.file.Path;

/**
 * What the command line asks for.
 *
 * @param mutants how many are drawn of each program
 * @param reruns of the unchanged program
 * @param folder where the traces of all runs stay
 * @param rankOnly whether the runs that lie in the folder are ranked again
 */
record MutantArguments(
    long seed, int mutants, int reruns, String only, Path folder, boolean rankOnly, boolean docs) {

  static final String USAGE =
      """
      usage: benchmarks/mutants [OPTION]...

      Measures whether `l9 diff` names the method in which a program was changed, and writes a table.

        --seed N      draws other mutants (default: 2)
        --mutants N   so many of each program (default: 100)
        --reruns N    of each unchanged program (default: 20)
        --only NAME   one program: sample-app, commons-text or noisy-orders; what the folder has of
                      the others is in the table too
        --folder DIR  where the traces of all runs stay (default: benchmarks/target/mutants)
        --rank-only   runs nothing, and ranks the runs that are in the folder
        --docs        puts the table into docs/diff.md as well
        --help        shows this
      """;

  /**
   * Reads a command line.
   *
   * @throws IllegalArgumentException with what is wrong in it
   */
  static MutantArguments parse(String[] args) {
    long seed = 2;
    int mutants = 100;
    int reruns = 20;
    String only = "";
    Path folder = Path.of("benchmarks/target/mutants");
    boolean rankOnly = false;
    boolean docs = false;
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--seed" -> seed = Long.parseLong(value(args, ++i));
        case "--mutants" -> mutants = Integer.parseInt(value(args, ++i));
        case "--reruns" -> reruns = Integer.parseInt(value(args, ++i));
        case "--only" -> only = value(args, ++i);
        case "--folder" -> folder = Path.of(value(args, ++i));
        case "--rank-only" -> rankOnly = true;
        case "--docs" -> docs = true;
        default -> throw new IllegalArgumentException("unknown option: " + args[i]);
      }
    }
    return new MutantArguments(
        seed, mutants, reruns, only, folder.toAbsolutePath(), rankOnly, docs);
  }

  private static String value(String[] args, int at) {
    if (at >= args.length) {
      throw new IllegalArgumentException("the value is missing: " + args[at - 1]);
    }
    return args[at];
  }
}
