package dev.l9.trace.agent.advice;

/**
 * Tells classes that a framework makes at run time, to stand before an object of a class of the
 * program, by the names that the frameworks give them.
 *
 * <p>Such a class extends or implements what the program's own class does. Traced by a pattern, or
 * by what it inherits, it would turn each execution into two.
 */
final class GeneratedProxies {

  private static final String[] PARTS = {
    "$$EnhancerBy", // CGLIB; and Spring's until 6
    "$$FastClassBy",
    "$$SpringCGLIB$$",
    "$$EnhancerBySpringCGLIB$$",
    "$ByteBuddy$",
    "$HibernateProxy$",
    "$MockitoMock$",
    "_$$_jvst", // Javassist
    "_$$_javassist",
    "$$_Weld"
  };

  /** Of Quarkus. */
  private static final String[] ENDINGS = {"_ClientProxy", "_Subclass"};

  private GeneratedProxies() {}

  static boolean isOne(ScannedClass type) {
    if (type.superName.equals("java/lang/reflect/Proxy")) {
      return true;
    }
    for (String ending : ENDINGS) {
      if (type.internalName.endsWith(ending)) {
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
