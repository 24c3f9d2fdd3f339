package dev.l9.trace.bootstrap;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which classes were instrumented, with the checksums of their original bytes, until
 * their loaders are gone. A class takes eight bytes.
 *
 * <p>Classes are identified by the hashes of their names. If two classes of a loader have the same
 * hash, one of them may be restored needlessly. Loaders are identified by their identity. Safe for
 * use by several threads.
 */
final class InstrumentedClasses {

  private final Map<Object, Loader> loaders = new HashMap<>();
  private final ReferenceQueue<ClassLoader> gone = new ReferenceQueue<>();

  /**
   * The classes of a loader, sorted. The upper half of an entry is the hash of the name, the lower
   * half is the checksum.
   */
  private static final class Loader extends WeakReference<ClassLoader> {
    private final int hash;
    private long[] classes = new long[1];
    private int count;

    Loader(ClassLoader loader, @Nullable ReferenceQueue<ClassLoader> queue) {
      super(loader, queue);
      this.hash = System.identityHashCode(loader);
    }

    /**
     * The index of a class. If it isn't there, the result is negative and gives the place for it,
     * as in a binary search.
     */
    private int find(long name) {
      int at = Arrays.binarySearch(classes, 0, count, name << Integer.SIZE);
      int place = at < 0 ? -at - 1 : at;
      return place < count && classes[place] >> Integer.SIZE == name ? place : -place - 1;
    }

    void put(int name, int checksum) {
      int at = find(name);
      if (at < 0) {
        at = -at - 1;
        classes = count == classes.length ? Arrays.copyOf(classes, 2 * count) : classes;
        System.arraycopy(classes, at, classes, at + 1, count - at);
        count++;
      }
      classes[at] = ((long) name << Integer.SIZE) | (checksum & 0xffffffffL);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      if (this == other) {
        return true;
      }
      ClassLoader loader = get();
      return loader != null && other instanceof Loader same && same.refersTo(loader);
    }
  }

  /** Notes a class that is about to be instrumented. */
  synchronized void add(ClassLoader loader, String name, byte[] bytes) {
    for (Reference<?> r = gone.poll(); r != null; r = gone.poll()) {
      loaders.remove(r);
    }
    Loader known = loaders.get(new Loader(loader, null));
    if (known == null) {
      known = new Loader(loader, gone);
      loaders.put(known, known);
    }
    known.put(name.hashCode(), checksum(bytes));
  }

  /** The number of loaders that have instrumented classes. */
  synchronized int loaders() {
    return loaders.size();
  }

  /** Whether a class was instrumented. */
  boolean has(Class<?> type) {
    return checksum(type) != null;
  }

  /** Whether a class was instrumented, and these are its original bytes. */
  boolean has(Class<?> type, byte[] bytes) {
    Integer original = checksum(type);
    return original != null && original == checksum(bytes);
  }

  private synchronized @Nullable Integer checksum(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    Loader known = loader == null ? null : loaders.get(new Loader(loader, null));
    int at = known == null ? -1 : known.find(type.getName().replace('.', '/').hashCode());
    return known == null || at < 0 ? null : (Integer) (int) known.classes[at];
  }

  private static int checksum(byte[] bytes) {
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    return (int) checksum.getValue();
  }
}
