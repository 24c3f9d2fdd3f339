package dev.l9.trace.agent.site;

import dev.l9.trace.agent.context.IdentityLookup;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Gives each site a number, so that instrumented code holds only an integer.
 *
 * <p>Equal sites have one number, so that a class that is loaded again and again, as in a container
 * that redeploys, takes no more memory. When all loaders that had a site are gone, the site can be
 * forgotten; see {@link #takeGone}. Numbers aren't reused. Safe for use by several threads; reading
 * takes no lock.
 */
public final class SiteRegistry {

  private static final int FIRST_LENGTH = 16;

  /** Of programs that make packages without end, so many are known. */
  private static final int MAX_PACKAGES = 10_000;

  private final SiteIndex index = new SiteIndex();
  private final Map<Object, LoaderSites> loaders = new HashMap<>();
  private final ReferenceQueue<Object> goneLoaders = new ReferenceQueue<>();

  /** Sites that were remembered again for late spans, and must be forgotten again. */
  private final List<Integer> late = new ArrayList<>();

  /** The packages of the sites' classes, with a dot behind each. They are never forgotten. */
  private final Set<String> packages = ConcurrentHashMap.newKeySet();

  private int count;

  /**
   * The sites by their numbers. The array is longer than necessary, so that a new site rarely
   * requires a copy.
   */
  private volatile @Nullable TraceSite[] sites = new TraceSite[FIRST_LENGTH];

  /** The sites by their numbers, but null for a site that isn't traced any more. */
  private volatile @Nullable TraceSite[] traced = new TraceSite[FIRST_LENGTH];

  /** The number of loaders that have each site. */
  private int[] holders = new int[FIRST_LENGTH];

  /** Registers a site, which is traced from now on and is never forgotten. Returns its number. */
  public synchronized int register(TraceSite site) {
    int number = numberOf(site);
    holders[number]++;
    return number;
  }

  /**
   * Registers a site in a class of this loader, which is traced from now on. Returns its number.
   */
  public synchronized int register(TraceSite site, ClassLoader loader) {
    LoaderSites own = loaders.get(new IdentityLookup().of(loader));
    if (own == null) {
      own = new LoaderSites(loader, goneLoaders);
      loaders.put(own, own);
    }
    int number = numberOf(site);
    if (own.add(number)) {
      holders[number]++;
    }
    return number;
  }

  private int numberOf(TraceSite site) {
    int known = index.find(site, sites);
    int number = known >= 0 && site.equals(sites[known]) ? known : count++;
    put(number, site);
    if (packages.size() < MAX_PACKAGES) {
      packages.add(packageOf(site.className()));
    }
    traced = with(traced, number, site);
    if (number != known) {
      index.put(site, number, sites);
    }
    return number;
  }

  private void put(int number, TraceSite site) {
    sites = with(sites, number, site);
    if (number >= holders.length) {
      holders = Arrays.copyOf(holders, sites.length);
    }
  }

  /**
   * Puts a site into an array at this index. Returns the array, or a longer copy if it was too
   * short.
   */
  private static @Nullable TraceSite[] with(
      @Nullable TraceSite[] array, int number, TraceSite site) {
    @Nullable TraceSite[] longer =
        number < array.length ? array : Arrays.copyOf(array, 2 * array.length);
    longer[number] = site;
    return longer;
  }

  private static String packageOf(String className) {
    return className.substring(0, className.lastIndexOf('.') + 1);
  }

  /** Whether a class is in a package that has traced methods. */
  public boolean isInTracedPackage(String className) {
    return packages.contains(packageOf(className));
  }

  /** How many sites there have been. */
  public synchronized int count() {
    return count;
  }

  /**
   * Stops the tracing of every site until the site is registered again. This is necessary because a
   * class may keep its instrumented code.
   */
  public synchronized void traceNone() {
    traced = new TraceSite[sites.length];
  }

  /**
   * Returns, once, the sites whose loaders are gone, so that they will never run again. Their spans
   * may still be on the way, so call {@link #forget} after these are written.
   */
  public synchronized List<Integer> takeGone() {
    List<Integer> gone = new ArrayList<>(late);
    late.clear();
    for (Reference<?> r = goneLoaders.poll(); r != null; r = goneLoaders.poll()) {
      LoaderSites left = loaders.remove(r);
      for (int number : left == null ? new int[0] : left.numbers()) {
        if (--holders[number] == 0) {
          gone.add(number);
        }
      }
    }
    return gone;
  }

  /**
   * Forgets a site that is gone. Returns false if a class has it again, or if it was forgotten
   * before.
   */
  public synchronized boolean forget(int number) {
    TraceSite site = sites[number];
    if (holders[number] > 0 || site == null) {
      return false;
    }
    index.remove(site, number, sites);
    sites[number] = null;
    traced[number] = null;
    return true;
  }

  /**
   * Remembers a site again, because a span of it comes late: its thread or its result took long.
   */
  public void remember(int number, TraceSite site) {
    if (number >= 0 && sites[number] == null) {
      synchronized (this) {
        put(number, site);
        late.add(number);
      }
    }
  }

  /** Hot path: the site with this number, which must not be forgotten. */
  public TraceSite get(int number) {
    return Objects.requireNonNull(sites[number]);
  }

  /** The site with this number; null if it is forgotten. */
  public @Nullable TraceSite find(int number) {
    return sites[number];
  }

  /** Hot path: the site with this number; null if it isn't traced any more. */
  @Nullable
  public TraceSite traced(int number) {
    return traced[number];
  }
}
