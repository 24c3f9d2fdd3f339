package dev.l9.trace.bootstrap;

/**
 * JaCoCo's agent, which knows a class by the bytes that it sees. They must be the compiler's, or
 * its report says that the class files are others, and shows no coverage for them.
 */
final class CoverageAgent {

  private static final byte[] PROBES = ConstantPool.ascii("$jacocoInit");

  /** By the first traced class all agents of the command line have started. */
  private static final boolean PRESENT = isDefined("java.lang.$JaCoCo");

  private CoverageAgent() {}

  /** Whether it runs, and has not seen this class yet. */
  static boolean isStillToSee(byte[] classFile) {
    return PRESENT && !ConstantPool.contains(classFile, PROBES);
  }

  private static boolean isDefined(String name) {
    try {
      Class.forName(name, false, null);
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
