package dev.l9.trace.replay.value;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
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

  private final Draft draft;
  private final Program program;
  private final ValueCode values;
  private final MapCode maps;

  ContainerCode(Draft draft, ValueCode values) {
    this.draft = draft;
    this.program = draft.program();
    this.values = values;
    this.maps = new MapCode(draft, values);
  }

  CodeBlock map(Map<String, CapturedValue> entries, JavaType type, String path) {
    return maps.of(entries, type, path);
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
    String concrete = ContainerTypes.CLASSES.getOrDefault(raw, raw);
    if (ContainerTypes.LISTS.contains(raw)) {
      CodeBlock list = list(items, type.argument(0), path);
      return draft.changesCollections() ? copy("java.util.ArrayList", items, list) : list;
    } else if (ContainerTypes.SETS.contains(raw)) {
      boolean isFixed =
          !draft.changesCollections() && items.size() <= draft.mostUnordered() && !hasNull(items);
      CodeBlock elements = elements(items, type.argument(0), path);
      return isFixed
          ? CodeBlock.of("$T.of($L)", Set.class, elements)
          : copy("java.util.LinkedHashSet", items, listOf(items, elements));
    } else if (ContainerTypes.COLLECTIONS.contains(concrete)) {
      draft.noteOrder(concrete, path);
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

  private CodeBlock array(List<CapturedValue> items, ArrayType type, String path) {
    if (!program.canName(type.element()) && !(type.element() instanceof JavaType.Variable)) {
      TypeName raw = values.rawOrRefused(type.element(), path);
      return CodeBlock.of("new $T[] {$L}", raw, elements(items, type.element(), path));
    }
    TypeName raw = TypeNames.raw(program, type.element());
    boolean isNarrow = raw.equals(TypeName.BYTE) || raw.equals(TypeName.SHORT);
    List<CodeBlock> elements = values.all(items, type.element(), path);
    if (isNarrow) { // Constants need no cast here.
      elements.replaceAll(
          each -> CodeBlock.of("$L", each.toString().replaceFirst("^\\(\\w+\\) ", "")));
    }
    return CodeBlock.of("new $T[] {$L}", raw, CodeBlock.join(elements, ",$W"));
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
            maps.key(entry.getKey(), type, path),
            values.of(entry.getValue(), type.argument(1), path + " (its value)"));
      }
      default -> {
        return null;
      }
    }
  }
}
