package dev.l9.trace.agent.link;

import java.util.Arrays;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells from a site's number which class loader its code is of. Mostly it is of one; where several
 * loaders have the same class, as two web applications may, the stack is asked.
 *
 * <p>Safe for use by several threads; reading takes no lock but in the rare cases.
 */
final class SiteLoaders {

  private static final StackWalker STACK =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

  private static final String BRIDGE = "java.lang.L9Trace";
  private static final String API = "dev.l9.trace.";

  private final LoaderMdc several = new LoaderMdc(SiteLoaders.class.getClassLoader());
  private final Map<ClassLoader, LoaderMdc> byLoader = new WeakHashMap<>();
  private volatile LoaderMdc[] bySite = new LoaderMdc[16];

  /** Notes whose code a site is; gives what is known of that loader. */
  synchronized LoaderMdc note(int site, ClassLoader loader) {
    LoaderMdc[] known = bySite;
    if (site >= known.length) {
      known = Arrays.copyOf(known, Math.max(site + 1, 2 * known.length));
    }
    LoaderMdc own = of(loader);
    LoaderMdc former = known[site];
    boolean isAlone = former == null || former == own || former.isGone();
    known[site] = isAlone ? own : several;
    bySite = known; // A volatile write, so that the entry is seen.
    return own;
  }

  private synchronized LoaderMdc of(ClassLoader loader) {
    return byLoader.computeIfAbsent(loader, LoaderMdc::new);
  }

  /** The MDC of a site's code, which is running; null where its loader isn't found. */
  @Nullable LoaderMdc of(int site, String className) {
    LoaderMdc[] known = bySite;
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

  /** Whether this is neither the agent nor the API, by which a span was opened by hand. */
  private static boolean isApplication(Class<?> c) {
    boolean isApi = c.getName().startsWith(API) && c.getName().lastIndexOf('.') < API.length();
    return c.getClassLoader() != SiteLoaders.class.getClassLoader()
        && !c.getName().startsWith(BRIDGE)
        && !isApi;
  }
}
