package dev.l9.trace.agent.span;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the sites, so that instrumented code holds only an integer.
 *
 * <p>Equal sites have one number: a class that is loaded again and again, as in a container that
 * redeploys, takes no more memory. Safe for use by several threads; reading takes no lock.
 */
public final class SiteRegistry {

  /**
   * By class, method and descriptor: hashing a record has the JVM make code for it, which takes
   * tens of milliseconds of a program's start.
   */
  private final Map<String, Integer> numbers = new HashMap<>();

  private volatile TraceSite[] sites = {};

  /** The same, but null where the site isn't traced any more. */
  private volatile @Nullable TraceSite[] traced = {};

  /** The number of this site, which is traced from now on. */
  public synchronized int register(TraceSite site) {
    if (site.isConstructor()) {
      ConstructorFrames.prepare(site);
    }
    String method = site.className() + "#" + site.methodName() + site.descriptor();
    Integer known = numbers.get(method);
    if (known != null && sites[known].equals(site)) {
      trace(known, site);
      return known;
    }
    TraceSite[] longer = Arrays.copyOf(sites, sites.length + 1);
    longer[sites.length] = site;
    numbers.put(method, sites.length);
    int number = sites.length;
    sites = longer;
    trace(number, site);
    return number;
  }

  private void trace(int number, TraceSite site) {
    @Nullable TraceSite[] longer = Arrays.copyOf(traced, sites.length);
    longer[number] = site;
    traced = longer;
  }

  /**
   * Has no site traced, until it is registered again: a class may keep the code that it was given.
   */
  public synchronized void traceNone() {
    traced = new TraceSite[sites.length];
  }

  /** The site with this number. Hot path. */
  public TraceSite get(int number) {
    return sites[number];
  }

  /** The same; null where it isn't traced any more. Hot path. */
  @Nullable TraceSite traced(int number) {
    return traced[number];
  }
}
