package dev.l9.trace.agent.advice;

/**
 * Tells classes that a framework makes at run time, to stand before an object of a class of the
 * program, by the names that the frameworks give them.
 *
 * <p>Such a class extends or implements what the program's own class does, and may have its
 * annotations. What it passes on is traced there, and what it doesn't pass on is no execution.
 */
final class GeneratedProxies {

  /** What CGLIB says is the source file. */
  private static final String CGLIB_SOURCE = "<generated>";

  private static final String[] PARTS = {
    "$$EnhancerBy", // CGLIB; and Spring's until 6
    "$$FastClassBy",
    "$$SpringCGLIB$$",
    "$Hibernate",
    "$MockitoMock$",
    "$ByteBuddy$",
    "_$$_", // Javassist, Weld
  };

  /** Of Quarkus, whose classes have no source; a program may have such names too. */
  private static final String[] ENDINGS = {"_ClientProxy", "_Subclass"};

  private GeneratedProxies() {}

  static boolean isOne(ScannedClass type) {
    if (type.superName.equals("java/lang/reflect/Proxy") || CGLIB_SOURCE.equals(type.sourceFile)) {
      return true;
    }
    for (String ending : ENDINGS) {
      if (type.sourceFile == null && type.internalName.endsWith(ending)) {
        return true;
      }
    }
    for (String part : PARTS) {
      if (type.internalName.contains(part)) {
        return true;
      }
    }
    return false;
  }
}
