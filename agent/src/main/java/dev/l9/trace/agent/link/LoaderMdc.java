package dev.l9.trace.agent.link;

import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * The MDC that the classes of a loader see. It is looked for once, with the loader's first traced
 * class. Neither the loader nor the MDC is kept in memory. Safe for use by several threads.
 */
public final class LoaderMdc {

  private static final String MDC = "org.slf4j.MDC";

  private final WeakReference<ClassLoader> loader;
  private volatile @Nullable WeakReference<Class<?>> found;

  LoaderMdc(ClassLoader loader) {
    this.loader = new WeakReference<>(loader);
  }

  boolean isGone() {
    return loader.get() == null;
  }

  /** The methods of the MDC; null if the loader has no SLF4J. */
  @Nullable MdcMethods methods() {
    Class<?> mdc = find().get();
    return mdc == null ? null : MdcMethods.of(mdc);
  }

  /** Looks for the MDC, unless that was done before. */
  WeakReference<Class<?>> find() {
    WeakReference<Class<?>> known = found;
    if (known == null) {
      known = new WeakReference<>(load());
      found = known;
    }
    return known;
  }

  private @Nullable Class<?> load() {
    try {
      return Class.forName(MDC, false, loader.get());
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }
}
