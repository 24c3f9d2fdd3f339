package dev.l9.trace.generator.code.sample;

import com.palantir.javapoet.CodeBlock;
import dev.l9.trace.generator.spec.FieldSpec;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The checks of lists, sets and maps. */
final class SizeChecks {

  private final Samples samples;
  private final FieldSpec field;
  private final String type;

  SizeChecks(Samples samples, FieldSpec field, String type) {
    this.samples = samples;
    this.field = field;
    this.type = type;
  }

  /** Whether the JDK's type of this simple name holds several things. */
  static boolean isSized(String type) {
    return Set.of("List", "Collection", "Set", "Map").contains(type);
  }

  List<FieldCheck> list() {
    List<FieldCheck> checks = new ArrayList<>();
    if (field.constraints().isNotEmpty()) {
      checks.add(notEmpty());
    }
    field.constraints().maxSize().ifPresent(max -> checks.add(maxSize(max)));
    return checks;
  }

  private FieldCheck notEmpty() {
    Class<?> factory = type.equals("Map") ? Map.class : type.equals("Set") ? Set.class : List.class;
    return new FieldCheck(
        CodeBlock.of("!$N.isEmpty()", field.name()),
        field.name() + " must not be empty",
        "not empty",
        Optional.empty(),
        Optional.of(CodeBlock.of("$T.of()", factory)));
  }

  private FieldCheck maxSize(int max) {
    String things = type.equals("Map") ? " entr" : " element";
    String plural = type.equals("Map") ? (max == 1 ? "y" : "ies") : (max == 1 ? "" : "s");
    String most = "at most " + max + things + plural;
    return new FieldCheck(
        CodeBlock.of("$N.size() <= $L", field.name(), max),
        field.name() + " must have " + most,
        most,
        ofSize(max),
        ofSize(max + 1),
        Optional.of(max));
  }

  private Optional<CodeBlock> ofSize(int size) {
    if (field.type().arguments().isEmpty()) {
      return Optional.empty();
    }
    return switch (type) {
      case "Map" -> map(size);
      case "Set" -> set(size);
      default -> Optional.of(copies(size));
    };
  }

  private CodeBlock copies(int size) {
    return CodeBlock.of("$T.nCopies($L, $L)", Collections.class, size, part(0));
  }

  private Optional<CodeBlock> set(int size) {
    return distinct()
        .map(
            each ->
                CodeBlock.of(
                    "$T.range(0, $L).mapToObj(i -> $L).collect($T.toSet())",
                    IntStream.class,
                    size,
                    each,
                    Collectors.class));
  }

  private Optional<CodeBlock> map(int size) {
    return distinct()
        .map(
            each ->
                CodeBlock.of(
                    "$T.range(0, $L).boxed().collect($T.toMap(i -> $L, i -> $L))",
                    IntStream.class,
                    size,
                    Collectors.class,
                    each,
                    part(1)));
  }

  private CodeBlock part(int argument) {
    TypeRef part = field.type().arguments().get(argument);
    return samples.value(part, field.name(), 0, field.line());
  }

  /** An expression of {@code i} that differs with it; empty where the type has none. */
  private Optional<CodeBlock> distinct() {
    String name = field.name() + "-";
    return switch (RecordShapes.simple(field.type().arguments().get(0).name())) {
      case "String" -> Optional.of(CodeBlock.of("$S + i", name));
      case "Integer" -> Optional.of(CodeBlock.of("i"));
      case "Long" -> Optional.of(CodeBlock.of("(long) i"));
      case "UUID" -> Optional.of(CodeBlock.of("new $T(0, i)", UUID.class));
      default -> Optional.empty();
    };
  }
}
