package dev.l9.trace.benchmarks.mutants;

import dev.l9.trace.testkit.GeneratedTest;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Compiles and runs tests in this JVM, one after the other, until one fails; for each it prints a
 * line with what came of it. A test of a mutant may never end, or may end the JVM, so this is a
 * program of its own.
 */
public final class GeneratedTestRun {

  private GeneratedTestRun() {}

  /** The class path, then the full name of each test, and the file of its source. */
  public static void main(String[] args) throws Exception {
    List<Path> classPath = Stream.of(args[0].split(File.pathSeparator, 0)).map(Path::of).toList();
    for (int i = 1; i < args.length; i += 2) {
      GeneratedTest.Outcome outcome =
          GeneratedTest.run(args[i], Files.readString(Path.of(args[i + 1])), classPath);
      System.err.println(outcome.problem());
      System.out.println("\n" + TestsOfMutant.MARK + outcome.result());
      System.out.flush();
      if (outcome.result() == GeneratedTest.Result.FAILED) {
        break;
      }
    }
    Runtime.getRuntime().halt(0); // The program's threads may go on.
  }
}
