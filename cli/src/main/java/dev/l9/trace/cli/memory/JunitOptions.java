package dev.l9.trace.cli.memory;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How what was learnt is written as tests. */
final class JunitOptions {

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private CommandSpec spec;

  @Option(
      names = "--as",
      paramLabel = "junit",
      description =
          "Writes a JUnit 5 test of each method: it calls the method with recorded arguments, and"
              + " asserts what always held for the result.")
  private @Nullable String as;

  @Option(
      names = "-o",
      paramLabel = "DIR",
      description = "The source root for the tests; without it, they are printed.")
  private @Nullable Path folder;

  @Option(
      names = "--classes",
      paramLabel = "PATH",
      description =
          "Folders and jars of the program's classes, as in a class path; target/classes and the"
              + " like if none is named.")
  private List<String> classes = List.of();

  @Option(names = "--force", description = "Replaces tests that are there already.")
  private boolean isForced;

  boolean isAsked() {
    if (as != null && !as.equals("junit")) {
      throw new ParameterException(spec.commandLine(), "--as: '" + as + "' isn't junit");
    } else if (as == null && folder != null) {
      throw new ParameterException(spec.commandLine(), "-o needs --as junit");
    }
    return as != null;
  }

  @Nullable Path folder() {
    return folder;
  }

  List<String> classes() {
    return classes;
  }

  boolean isForced() {
    return isForced;
  }
}
