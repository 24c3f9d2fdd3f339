package dev.l9.trace.agent.capture;

import dev.l9.trace.agent.fields.JdkStandIns;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.Hashtable;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Vector;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Reaches the elements of collections of the JDK that lock while they are read. The program may
 * hold the lock and wait for this thread, so no method of theirs is called: their fields are read.
 *
 * <p>Another thread may change the collection at the same moment. Then some elements are missing,
 * or are those of before; there are never more than the collection's own count. Elements that were
 * taken out show as null at most.
 */
final class LockingContainers {

  private static final Content OPAQUE = new Content.Opaque();

  private final JdkFields fields;
  private final JdkStandIns standIns;

  LockingContainers(JdkFields fields, JdkStandIns standIns) {
    this.fields = fields;
    this.standIns = standIns;
  }

  /** The contents of a collection; null if the value isn't one of these collections. */
  @Nullable Content contentOf(Object value) {
    return switch (value.getClass().getName()) {
      case "java.util.Vector", "java.util.Stack" ->
          array(
              fields.reference(Vector.class, "elementData", value),
              0,
              fields.number(Vector.class, "elementCount", value));
      case "java.util.Hashtable" -> table(value);
      case "java.util.concurrent.ArrayBlockingQueue" ->
          array(
              fields.reference(ArrayBlockingQueue.class, "items", value),
              fields.number(ArrayBlockingQueue.class, "takeIndex", value),
              fields.number(ArrayBlockingQueue.class, "count", value));
      case "java.util.concurrent.PriorityBlockingQueue" ->
          array(
              fields.reference(PriorityBlockingQueue.class, "queue", value),
              0,
              fields.number(PriorityBlockingQueue.class, "size", value));
      case "java.util.concurrent.LinkedBlockingQueue" -> queue(value);
      case "java.util.concurrent.LinkedBlockingDeque" ->
          chain(
              fields.reference(LinkedBlockingDeque.class, "first", value),
              fields.number(LinkedBlockingDeque.class, "count", value));
      case "java.util.concurrent.SynchronousQueue" -> new Content.OfIterable(List.of(), 0);
      default -> null;
    };
  }

  private static Content array(@Nullable Object array, int first, int count) {
    if (!(array instanceof Object[] elements) || first < 0 || count < 0) {
      return OPAQUE; // It is a mock, or this JDK has other fields.
    }
    int size = Math.min(count, elements.length);
    return new Content.OfIterable(new Ring(elements, first, size), size);
  }

  private Content queue(Object queue) {
    // The first node is there for the links only.
    Object head = fields.reference(LinkedBlockingQueue.class, "head", queue);
    Object count = fields.reference(LinkedBlockingQueue.class, "count", queue);
    Object asked = count == null ? null : standIns.of(count);
    if (head == null || !(asked instanceof AtomicInteger number)) {
      return OPAQUE;
    }
    return chain(next(head), number.get());
  }

  private Content chain(@Nullable Object node, int count) {
    return count < 0 ? OPAQUE : new Content.OfIterable(new Once<>(new Chain(node, count)), count);
  }

  /** The node behind this one; null for the last, and for one that is being taken out. */
  private @Nullable Object next(Object node) {
    Object next = fields.reference(node.getClass(), "next", node);
    return next == node ? null : next;
  }

  private Content table(Object hashtable) {
    Object table = fields.reference(Hashtable.class, "table", hashtable);
    int count = fields.number(Hashtable.class, "count", hashtable);
    if (!(table instanceof Object[] buckets) || count < 0) {
      return OPAQUE;
    }
    return new Content.OfMap(new Once<>(new Buckets(buckets, count)), count);
  }

  /** The elements of an array from an index on, which go on at its beginning. */
  private static final class Ring extends AbstractList<@Nullable Object> {

    private final Object[] elements;
    private final int first;
    private final int size;

    Ring(Object[] elements, int first, int size) {
      this.elements = elements;
      this.first = first;
      this.size = size;
    }

    @Override
    public @Nullable Object get(int index) {
      return elements[(first + index) % elements.length];
    }

    @Override
    public int size() {
      return size;
    }
  }

  /** What can be gone through once. */
  private record Once<T>(@Override Iterator<T> iterator) implements Iterable<T> {}

  /** The elements of linked nodes. */
  private final class Chain implements Iterator<Object> {

    private @Nullable Object node;
    private int left;
    private @Nullable Object ahead;

    Chain(@Nullable Object first, int count) {
      node = first;
      left = count;
    }

    @Override
    public boolean hasNext() {
      for (Object at = node; ahead == null && at != null && left > 0; at = node) {
        ahead = fields.reference(at.getClass(), "item", at);
        node = LockingContainers.this.next(at);
        left--;
      }
      return ahead != null;
    }

    @Override
    public Object next() {
      Object element = hasNext() ? ahead : null;
      if (element == null) {
        throw new NoSuchElementException();
      }
      ahead = null;
      return element;
    }
  }

  /** The entries of a hash table. */
  private final class Buckets implements Iterator<Map.Entry<Object, Object>> {

    private final Object[] buckets;
    private int bucket;
    private int left;
    private @Nullable Object entry;

    Buckets(Object[] buckets, int count) {
      this.buckets = buckets;
      this.left = count;
    }

    @Override
    public boolean hasNext() {
      while (entry == null && bucket < buckets.length) {
        entry = buckets[bucket++];
      }
      return entry != null && left > 0;
    }

    @Override
    public Map.Entry<Object, Object> next() {
      Object present = hasNext() ? entry : null;
      if (present == null) {
        throw new NoSuchElementException();
      }
      left--;
      entry = LockingContainers.this.next(present);
      return new AbstractMap.SimpleImmutableEntry<>(
          fields.reference(present.getClass(), "key", present),
          fields.reference(present.getClass(), "value", present));
    }
  }
}
