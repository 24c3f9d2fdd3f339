package dev.l9.trace.generator.code.sample;

import com.palantir.javapoet.CodeBlock;
import dev.l9.trace.generator.code.name.ModuleNames;
import dev.l9.trace.generator.extract.Extractions;
import dev.l9.trace.generator.module.Blocker;
import dev.l9.trace.generator.module.Blockers;
import dev.l9.trace.generator.spec.Constraints;
import dev.l9.trace.generator.spec.FieldSpec;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Expressions of values that are valid under the constraints of fields. Values are numbered from 0
 * on, and those of different numbers differ, where the type and the constraints allow that. What
 * can't be derived becomes a blocker, and {@code null} stands in its place.
 */
public final class Samples {

  private final RecordShapes shapes;
  private final ModuleNames names;
  private final Blockers blockers;

  /** Expressions of the first samples of records, by the names of their types. */
  private final Map<String, CodeBlock> named;

  /** Samples of the types of this spec. */
  public Samples(ModuleSpec spec, Extractions extractions, ModuleNames names, Blockers blockers) {
    this(new RecordShapes(spec, extractions), names, blockers, Map.of());
  }

  private Samples(
      RecordShapes shapes, ModuleNames names, Blockers blockers, Map<String, CodeBlock> named) {
    this.shapes = shapes;
    this.names = names;
    this.blockers = blockers;
    this.named = Map.copyOf(named);
  }

  /**
   * The same samples, where there are constants with the first samples of some records.
   *
   * @param constants expressions, by the names of the records
   */
  public Samples named(Map<String, CodeBlock> constants) {
    return new Samples(shapes, names, blockers, constants);
  }

  /** The components and constants of types. */
  public RecordShapes shapes() {
    return shapes;
  }

  /** A valid value of a field. */
  public CodeBlock value(FieldSpec field, int number) {
    return sample(field, number, Set.of()).code();
  }

  /** What {@code String.valueOf} makes of {@link #value}; empty where it isn't a single value. */
  public String text(FieldSpec field, int number) {
    return sample(field, number, Set.of()).text();
  }

  /**
   * A valid value of a type.
   *
   * @param name of what has the value, which texts begin with
   * @param line of the spec, for a blocker
   */
  public CodeBlock value(TypeRef type, String name, int number, int line) {
    return value(field(name, type, line), number);
  }

  /**
   * A new record whose components have the values of {@link #value}, but for those that are given.
   */
  public CodeBlock record(TypeRef type, int number, Map<String, CodeBlock> given) {
    return record(type, number, given, Set.of());
  }

  private CodeBlock record(
      TypeRef type, int number, Map<String, CodeBlock> given, Set<String> inside) {
    List<CodeBlock> arguments = new ArrayList<>();
    Set<String> insideThis = new HashSet<>(inside);
    insideThis.add(type.name());
    for (FieldSpec field : shapes.components(type).orElseThrow()) {
      CodeBlock value = given.get(field.name());
      arguments.add(value == null ? sample(field, number, insideThis).code() : value);
    }
    return CodeBlock.of("new $T($L)", names.type(type), CodeBlock.join(arguments, ", "));
  }

  /**
   * @param inside the names of the records that the value is a part of
   */
  private Sample sample(FieldSpec field, int number, Set<String> inside) {
    TypeRef type = field.type();
    CodeBlock constant = number == 0 ? named.get(type.name()) : null;
    if (constant != null) {
      return new Sample(constant, "");
    }
    Optional<List<String>> constants = shapes.constants(type);
    if (constants.isPresent()) {
      return constant(field, constants.get(), number);
    }
    if (shapes.components(type).isPresent()) {
      return part(field, number, inside);
    }
    return container(field, number, inside)
        .or(() -> SingleValues.sample(field, number))
        .orElseGet(() -> unknown(field, reason(field)));
  }

  private Sample part(FieldSpec field, int number, Set<String> inside) {
    if (!inside.contains(field.type().name())) {
      return new Sample(record(field.type(), number, Map.of(), inside), "");
    }
    return field.constraints().isNullable()
        ? Sample.of("null")
        : unknown(field, "it holds itself, without an end");
  }

  private Sample constant(FieldSpec field, List<String> constants, int number) {
    String shown = field.example().filter(constants::contains).orElse(constants.get(0));
    int first = constants.indexOf(shown);
    String constant = constants.get((first + number) % constants.size());
    return new Sample(CodeBlock.of("$T.$L", names.type(field.type()), constant), constant);
  }

  private Optional<Sample> container(FieldSpec field, int number, Set<String> inside) {
    TypeRef type = field.type();
    if (type.name().endsWith("[]")) {
      TypeRef element = TypeRef.of(type.name().substring(0, type.name().length() - 2));
      CodeBlock code = sample(part(field, element, ""), number, inside).code();
      return Optional.of(Sample.of("new $T {$L}", names.type(type), code));
    }
    String name = RecordShapes.simple(type.name());
    if (!Set.of("List", "Collection", "Set", "Map", "Optional").contains(name)
        || type.arguments().isEmpty()) {
      return Optional.empty();
    }
    String of = name.equals("Collection") ? "List" : name;
    CodeBlock factory = CodeBlock.of("$T", names.type(TypeRef.of(of)));
    if (holdsNothing(field, inside)) {
      return Optional.of(Sample.of("$L.$L()", factory, of.equals("Optional") ? "empty" : "of"));
    }
    return Optional.of(Sample.of("$L.of($L)", factory, parts(field, number, inside)));
  }

  /** Whether a list stays empty: because it has to, or because it would hold what holds it. */
  private static boolean holdsNothing(FieldSpec field, Set<String> inside) {
    boolean holdsItself =
        field.type().arguments().stream().anyMatch(type -> inside.contains(type.name()));
    return field.constraints().maxSize().orElse(1) == 0
        || (holdsItself && !field.constraints().isNotEmpty());
  }

  private CodeBlock parts(FieldSpec field, int number, Set<String> inside) {
    List<TypeRef> arguments = field.type().arguments();
    List<CodeBlock> parts = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String suffix = arguments.size() == 2 && i == 0 ? "Key" : "";
      parts.add(sample(part(field, arguments.get(i), suffix), number, inside).code());
    }
    return CodeBlock.join(parts, ", ");
  }

  private static FieldSpec part(FieldSpec field, TypeRef type, String suffix) {
    Optional<String> example = suffix.isEmpty() ? field.example() : Optional.empty();
    return new FieldSpec(field.name() + suffix, type, "", Constraints.NONE, example, field.line());
  }

  private static FieldSpec field(String name, TypeRef type, int line) {
    return new FieldSpec(name, type, "", Constraints.NONE, Optional.empty(), line);
  }

  private static String reason(FieldSpec field) {
    return field.constraints().pattern().isPresent()
        ? "no value can be derived from its pattern"
        : "no value of type " + field.type() + " can be derived";
  }

  private Sample unknown(FieldSpec field, String reason) {
    blockers.add(
        Blocker.Kind.INVENTION_REQUIRED,
        field.line(),
        "tests need a value of " + field.name() + ", and " + reason,
        "add an example");
    return Sample.of("null");
  }
}
