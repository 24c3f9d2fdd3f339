package dev.l9.trace.agent.capture;

import dev.l9.trace.agent.fields.JdkStandIns;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Reaches the elements of collections and maps of the JDK.
 *
 * <p>Only classes that hold their elements themselves are iterated. A view or a wrapper may belong
 * to a collection of the application, whose iterator would then run. Of known wrappers, the wrapped
 * object is read. Classes that lock while they are read, such as {@code Vector} and the blocking
 * queues, are read by {@link LockingContainers}.
 */
final class JdkContainers {

  /** Lists that are read by index, so that no iterator is made. */
  private static final Set<String> LISTS =
      Set.of(
          "java.util.ArrayList",
          "java.util.Arrays$ArrayList",
          "java.util.ImmutableCollections$List12",
          "java.util.ImmutableCollections$ListN");

  private static final Set<String> COLLECTIONS =
      Set.of(
          "java.util.ArrayDeque",
          "java.util.ArrayList$SubList",
          "java.util.Collections$EmptyList",
          "java.util.Collections$EmptySet",
          "java.util.Collections$SingletonList",
          "java.util.Collections$SingletonSet",
          "java.util.HashMap$KeySet",
          "java.util.HashMap$Values",
          "java.util.HashMap$EntrySet",
          "java.util.HashSet",
          "java.util.ImmutableCollections$Set12",
          "java.util.ImmutableCollections$SetN",
          "java.util.ImmutableCollections$SubList",
          "java.util.JumboEnumSet",
          "java.util.LinkedHashMap$LinkedKeySet",
          "java.util.LinkedHashMap$LinkedValues",
          "java.util.LinkedHashMap$LinkedEntrySet",
          "java.util.LinkedHashSet",
          "java.util.LinkedList",
          "java.util.PriorityQueue",
          "java.util.RegularEnumSet",
          "java.util.concurrent.ConcurrentLinkedDeque",
          "java.util.concurrent.ConcurrentLinkedQueue",
          "java.util.concurrent.CopyOnWriteArrayList",
          "java.util.concurrent.CopyOnWriteArraySet",
          "java.util.concurrent.LinkedTransferQueue");

  private static final Set<String> MAPS =
      Set.of(
          "java.util.Collections$EmptyMap",
          "java.util.Collections$SingletonMap",
          "java.util.EnumMap",
          "java.util.HashMap",
          "java.util.IdentityHashMap",
          "java.util.ImmutableCollections$Map1",
          "java.util.ImmutableCollections$MapN",
          "java.util.LinkedHashMap",
          "java.util.Properties",
          "java.util.TreeMap",
          "java.util.concurrent.ConcurrentHashMap",
          "java.util.concurrent.ConcurrentSkipListMap");

  private static final Set<String> CONCURRENT_VIEWS =
      Set.of(
          "java.util.concurrent.ConcurrentHashMap$EntrySetView",
          "java.util.concurrent.ConcurrentHashMap$KeySetView",
          "java.util.concurrent.ConcurrentHashMap$ValuesView");

  /**
   * The classes of entries that can be read. Other classes may wrap an entry of the application.
   */
  private static final Set<String> ENTRIES =
      Set.of(
          "java.util.AbstractMap$SimpleEntry",
          "java.util.AbstractMap$SimpleImmutableEntry",
          "java.util.HashMap$Node",
          "java.util.HashMap$TreeNode",
          "java.util.KeyValueHolder",
          "java.util.LinkedHashMap$Entry",
          "java.util.TreeMap$Entry",
          "java.util.concurrent.ConcurrentHashMap$MapEntry",
          "java.util.concurrent.ConcurrentHashMap$Node",
          "java.util.concurrent.ConcurrentHashMap$TreeNode");

  private static final Content OPAQUE = new Content.Opaque();

  private final JdkFields fields;
  private final JdkStandIns standIns;
  private final LockingContainers locking;

  JdkContainers(JdkFields fields, JdkStandIns standIns) {
    this.fields = fields;
    this.standIns = standIns;
    this.locking = new LockingContainers(fields, standIns);
  }

  /** Decides how values of a class of the JDK are read. */
  static ValueForm.Kind kindOf(Class<?> type) {
    String name = type.getName();
    if (LISTS.contains(name)) {
      return ValueForm.Kind.LIST;
    } else if (COLLECTIONS.contains(name)) {
      return ValueForm.Kind.COLLECTION;
    }
    return MAPS.contains(name) ? ValueForm.Kind.MAP : ValueForm.Kind.JDK;
  }

  /** The contents of a value of the kind {@code JDK}. */
  Content contentOf(Object value) {
    if (value instanceof Optional
        || value instanceof AtomicReference
        || value instanceof AtomicInteger
        || value instanceof AtomicLong
        || value instanceof LongAdder
        || value instanceof AtomicBoolean
        || value instanceof BitSet) {
      return contentOfKnown(standIns.of(value));
    }
    String name = value.getClass().getName();
    if (value instanceof Map.Entry<?, ?> && ENTRIES.contains(name)) {
      Object entry = standIns.of(value);
      return entry == null ? OPAQUE : new Content.OfMap(List.of((Map.Entry<?, ?>) entry), 1);
    } else if (value instanceof Collection<?> view && CONCURRENT_VIEWS.contains(name)) {
      return view(view, fields.innerOf(view));
    }
    Content own = locking.contentOf(value);
    return own == null ? wrapped(value, fields.innerOf(value)) : own;
  }

  /** The fields of a mock are null, even where its class never has null. */
  private static Content contentOfKnown(@Nullable Object value) {
    try {
      return contentOfSimple(value);
    } catch (NullPointerException e) {
      return OPAQUE;
    }
  }

  private static Content contentOfSimple(@Nullable Object value) {
    if (value instanceof Optional<?> optional) {
      return new Content.Wrapped(optional.isPresent() ? optional.get() : "Optional.empty");
    } else if (value instanceof AtomicReference<?> reference) {
      return new Content.Wrapped(reference.get());
    } else if (value instanceof AtomicBoolean bool) {
      return new Content.Wrapped(bool.get());
    } else if (value instanceof BitSet bits) {
      Iterable<Integer> indices = () -> bits.stream().iterator();
      return new Content.OfIterable(indices, bits.cardinality());
    }
    return value instanceof Number number ? new Content.Wrapped(number.longValue()) : OPAQUE;
  }

  /**
   * The content of a view. A view asks its map for the size, and a map that extends the JDK's class
   * would run code of the application.
   */
  private Content view(Collection<?> view, @Nullable Object map) {
    boolean isAsMade =
        map != null && map.getClass() == ConcurrentHashMap.class && standIns.of(map) == map;
    return isAsMade ? new Content.OfIterable(view, view.size()) : OPAQUE;
  }

  private Content wrapped(Object wrapper, @Nullable Object inner) {
    if (inner == null) {
      return OPAQUE;
    }
    if (inner instanceof Map && MAPS.contains(inner.getClass().getName())) {
      Map<?, ?> map = (Map<?, ?>) standIns.of(inner);
      return map == null ? OPAQUE : ofMap(wrapper, map);
    }
    // If a set's elements are the keys of a map that can't be read, only the name of the set's
    // class is shown.
    return wrapper instanceof Set && inner instanceof Map ? OPAQUE : new Content.Wrapped(inner);
  }

  private static Content ofMap(Object wrapper, Map<?, ?> map) {
    return wrapper instanceof Set
        ? new Content.OfIterable(map.keySet(), map.size())
        : new Content.OfMap(map.entrySet(), map.size());
  }
}
