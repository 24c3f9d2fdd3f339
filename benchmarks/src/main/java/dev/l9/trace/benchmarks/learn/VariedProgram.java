package dev.l9.trace.benchmarks.learn;

import dev.l9.trace.benchmarks.mutants.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A program on other inputs, as a seed decides. Equal seeds give equal inputs. */
final class VariedProgram {

  private VariedProgram() {}

  /**
   * The sample application computes two thirds of its specs, varied, in any order; Commons Text
   * runs its scenarios on other texts; the third program differs from run to run by itself.
   *
   * @param folder where the inputs may be written
   */
  static Program of(Program program, long seed, Path folder) throws IOException {
    return switch (program.name()) {
      case "sample-app" -> specs(program, seed, folder);
      case "commons-text" ->
          with(program, List.of("--seed", String.valueOf(seed)), program.files(), program.tests());
      default -> program;
    };
  }

  private static Program specs(Program program, long seed, Path folder) throws IOException {
    Path specs = folder.resolve("specs");
    new VariedSpecs(seed).write(program.files().get(0), specs);
    List<List<String>> chosen = new ArrayList<>(program.tests());
    Collections.shuffle(chosen, new Random(seed));
    return with(
        program, program.options(), List.of(specs), chosen.subList(0, 2 * chosen.size() / 3));
  }

  private static Program with(
      Program program, List<String> options, List<Path> files, List<List<String>> tests) {
    return new Program(
        program.name(),
        program.mutated(),
        program.inPackage(),
        program.libraries(),
        program.main(),
        program.include(),
        files,
        options,
        tests);
  }
}
