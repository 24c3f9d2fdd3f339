package dev.l9.trace.benchmarks.learn;

import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * Runs Daikon's checker on one file of records after another. It runs in Daikon's JVM, and once for
 * each file, as the checker drops an invariant that was violated.
 */
final class DaikonChecks {

  private static final String CHECKER = "daikon.tools.InvariantChecker";

  /** What the checker remembers of former files. */
  private static final List<String> REMEMBERED =
      List.of("dtrace_files", "failedInvariants", "testedInvariants", "activeInvariants");

  private DaikonChecks() {}

  /** Where it writes what a file of records violates. */
  static Path answer(Path records) {
    return records.resolveSibling(records.getFileName() + ".txt");
  }

  /** Takes the file of invariants, and then files of records. */
  public static void main(String[] arguments) throws Exception {
    Class<?> checker = Class.forName(CHECKER);
    for (int i = 1; i < arguments.length; i++) {
      for (String name : REMEMBERED) {
        Field field = checker.getDeclaredField(name);
        field.setAccessible(true);
        ((Collection<?>) field.get(null)).clear();
      }
      String answer = answer(Path.of(arguments[i])).toString();
      String[] all = {
        "--conf", "--filter", "--verbose", "--output", answer, arguments[0], arguments[i]
      };
      checker.getMethod("mainHelper", String[].class).invoke(null, (Object) all);
    }
  }
}
