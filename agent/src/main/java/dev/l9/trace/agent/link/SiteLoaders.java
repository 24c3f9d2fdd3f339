package dev.l9.trace.agent.link;

import dev.l9.trace.agent.context.IdentityLookup;
import dev.l9.trace.agent.context.IdentityReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds, by a site's number, the class loader of the site's code. Usually there is one. If several
 * loaders have the same class, as two web applications may, the stack shows which one it is.
 *
 * <p>Safe for use by several threads. Reading takes no lock except in the rare cases.
 */
final class SiteLoaders {

  private static final StackWalker STACK =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private static final String BRIDGE = "java.lang.L9";
  private static final String API = "dev.l9.trace.";

  private final LoaderMdc several = new LoaderMdc(SiteLoaders.class.getClassLoader());
  private final Map<Object, LoaderMdc> byLoader = new HashMap<>();
  private final ReferenceQueue<Object> goneLoaders = new ReferenceQueue<>();
  private volatile @Nullable LoaderMdc[] bySite = new LoaderMdc[16];

  /** Notes the loader of a site's code. Returns what is known of that loader. */
  synchronized LoaderMdc note(int site, ClassLoader loader) {
    @Nullable LoaderMdc[] known = bySite;
    if (site >= known.length) {
      known = Arrays.copyOf(known, Math.max(site + 1, 2 * known.length));
    }
    LoaderMdc own = of(loader);
    LoaderMdc former = known[site];
    boolean isAlone = former == null || former == own || former.isGone();
    known[site] = isAlone ? own : several;
    bySite = known; // This volatile write makes the entry visible.
    return own;
  }

  /**
   * Finds what is known of a loader, by the loader's identity, since its {@code equals} may be the
   * application's.
   */
  private synchronized LoaderMdc of(ClassLoader loader) {
    for (Reference<?> r = goneLoaders.poll(); r != null; r = goneLoaders.poll()) {
      byLoader.remove(r);
    }
    LoaderMdc known = byLoader.get(new IdentityLookup().of(loader));
    if (known == null) {
      known = new LoaderMdc(loader);
      byLoader.put(new IdentityReference(loader, goneLoaders), known);
    }
    return known;
  }

  /** Forgets sites that will never run again. */
  synchronized void forget(Set<Integer> sites) {
    @Nullable LoaderMdc[] known = bySite;
    for (int site : sites) {
      if (site < known.length) {
        known[site] = null;
      }
    }
  }

  /** The MDC for a site whose code is running; null if the loader of the code isn't found. */
  @Nullable LoaderMdc of(int site, String className) {
    @Nullable LoaderMdc[] known = bySite;
    LoaderMdc noted = site >= 0 && site < known.length ? known[site] : null;
    return noted != null && noted != several ? noted : ofCaller(className);
  }

  private @Nullable LoaderMdc ofCaller(String className) {
    Class<?> caller =
        STACK.walk(
            frames ->
                frames
                    .<Class<?>>map(StackWalker.StackFrame::getDeclaringClass)
                    .filter(c -> className.isEmpty() ? isApplication(c) : isNamed(c, className))
                    .findFirst()
                    .orElse(null));
    ClassLoader loader = caller == null ? null : caller.getClassLoader();
    return loader == null ? null : of(loader);
  }

  private static boolean isNamed(Class<?> c, String className) {
    return c.getName().equals(className);
  }

  /**
   * Whether the class belongs neither to the agent nor to the API by which a span was opened by
   * hand.
   */
  private static boolean isApplication(Class<?> c) {
    boolean isApi = c.getName().startsWith(API) && c.getName().lastIndexOf('.') < API.length();
    return c.getClassLoader() != SiteLoaders.class.getClassLoader()
        && !c.getName().startsWith(BRIDGE)
        && !isApi;
  }
}
