package dev.l9.trace.agent.async;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Knows how results of a reactive class are subscribed to, and how they are made out of a source.
 * This is found by reflection once for each class. That class holds the result ({@link
 * ClassValue}), so that no loader is kept alive. Immutable.
 */
final class ReactiveClass {

  /** Stands for classes whose results aren't replaced. */
  private static final ReactiveClass NONE = new ReactiveClass();

  private static final Set<String> PROCESSORS =
      Set.of("org.reactivestreams.Processor", "java.util.concurrent.Flow$Processor");

  /** The interface by which operators of Reactor show how they are connected. */
  private static final String SCANNABLE = "reactor.core.Scannable";

  private static final ClassValue<ReactiveClass> KNOWN =
      new ClassValue<>() {
        @Override
        protected ReactiveClass computeValue(Class<?> type) {
          try {
            return find(type);
          } catch (ReflectiveOperationException | LinkageError e) {
            AsyncLog.notAwaited("results of " + type.getName(), e);
            return NONE;
          }
        }
      };

  private final ReactiveType.@Nullable Values values;
  private final boolean isScalar;
  private final @Nullable Method factory;
  private final Class<?>[] sourceInterfaces;
  private final @Nullable Class<?> observer;
  private final @Nullable Class<?> scannable;
  private final @Nullable ClassLoader sourceLoader;
  private final @Nullable ClassLoader observerLoader;

  private ReactiveClass() {
    values = null;
    isScalar = false;
    factory = null;
    sourceInterfaces = new Class<?>[0];
    observer = null;
    scannable = null;
    sourceLoader = null;
    observerLoader = null;
  }

  private ReactiveClass(Class<?> resultClass, Class<?> base, ReactiveType type)
      throws ReflectiveOperationException {
    ClassLoader library = base.getClassLoader();
    Class<?> source = Class.forName(type.sourceName, false, library);
    values = type.values;
    isScalar = isScalar(resultClass);
    factory = type.factory == null ? null : base.getMethod(type.factory, source);
    scannable = type.isReactors() ? Class.forName(SCANNABLE, false, library) : null;
    sourceInterfaces =
        factory == null
            ? publicInterfaces(resultClass)
            : interfaces(source, scannable, resultClass);
    sourceLoader = factory == null ? resultClass.getClassLoader() : library;
    observerLoader = library;
    observer =
        type.observerName == null
            ? subscribe(source).getParameterTypes()[0]
            : Class.forName(type.observerName, false, library);
  }

  /** What is known of results of this class; null if they aren't replaced. */
  static @Nullable ReactiveClass of(Class<?> type) {
    ReactiveClass known = KNOWN.get(type);
    return known == NONE ? null : known;
  }

  private static ReactiveClass find(Class<?> type) throws ReflectiveOperationException {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      if (ReactiveType.hasMore(c.getName())) {
        return NONE;
      }
      ReactiveType known = ReactiveType.named(c.getName());
      if (known != null) {
        return new ReactiveClass(type, c, known);
      }
    }
    Class<?>[] interfaces = publicInterfaces(type);
    for (Class<?> each : interfaces) {
      if (PROCESSORS.contains(each.getName())) {
        return NONE; // A processor also receives values.
      }
    }
    for (Class<?> each : interfaces) {
      ReactiveType known = ReactiveType.named(each.getName());
      if (known != null) {
        return new ReactiveClass(type, each, known);
      }
    }
    return NONE;
  }

  /** All interfaces to which a caller may cast a result. */
  private static Class<?>[] publicInterfaces(Class<?> type) {
    Set<Class<?>> found = new LinkedHashSet<>();
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      addInterfaces(c, found);
    }
    return found.toArray(new Class<?>[0]);
  }

  private static void addInterfaces(Class<?> type, Set<Class<?>> found) {
    for (Class<?> each : type.getInterfaces()) {
      if (Modifier.isPublic(each.getModifiers())
          && each.getModule().isExported(each.getPackageName())) {
        found.add(each);
      }
      addInterfaces(each, found);
    }
  }

  /**
   * Whether results of this class are known when they are made, as Reactor's {@code Mono.just} is.
   */
  private static boolean isScalar(Class<?> type) {
    boolean isScalar = false;
    for (Class<?> each : type.getInterfaces()) {
      isScalar |= each.getName().equals("reactor.core.Fuseable$ScalarCallable");
    }
    return isScalar && type.getName().startsWith("reactor.core.publisher.");
  }

  private static Method subscribe(Class<?> source) throws NoSuchMethodException {
    for (Method method : source.getMethods()) {
      if (method.getName().equals("subscribe") && method.getParameterCount() == 1) {
        return method;
      }
    }
    throw new NoSuchMethodException(source.getName() + ".subscribe");
  }

  ReactiveType.Values values() {
    return values == null ? ReactiveType.Values.NONE : values;
  }

  boolean isScalar() {
    return isScalar;
  }

  /** Makes the object that the caller gets in place of the method's result. */
  Object replacement(InvocationHandler source) throws ReflectiveOperationException {
    Object proxy = Proxy.newProxyInstance(sourceLoader, sourceInterfaces, source);
    return factory == null ? proxy : factory.invoke(null, proxy);
  }

  /**
   * Makes the object that is subscribed in place of an observer; null if the observer isn't of the
   * library's type.
   */
  @Nullable Object observer(Object observed, InvocationHandler handler) {
    if (observer == null || !observer.isInstance(observed)) {
      return null;
    }
    Class<?>[] interfaces = interfaces(observer, scannable, observed.getClass());
    return Proxy.newProxyInstance(observerLoader, interfaces, handler);
  }

  private static Class<?>[] interfaces(
      Class<?> first, @Nullable Class<?> optional, Class<?> implementing) {
    return optional == null || !optional.isAssignableFrom(implementing)
        ? new Class<?>[] {first}
        : new Class<?>[] {first, optional};
  }

  /** Passes a call on to the object for which a proxy stands. */
  static @Nullable Object call(
      Method method, Object target, @Nullable Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      Throwable thrown = e.getCause();
      throw thrown == null ? e : thrown;
    }
  }
}
