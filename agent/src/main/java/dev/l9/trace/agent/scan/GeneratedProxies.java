package dev.l9.trace.agent.scan;

import java.util.Set;

/**
 * Tells classes that a framework makes to stand before an object of a class of the program: by the
 * types of the framework that they extend or implement; where there are none, by the frameworks'
 * names, if no source and no class around them is known.
 *
 * <p>Such a class extends or implements what the program's own class does, and may have its
 * annotations. What it passes on is traced there, and what it doesn't pass on is no execution.
 */
public final class GeneratedProxies {

  /** What CGLIB says is the source file. */
  private static final String CGLIB_SOURCE = "<generated>";

  private static final Set<String> TYPES =
      Set.of(
          "java/lang/reflect/Proxy",
          "net/sf/cglib/proxy/Factory",
          "org/springframework/cglib/proxy/Factory",
          "org/springframework/aop/SpringProxy",
          "org/hibernate/proxy/HibernateProxy",
          "javassist/util/proxy/Proxy",
          "javassist/util/proxy/ProxyObject",
          "org/mockito/internal/creation/bytebuddy/access/MockAccess",
          "org/mockito/internal/creation/bytebuddy/MockAccess",
          "org/jboss/weld/proxy/WeldClientProxy",
          "org/jboss/weld/bean/proxy/ProxyObject",
          "io/quarkus/arc/ClientProxy",
          "io/quarkus/arc/Subclass",
          "io/micronaut/aop/Intercepted",
          "org/apache/webbeans/proxy/OwbNormalScopeProxy",
          "org/apache/webbeans/proxy/OwbInterceptorProxy");

  private static final String[] PARTS = {
    "$$EnhancerBy", // CGLIB; Spring's until 6; Guice
    "$$FastClassBy",
    "$$SpringCGLIB$$",
    "$Hibernate",
    "$MockitoMock$",
    "$ByteBuddy$",
    "_$$_", // Javassist, Weld
  };

  /** Of Quarkus. */
  private static final String[] ENDINGS = {"_ClientProxy", "_Subclass"};

  private GeneratedProxies() {}

  public static boolean isOne(ScannedClass type) {
    if (TYPES.contains(type.superName) || CGLIB_SOURCE.equals(type.sourceFile)) {
      return true;
    }
    for (String implemented : type.interfaces) {
      if (TYPES.contains(implemented)) {
        return true;
      }
    }
    // Whatever people call their classes, their compilers note the source or where they stand.
    return type.sourceFile == null && !type.isNested && isNamedSo(type.internalName);
  }

  private static boolean isNamedSo(String name) {
    for (String ending : ENDINGS) {
      if (name.endsWith(ending)) {
        return true;
      }
    }
    for (String part : PARTS) {
      if (name.contains(part)) {
        return true;
      }
    }
    return false;
  }
}
