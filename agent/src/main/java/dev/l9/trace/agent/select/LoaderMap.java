package dev.l9.trace.agent.select;

import dev.l9.trace.agent.scan.ScannedClass;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is known of the types that class loaders find, by loader and name. Loaders are held weakly
 * and compared by identity, since their methods may be the application's.
 *
 * <p>The size is limited: if a loader has too many types, its map is cleared. Safe for use by
 * several threads.
 */
final class LoaderMap {

  private static final int MAX_TYPES = 10_000;

  private final Map<Key, Map<String, ScannedClass>> loaders = new ConcurrentHashMap<>();
  private final ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();

  private static final class Key extends WeakReference<ClassLoader> {
    private final int hash;

    Key(ClassLoader loader, ReferenceQueue<ClassLoader> queue) {
      super(loader, queue);
      this.hash = System.identityHashCode(loader);
    }

    @Override
    public int hashCode() {
      return hash;
    }

    @Override
    public boolean equals(Object other) {
      ClassLoader loader = get();
      return this == other || (loader != null && other instanceof Key k && k.refersTo(loader));
    }
  }

  /** The types of a loader, by internal name. */
  Map<String, ScannedClass> of(ClassLoader loader) {
    for (Reference<?> gone = collected.poll(); gone != null; gone = collected.poll()) {
      loaders.remove(gone);
    }
    Key key = new Key(loader, collected);
    Map<String, ScannedClass> types = loaders.get(key);
    if (types == null) {
      types = new ConcurrentHashMap<>();
      Map<String, ScannedClass> present = loaders.putIfAbsent(key, types);
      return present == null ? types : present;
    }
    if (types.size() > MAX_TYPES) {
      types.clear();
    }
    return types;
  }
}
