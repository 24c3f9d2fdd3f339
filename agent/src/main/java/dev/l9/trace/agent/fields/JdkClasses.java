package dev.l9.trace.agent.fields;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.security.AccessController;
import java.security.PrivilegedAction;
import org.jspecify.annotations.Nullable;

/**
 * Knows which classes are the JDK's own, and what fields these have. Thread-safe.
 *
 * <p>The loader of a class is read from the field in which the class keeps it, because {@code
 * getClassLoader} may call a security manager of the program.
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
    } catch (InternalError e) { // This JDK keeps the loader elsewhere.
      return UNKNOWN;
    }
  }

  /**
   * Whether the class is the JDK's own. A proxy isn't, even in the JDK's loaders, since it runs
   * code of others.
   */
  public boolean contains(Class<?> type) {
    Object loader =
        loaderOffset == UNKNOWN ? type.getClassLoader() : memory.getReference(type, loaderOffset);
    return (loader == null || loader == PLATFORM) && !type.isHidden() && !Proxy.isProxyClass(type);
  }

  /** The type of an instance's field that a class of the JDK declares; null for no such field. */
  public static @Nullable Class<?> typeOf(Class<?> owner, String name) {
    for (Field field : fields(owner)) {
      if (field.getName().equals(name) && !Modifier.isStatic(field.getModifiers())) {
        return field.getType();
      }
    }
    return null;
  }

  /** The fields that a class of the JDK declares. This resolves only types of the JDK. */
  // On JDK 17, a security manager may be there and have given the agent permissions.
  @SuppressWarnings("removal")
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
