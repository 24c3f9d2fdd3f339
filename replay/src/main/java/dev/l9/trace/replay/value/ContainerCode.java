package dev.l9.trace.replay.value;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Text;
import dev.l9.trace.replay.Refusal;
import dev.l9.trace.replay.type.JavaType;
import dev.l9.trace.replay.type.JavaType.ArrayType;
import dev.l9.trace.replay.type.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Writes arrays, collections, maps and what wraps one value. Sets and maps of several elements are
 * linked ones, in the recorded order: that of {@code Set.of} and {@code Map.of} differs in each
 * run.
 */
final class ContainerCode {

  private static final Set<String> LISTS =
      Set.of(
          "java.util.List",
          "java.util.Collection",
          "java.lang.Iterable",
          "java.util.AbstractList",
          "java.util.AbstractCollection",
          "java.util.SequencedCollection");

  private static final Set<String> SETS =
      Set.of("java.util.Set", "java.util.AbstractSet", "java.util.SequencedSet");

  /** Interfaces, each with the class that is taken for it. */
  private static final Map<String, String> CLASSES =
      Map.of(
          "java.util.SortedSet", "java.util.TreeSet",
          "java.util.NavigableSet", "java.util.TreeSet",
          "java.util.Queue", "java.util.ArrayDeque",
          "java.util.Deque", "java.util.ArrayDeque",
          "java.util.SortedMap", "java.util.TreeMap",
          "java.util.NavigableMap", "java.util.TreeMap",
          "java.util.concurrent.ConcurrentMap", "java.util.concurrent.ConcurrentHashMap");

  private static final Set<String> COLLECTIONS =
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

  private static final Set<String> MAPS =
      Set.of(
          "java.util.HashMap",
          "java.util.LinkedHashMap",
          "java.util.TreeMap",
          "java.util.Hashtable",
          "java.util.concurrent.ConcurrentHashMap",
          "java.util.concurrent.ConcurrentSkipListMap");

  private static final Set<String> VAGUE_MAPS =
      Set.of("java.util.Map", "java.util.AbstractMap", "java.util.SequencedMap");

  /** Classes of which one object is like any other, when nobody uses it yet. */
  private static final Set<String> FRESH =
      Set.of(
          "java.lang.Object",
          "java.util.concurrent.locks.ReentrantLock",
          "java.util.concurrent.locks.ReentrantReadWriteLock");

  private static final Set<String> SORTED = Set.of("java.util.TreeSet", "java.util.TreeMap");

  private final Draft draft;
  private final Program program;
  private final ValueCode values;

  ContainerCode(Draft draft, ValueCode values) {
    this.draft = draft;
    this.program = draft.program();
    this.values = values;
  }

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

  boolean isMap(JavaType type) {
    String raw = type instanceof ArrayType ? "" : type.rawName();
    return VAGUE_MAPS.contains(raw)
        || MAPS.contains(raw)
        || MAPS.contains(CLASSES.getOrDefault(raw, ""))
        || Set.of("java.util.EnumMap", "java.util.Properties").contains(raw);
  }

  // Elements

  CodeBlock items(List<CapturedValue> items, JavaType type, String path) {
    for (CapturedValue item : items) {
      if (item instanceof Text text && text.value().startsWith(CapturedValue.CUT)) {
        Marks.check(text, path);
      }
    }
    if (type instanceof ArrayType array) {
      return array(items, array, path);
    }
    String raw = type.rawName();
    String concrete = CLASSES.getOrDefault(raw, raw);
    if (LISTS.contains(raw)) {
      CodeBlock list = list(items, type.argument(0), path);
      return draft.changesCollections() ? copy("java.util.ArrayList", items, list) : list;
    } else if (SETS.contains(raw)) {
      boolean isFixed =
          !draft.changesCollections() && items.size() <= draft.mostUnordered() && !hasNull(items);
      CodeBlock elements = elements(items, type.argument(0), path);
      return isFixed
          ? CodeBlock.of("$T.of($L)", Set.class, elements)
          : copy("java.util.LinkedHashSet", items, listOf(items, elements));
    } else if (COLLECTIONS.contains(concrete)) {
      noteOrder(concrete, path);
      return copy(concrete, items, list(items, type.argument(0), path));
    } else if (raw.equals("java.util.EnumSet") && !items.isEmpty()) {
      return CodeBlock.of(
          "$T.of($L)", java.util.EnumSet.class, elements(items, type.argument(0), path));
    } else if (raw.equals("java.util.BitSet")) {
      return bits(items, path);
    }
    CodeBlock wrapped = wrapped(new CapturedValue.Items(items), type, path);
    if (wrapped != null) {
      return wrapped;
    }
    throw new Refusal(
            Refusal.Kind.TYPE_UNKNOWN,
            path,
            "it isn't recorded whether this " + Program.safe(raw) + " is a list, a set or an array",
            "")
        .asException();
  }

  private void noteOrder(String concrete, String path) {
    if (SORTED.contains(concrete)) {
      draft.assume("The order of " + Program.safe(path) + " is taken for the natural one.");
    }
  }

  private CodeBlock array(List<CapturedValue> items, ArrayType type, String path) {
    if (!program.canName(type.element()) && !(type.element() instanceof JavaType.Variable)) {
      TypeName raw = rawOrRefused(type.element(), path);
      return CodeBlock.of("new $T[] {$L}", raw, elements(items, type.element(), path));
    }
    return CodeBlock.of(
        "new $T[] {$L}",
        TypeNames.raw(program, type.element()),
        elements(items, type.element(), path));
  }

  private TypeName rawOrRefused(JavaType element, String path) {
    if (!program.canName(element.rawName())) {
      throw ValueCode.notNamed(element.rawName(), path);
    }
    return TypeNames.raw(program, element);
  }

  private CodeBlock elements(List<CapturedValue> items, JavaType type, String path) {
    return CodeBlock.join(values.all(items, type, path), ",$W");
  }

  private CodeBlock list(List<CapturedValue> items, JavaType element, String path) {
    return listOf(items, elements(items, element, path));
  }

  private static CodeBlock listOf(List<CapturedValue> items, CodeBlock elements) {
    if (items.size() == 1 && hasNull(items)) {
      return CodeBlock.of("$T.singletonList(null)", java.util.Collections.class);
    }
    return hasNull(items)
        ? CodeBlock.of("$T.asList($L)", Arrays.class, elements)
        : CodeBlock.of("$T.of($L)", List.class, elements);
  }

  private static boolean hasNull(List<CapturedValue> items) {
    return items.stream().anyMatch(CapturedValue.Null.class::isInstance);
  }

  private static CodeBlock copy(String type, List<CapturedValue> items, CodeBlock list) {
    ClassName name = ClassName.bestGuess(type);
    return items.isEmpty()
        ? CodeBlock.of("new $T<>()", name)
        : CodeBlock.of("new $T<>($L)", name, list);
  }

  private static CodeBlock bits(List<CapturedValue> items, String path) {
    java.util.BitSet bits = new java.util.BitSet();
    for (CapturedValue item : items) {
      if (!(item instanceof CapturedValue.Num number)) {
        throw ValueCode.misfit(path, "java.util.BitSet");
      }
      bits.set(number.value().intValue());
    }
    List<CodeBlock> words = new ArrayList<>();
    for (long word : bits.toLongArray()) {
      words.add(CodeBlock.of("$LL", word));
    }
    return CodeBlock.of(
        "$T.valueOf(new long[] {$L})", java.util.BitSet.class, CodeBlock.join(words, ",$W"));
  }

  // Maps

  CodeBlock map(Map<String, CapturedValue> entries, JavaType type, String path) {
    String raw = type.rawName();
    boolean isVague = VAGUE_MAPS.contains(raw);
    boolean hasNull = entries.values().stream().anyMatch(CapturedValue.Null.class::isInstance);
    if (isVague
        && !draft.changesCollections()
        && entries.size() <= draft.mostUnordered()
        && !hasNull) {
      List<CodeBlock> one = new ArrayList<>();
      entries.forEach(
          (key, value) -> {
            one.add(key(key, type, path));
            one.add(values.of(value, type.argument(1), path + "." + key));
          });
      return CodeBlock.of("$T.of($L)", Map.class, CodeBlock.join(one, ",$W"));
    }
    String concrete = isVague ? "java.util.LinkedHashMap" : CLASSES.getOrDefault(raw, raw);
    noteOrder(concrete, path);
    return CodeBlock.of("$L", put(entries, type, concrete, path));
  }

  private String put(
      Map<String, CapturedValue> entries, JavaType type, String concrete, String path) {
    List<CodeBlock> lines = new ArrayList<>();
    entries.forEach(
        (key, value) ->
            lines.add(
                CodeBlock.of(
                    "$L,$W$L",
                    key(key, type, path),
                    values.of(value, type.argument(1), path + "." + key))));
    CodeBlock arguments =
        concrete.equals("java.util.EnumMap")
            ? CodeBlock.of("$T.class", rawOrRefused(type.argument(0), path))
            : CodeBlock.of("");
    boolean isProperties = concrete.equals("java.util.Properties");
    String name =
        draft.variable(
            declared(type),
            wanted(path),
            CodeBlock.of(
                isProperties ? "new $T($L)" : "new $T<>($L)",
                ClassName.bestGuess(concrete),
                arguments));
    lines.forEach(line -> draft.statement("$L.put($L)", name, line));
    return name;
  }

  private TypeName declared(JavaType type) {
    TypeName raw = TypeNames.of(program, JavaType.of(type.rawName()));
    if (type.rawName().equals("java.util.Properties")) {
      return raw;
    }
    return ParameterizedTypeName.get(
        (ClassName) raw, argument(type.argument(0)), argument(type.argument(1)));
  }

  private TypeName argument(JavaType type) {
    return program.canName(type)
        ? TypeNames.of(program, type).box()
        : com.palantir.javapoet.ClassName.OBJECT;
  }

  private static String wanted(String path) {
    String last = path.substring(path.lastIndexOf('.') + 1).replaceAll("\\[\\d+]", "");
    return javax.lang.model.SourceVersion.isName(last) && last.length() < 40 ? last : "map";
  }

  private CodeBlock key(String key, JavaType type, String path) {
    if (type.rawName().equals("java.util.Properties")) {
      return JavaLiteral.string(key);
    }
    JavaType keyType = type.argument(0);
    String raw = keyType instanceof ArrayType ? "" : keyType.rawName();
    String where = path + " (a key)";
    CodeBlock number = NumberCode.of(raw, key);
    if (number != null) {
      return number;
    } else if (key.equals("null") && !raw.equals("java.lang.String")) {
      return CodeBlock.of("null");
    } else if (raw.equals("java.lang.Boolean")) {
      return CodeBlock.of("$L", Boolean.parseBoolean(key));
    }
    return values.of(new Text(key), keyType, where);
  }

  // What holds one value

  /** A value in an optional, a reference or a map's entry; null if the type is none of these. */
  @Nullable CodeBlock wrapped(CapturedValue value, JavaType type, String path) {
    switch (type instanceof ArrayType ? "" : type.rawName()) {
      case "java.util.Optional" -> {
        if (value instanceof Text text && text.value().equals("Optional.empty")) {
          return CodeBlock.of("$T.empty()", Optional.class);
        }
        return CodeBlock.of("$T.of($L)", Optional.class, values.of(value, type.argument(0), path));
      }
      case "java.util.concurrent.atomic.AtomicReference" -> {
        return CodeBlock.of(
            "new $T<>($L)", AtomicReference.class, values.of(value, type.argument(0), path));
      }
      case "java.util.Map.Entry", "java.util.Map$Entry" -> {
        if (!(value instanceof CapturedValue.Fields fields) || fields.values().size() != 1) {
          return null;
        }
        Map.Entry<String, CapturedValue> entry = fields.values().entrySet().iterator().next();
        return CodeBlock.of(
            "$T.entry($L, $L)",
            Map.class,
            key(entry.getKey(), type, path),
            values.of(entry.getValue(), type.argument(1), path + " (its value)"));
      }
      default -> {
        return null;
      }
    }
  }
}
