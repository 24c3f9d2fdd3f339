package dev.l9.trace.generator.check;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the rules know of all files together.
 *
 * @param records the simple names of records, those of the repository too
 * @param services the simple names of classes and interfaces that the files declare
 * @param generics the simple names of types that have arguments
 * @param toolIdentity the field by which tools are named
 */
record Declared(
    Set<String> records, Set<String> services, Set<String> generics, String toolIdentity) {

  private static final Set<String> OF_THE_JDK =
      Set.of(
          "ArrayDeque",
          "ArrayList",
          "BiConsumer",
          "BiFunction",
          "Callable",
          "Class",
          "Collection",
          "Comparable",
          "Comparator",
          "CompletableFuture",
          "CompletionStage",
          "ConcurrentHashMap",
          "ConcurrentMap",
          "Consumer",
          "Deque",
          "EnumMap",
          "EnumSet",
          "Entry",
          "Function",
          "Future",
          "HashMap",
          "HashSet",
          "Iterable",
          "Iterator",
          "LinkedHashMap",
          "LinkedHashSet",
          "List",
          "Map",
          "Optional",
          "Predicate",
          "Queue",
          "Set",
          "Stream",
          "Supplier",
          "TreeMap",
          "TreeSet",
          "UnaryOperator");

  static Declared of(
      List<GeneratedSource> sources, Collection<String> otherRecords, String toolIdentity) {
    Declared declared =
        new Declared(
            new HashSet<>(otherRecords), new HashSet<>(), new HashSet<>(OF_THE_JDK), toolIdentity);
    sources.forEach(source -> declared.new Reader().scan(source.unit(), null));
    return declared;
  }

  private final class Reader extends TreeScanner<Void, Void> {
    @Override
    public Void visitClass(ClassTree type, Void nothing) {
      String name = type.getSimpleName().toString();
      if (type.getKind() == Tree.Kind.RECORD) {
        records.add(name);
      } else if (type.getKind() == Tree.Kind.CLASS || type.getKind() == Tree.Kind.INTERFACE) {
        services.add(name);
      }
      if (!type.getTypeParameters().isEmpty()) {
        generics.add(name);
      }
      return super.visitClass(type, null);
    }
  }
}
