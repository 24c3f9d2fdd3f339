package dev.l9.trace.agent.span;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the sites, so that instrumented code holds only an integer.
 *
 * <p>Equal sites have one number: a class that is loaded again and again, as in a container that
 * redeploys, takes no more memory. Safe for use by several threads; reading takes no lock.
 */
public final class SiteRegistry {

  private static final int FIRST_LENGTH = 16;

  /**
   * By class, method and descriptor: hashing a record has the JVM make code for it, which takes
   * tens of milliseconds of a program's start.
   */
  private final Map<String, Integer> numbers = new HashMap<>();

  private int count;

  /** Longer than need be, so that a new site rarely has them copied. */
  private volatile @Nullable TraceSite[] sites = new TraceSite[FIRST_LENGTH];

  /** The same, but null where the site isn't traced any more. */
  private volatile @Nullable TraceSite[] traced = new TraceSite[FIRST_LENGTH];

  /** The number of this site, which is traced from now on. */
  public synchronized int register(TraceSite site) {
    if (site.isConstructor()) {
      ConstructorFrames.prepare(site);
    }
    String method = site.className() + "#" + site.methodName() + site.descriptor();
    Integer known = numbers.get(method);
    int number = known != null && site.equals(sites[known]) ? known : count++;
    numbers.put(method, number);
    sites = with(sites, number, site);
    traced = with(traced, number, site);
    return number;
  }

  /** An array that has a site at this place: itself, where it is long enough. */
  private static @Nullable TraceSite[] with(
      @Nullable TraceSite[] array, int number, TraceSite site) {
    @Nullable TraceSite[] longer =
        number < array.length ? array : Arrays.copyOf(array, 2 * array.length);
    longer[number] = site;
    return longer;
  }

  /**
   * Has no site traced, until it is registered again: a class may keep the code that it was given.
   */
  public synchronized void traceNone() {
    traced = new TraceSite[sites.length];
  }

  /** The site with this number. Hot path. */
  public TraceSite get(int number) {
    return Objects.requireNonNull(sites[number]);
  }

  /** The same; null where it isn't traced any more. Hot path. */
  @Nullable TraceSite traced(int number) {
    return traced[number];
  }
}
