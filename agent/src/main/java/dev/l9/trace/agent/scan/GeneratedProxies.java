package dev.l9.trace.agent.scan;

import java.util.Set;

/**
 * Recognises classes that a framework generates as proxies for objects of the program: by the
 * framework's types that they extend or implement. Some have no such types. These are recognised by
 * the frameworks' naming, if neither a source nor an enclosing class is known.
 *
 * <p>Such a class has the supertypes of the program's class, and may have its annotations. A call
 * that the proxy passes on is traced there; a call that it doesn't pass on isn't an execution.
 */
public final class GeneratedProxies {

  /** The name that CGLIB gives as the source file. */
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

  /** The endings of the names of Quarkus's proxies. */
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
    // For classes that people write, whatever their names are, compilers note the source file or
    // the enclosing class.
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
