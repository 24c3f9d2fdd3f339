package dev.l9.trace.replay.test;

import java.util.List;

/**
 * The test of a call.
 *
 * @param packageName its package; empty for none
 * @param className its class
 * @param method its method
 * @param source its source, in ASCII
 * @param assumptions what the record doesn't say, and the test takes for granted
 * @param masked the paths of what differs between recorded runs, and isn't compared
 * @param gaps what somebody has to fill in before the test compiles
 */
public record ReplayTest(
    String packageName,
    String className,
    String method,
    String source,
    List<String> assumptions,
    List<String> masked,
    List<String> gaps) {

  public ReplayTest {
    assumptions = List.copyOf(assumptions);
    masked = List.copyOf(masked);
    gaps = List.copyOf(gaps);
  }

  /** The class's full name. */
  public String fullName() {
    return packageName.isEmpty() ? className : packageName + "." + className;
  }

  /** The file's path below a source root. */
  public String path() {
    return fullName().replace('.', '/') + ".java";
  }
}
