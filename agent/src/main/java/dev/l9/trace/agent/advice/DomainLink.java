package dev.l9.trace.agent.advice;

import dev.l9.trace.bootstrap.AgentLog;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Makes the JVM find classes through a loader, in the name of a protection domain.
 *
 * <p>A JVM that has a security manager, or might get one, keeps separately for each protection
 * domain what a loader has found. When the first class of a domain names the bridge, the JVM looks
 * again, and takes the lock of the loader if that isn't parallel capable. So the JVM is made to
 * look before. For that it needs a class of the domain, which is generated here.
 */
final class DomainLink extends ClassLoader {

  private static final int LAST_WITH_SECURITY_MANAGER = 23;
  private static final String NAME = "dev/l9/trace/agent/advice/OfDomain";

  /**
   * What was resolved last, since the next class usually has the same loader and domain; null at
   * first.
   */
  private static volatile @Nullable Last last;

  private record Last(WeakReference<ClassLoader> loader, WeakReference<ProtectionDomain> domain) {}

  private DomainLink() {
    super(null);
  }

  /** Makes the JVM find the classes for this domain, if it would otherwise look again later. */
  static void resolve(ClassLoader loader, @Nullable ProtectionDomain domain, Class<?>... named) {
    if (domain == null
        || loader.isRegisteredAsParallelCapable()
        || Runtime.version().feature() > LAST_WITH_SECURITY_MANAGER
        || isLast(loader, domain)) {
      return;
    }
    try {
      Method find =
          Class.class.getDeclaredMethod(
              "forName0", String.class, boolean.class, ClassLoader.class, Class.class);
      find.setAccessible(true);
      Class<?> ofDomain = new DomainLink().define(domain);
      for (Class<?> each : named) {
        find.invoke(null, each.getName(), false, loader, ofDomain);
      }
      last = new Last(new WeakReference<>(loader), new WeakReference<>(domain));
    } catch (ReflectiveOperationException | RuntimeException e) {
      AgentLog.debug("the bridge is found for each protection domain when it is called: " + e);
    }
  }

  private static boolean isLast(ClassLoader loader, ProtectionDomain domain) {
    Last before = last;
    return before != null && before.loader.refersTo(loader) && before.domain.refersTo(domain);
  }

  private Class<?> define(ProtectionDomain domain) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_SUPER, NAME, null, "java/lang/Object", null);
    byte[] bytes = writer.toByteArray();
    return defineClass(null, bytes, 0, bytes.length, domain);
  }
}
