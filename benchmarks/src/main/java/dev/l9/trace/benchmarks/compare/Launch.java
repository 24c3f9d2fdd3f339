package dev.l9.trace.benchmarks.compare;

import java.util.List;
import java.util.Map;

/**
 * What a peer adds to the start of a program.
 *
 * @param jvmArguments options of {@code java}
 * @param environment variables
 * @param files texts that must lie in the working directory, by path
 */
record Launch(
    List<String> jvmArguments, Map<String, String> environment, Map<String, String> files) {

  static final Launch NOTHING = new Launch(List.of(), Map.of(), Map.of());

  static Launch of(String... jvmArguments) {
    return new Launch(List.of(jvmArguments), Map.of(), Map.of());
  }

  Launch withEnvironment(String name, String value) {
    return new Launch(jvmArguments, Map.of(name, value), files);
  }

  Launch withFile(String path, String text) {
    return new Launch(jvmArguments, environment, Map.of(path, text));
  }
}
