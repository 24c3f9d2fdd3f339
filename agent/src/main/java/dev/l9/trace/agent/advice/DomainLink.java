package dev.l9.trace.agent.advice;

import dev.l9.trace.bootstrap.AgentLog;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Where the JVM has a security manager, or might get one, it keeps what a loader has found for each
 * protection domain apart: the first class of a domain that names the bridge makes it look again,
 * and for that it takes the lock of a loader that isn't parallel capable. So it is to look in the
 * name of that domain before; for which it wants a class of the domain, which is made here.
 */
final class DomainLink extends ClassLoader {

  private static final int LAST_WITH_SECURITY_MANAGER = 23;
  private static final String NAME = "dev/l9/trace/agent/advice/OfDomain";

  /** What was resolved last; null before the first: mostly the next class is of the same. */
  private static volatile @Nullable Last last;

  private record Last(WeakReference<ClassLoader> loader, WeakReference<ProtectionDomain> domain) {}

  private DomainLink() {
    super(null);
  }

  /** Has the JVM find the classes for this domain, as far as it will look again. */
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
