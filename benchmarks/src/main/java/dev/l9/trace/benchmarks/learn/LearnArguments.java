package dev.l9.trace.benchmarks.learn;

import java.nio.file.Path;

/**
 * What the command line asks for.
 *
 * @param mutants how many are drawn of each program
 * @param training runs that are learnt from
 * @param further runs of the unchanged program
 * @param daikon the jar of Daikon; empty for none
 * @param checkOnly whether the runs that lie in the folder are checked again
 */
record LearnArguments(
    long seed,
    int mutants,
    int training,
    int further,
    String only,
    Path folder,
    String daikon,
    boolean checkOnly,
    boolean docs) {

  static final String USAGE =
      """
      usage: [DAIKON=JAR] benchmarks/learn [OPTION]...

      Measures how many mutants violate an invariant that was learnt from runs of the unchanged
      program, and how many further runs of the unchanged program do, and writes a table. The programs
      and their mutants are those of benchmarks/mutants. With DAIKON, the path of daikon.jar, Daikon
      learns from the same values and checks the same runs.

        --seed N      draws other mutants (default: 2)
        --mutants N   so many of each program (default: 100)
        --training N  runs of each program that are learnt from (default: 20)
        --further N   further runs of each unchanged program (default: 20)
        --only NAME   one program: sample-app, commons-text or noisy-orders
        --folder DIR  where the traces of all runs stay (default: benchmarks/target/learn)
        --check-only  runs no program, and checks the runs that are in the folder
        --docs        puts the table into docs/memory.md as well
        --help        shows this
      """;

  /**
   * Reads a command line.
   *
   * @throws IllegalArgumentException with what is wrong in it
   */
  static LearnArguments parse(String[] args, String daikon) {
    long seed = 2;
    int mutants = 100;
    int training = 20;
    int further = 20;
    String only = "";
    Path folder = Path.of("benchmarks/target/learn");
    boolean checkOnly = false;
    boolean docs = false;
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--seed" -> seed = Long.parseLong(value(args, ++i));
        case "--mutants" -> mutants = Integer.parseInt(value(args, ++i));
        case "--training" -> training = Integer.parseInt(value(args, ++i));
        case "--further" -> further = Integer.parseInt(value(args, ++i));
        case "--only" -> only = value(args, ++i);
        case "--folder" -> folder = Path.of(value(args, ++i));
        case "--check-only" -> checkOnly = true;
        case "--docs" -> docs = true;
        default -> throw new IllegalArgumentException("unknown option: " + args[i]);
      }
    }
    return new LearnArguments(
        seed, mutants, training, further, only, folder.toAbsolutePath(), daikon, checkOnly, docs);
  }

  private static String value(String[] args, int at) {
    if (at >= args.length) {
      throw new IllegalArgumentException("the value is missing: " + args[at - 1]);
    }
    return args[at];
  }
}
