package dev.l9.trace.agent.span;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers the sites, so that instrumented code holds only an integer.
 *
 * <p>Equal sites have one number: a class that is loaded again and again, as in a container that
 * redeploys, takes no more memory. Safe for use by several threads; reading takes no lock.
 */
public final class SiteRegistry {

  private final Map<TraceSite, Integer> numbers = new HashMap<>();
  private volatile TraceSite[] sites = {};

  /** The number of this site. */
  public synchronized int register(TraceSite site) {
    if (site.isConstructor()) {
      ConstructorFrames.prepare(site);
    }
    Integer known = numbers.get(site);
    if (known != null) {
      return known;
    }
    TraceSite[] longer = Arrays.copyOf(sites, sites.length + 1);
    longer[sites.length] = site;
    numbers.put(site, sites.length);
    int number = sites.length;
    sites = longer;
    return number;
  }

  /** The site with this number. Hot path. */
  public TraceSite get(int number) {
    return sites[number];
  }
}
