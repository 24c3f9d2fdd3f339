package dev.l9.trace.bootstrap;

/**
 * Detects JaCoCo's agent, which identifies a class by the bytes that it gets. These must be the
 * compiler's. Otherwise JaCoCo's report says that the class files don't match, and shows no
 * coverage for them.
 */
final class CoverageAgent {

  private static final byte[] PROBES = ConstantPool.ascii("$jacocoInit");

  /**
   * Whether JaCoCo's agent is there. This class is loaded for the first traced class, and by then
   * all agents of the command line have started.
   */
  private static final boolean PRESENT = isDefined("java.lang.$JaCoCo");

  private CoverageAgent() {}

  /** Whether JaCoCo's agent runs and has not transformed this class yet. */
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
