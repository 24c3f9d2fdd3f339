package dev.l9.trace.agent.link;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * The methods of one {@code org.slf4j.MDC}. That class itself holds them, so that they live as long
 * as it does.
 */
final class MdcMethods {

  private static final ClassValue<MdcMethods> OF =
      new ClassValue<>() {
        @Override
        protected MdcMethods computeValue(Class<?> mdc) {
          try {
            return new MdcMethods(mdc);
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
          }
        }
      };

  private final MethodHandle get;
  private final MethodHandle put;
  private final MethodHandle remove;

  private MdcMethods(Class<?> mdc) throws ReflectiveOperationException {
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    get = lookup.findStatic(mdc, "get", MethodType.methodType(String.class, String.class));
    put =
        lookup.findStatic(
            mdc, "put", MethodType.methodType(void.class, String.class, String.class));
    remove = lookup.findStatic(mdc, "remove", MethodType.methodType(void.class, String.class));
  }

  static MdcMethods of(Class<?> mdc) {
    return OF.get(mdc);
  }

  @Nullable String get(String key) throws Throwable {
    return (String) get.invokeExact(key);
  }

  void put(String key, String value) throws Throwable {
    put.invokeExact(key, value);
  }

  /** Sets this value again, or removes the key if there was none. */
  void restore(String key, @Nullable String value) throws Throwable {
    if (value == null) {
      remove.invokeExact(key);
    } else {
      put.invokeExact(key, value);
    }
  }
}
