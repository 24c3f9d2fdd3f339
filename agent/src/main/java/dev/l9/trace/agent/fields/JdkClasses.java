package dev.l9.trace.agent.fields;

import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.security.AccessController;
import java.security.PrivilegedAction;

/**
 * Knows which classes are the JDK's own, and their fields.
 *
 * <p>Loaders are read where classes keep them: a security manager of the program is asked before
 * {@code getClassLoader} gives one.
 */
public final class JdkClasses {

  private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();
  private static final long UNKNOWN = -1;

  private final FieldMemory memory;
  private final long loaderOffset;

  public JdkClasses(FieldMemory memory) {
    this.memory = memory;
    this.loaderOffset = loaderOffset(memory);
  }

  private static long loaderOffset(FieldMemory memory) {
    try {
      return memory.objectFieldOffset(Class.class, "classLoader");
    } catch (InternalError e) { // Another JDK, which keeps it elsewhere.
      return UNKNOWN;
    }
  }

  /** Whether the class is the JDK's own; a proxy in its loaders runs code of whoever made it. */
  public boolean contains(Class<?> type) {
    Object loader =
        loaderOffset == UNKNOWN ? type.getClassLoader() : memory.getReference(type, loaderOffset);
    return (loader == null || loader == PLATFORM) && !type.isHidden() && !Proxy.isProxyClass(type);
  }

  /** The fields that a class of the JDK declares. All types that this resolves are the JDK's. */
  @SuppressWarnings("removal") // For JDK 17, whose security managers may give the agent rights.
  static Field[] fields(Class<?> type) {
    return AccessController.doPrivileged(
        new PrivilegedAction<Field[]>() {
          @Override
          public Field[] run() {
            return type.getDeclaredFields();
          }
        });
  }
}
