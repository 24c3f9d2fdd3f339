package dev.l9.trace.replay.value;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import dev.l9.trace.replay.type.JavaType;
import dev.l9.trace.replay.type.JavaType.ArrayType;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows which classes of the JDK hold elements, and which are taken for which interface. */
final class ContainerTypes {

  static final Set<String> LISTS =
      Set.of(
          "java.util.List",
          "java.util.Collection",
          "java.lang.Iterable",
          "java.util.AbstractList",
          "java.util.AbstractCollection",
          "java.util.SequencedCollection");

  static final Set<String> SETS =
      Set.of("java.util.Set", "java.util.AbstractSet", "java.util.SequencedSet");

  /** Interfaces, each with the class that is taken for it. */
  static final Map<String, String> CLASSES =
      Map.of(
          "java.util.SortedSet", "java.util.TreeSet",
          "java.util.NavigableSet", "java.util.TreeSet",
          "java.util.Queue", "java.util.ArrayDeque",
          "java.util.Deque", "java.util.ArrayDeque",
          "java.util.SortedMap", "java.util.TreeMap",
          "java.util.NavigableMap", "java.util.TreeMap",
          "java.util.concurrent.ConcurrentMap", "java.util.concurrent.ConcurrentHashMap");

  static final Set<String> COLLECTIONS =
      Set.of(
          "java.util.ArrayList",
          "java.util.LinkedList",
          "java.util.ArrayDeque",
          "java.util.Vector",
          "java.util.PriorityQueue",
          "java.util.HashSet",
          "java.util.LinkedHashSet",
          "java.util.TreeSet",
          "java.util.concurrent.CopyOnWriteArrayList",
          "java.util.concurrent.CopyOnWriteArraySet",
          "java.util.concurrent.ConcurrentLinkedQueue",
          "java.util.concurrent.ConcurrentLinkedDeque",
          "java.util.concurrent.LinkedBlockingQueue",
          "java.util.concurrent.LinkedBlockingDeque");

  static final Set<String> MAPS =
      Set.of(
          "java.util.HashMap",
          "java.util.LinkedHashMap",
          "java.util.TreeMap",
          "java.util.Hashtable",
          "java.util.concurrent.ConcurrentHashMap",
          "java.util.concurrent.ConcurrentSkipListMap");

  static final Set<String> VAGUE_MAPS =
      Set.of("java.util.Map", "java.util.AbstractMap", "java.util.SequencedMap");

  /** Classes of which one object is like any other, when nobody uses it yet. */
  static final Set<String> FRESH =
      Set.of(
          "java.lang.Object",
          "java.util.concurrent.locks.ReentrantLock",
          "java.util.concurrent.locks.ReentrantReadWriteLock");

  static final Set<String> SORTED = Set.of("java.util.TreeSet", "java.util.TreeMap");

  private ContainerTypes() {}

  /** A new object of a class of which only its identity counts; null for other classes. */
  static @Nullable CodeBlock fresh(String type) {
    return FRESH.contains(type) ? CodeBlock.of("new $T()", ClassName.bestGuess(type)) : null;
  }

  /** Whether it is a class into which is written, and which starts empty. */
  static boolean isSink(String type) {
    return type.equals("java.io.StringWriter") || type.equals("java.io.ByteArrayOutputStream");
  }

  static boolean isList(String type) {
    return LISTS.contains(type)
        || Set.of("java.util.ArrayList", "java.util.LinkedList", "java.util.Vector").contains(type)
        || type.equals("java.util.concurrent.CopyOnWriteArrayList");
  }

  static boolean isSet(String type) {
    return SETS.contains(type)
        || Set.of("java.util.SortedSet", "java.util.NavigableSet").contains(type)
        || (COLLECTIONS.contains(type) && type.endsWith("Set"))
        || type.equals("java.util.EnumSet");
  }

  static boolean isCollection(String type) {
    return isList(type)
        || isSet(type)
        || COLLECTIONS.contains(type)
        || type.equals("java.util.Queue")
        || type.equals("java.util.Deque");
  }

  static boolean isMap(JavaType type) {
    String raw = type instanceof ArrayType ? "" : type.rawName();
    return VAGUE_MAPS.contains(raw)
        || MAPS.contains(raw)
        || MAPS.contains(CLASSES.getOrDefault(raw, ""))
        || Set.of("java.util.EnumMap", "java.util.Properties").contains(raw);
  }
}
