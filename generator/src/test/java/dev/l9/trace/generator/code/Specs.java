package dev.l9.trace.generator.code;

import dev.l9.trace.generator.extract.Extractions;
import dev.l9.trace.generator.extract.IdempotencyMechanism;
import dev.l9.trace.generator.spec.Assumptions;
import dev.l9.trace.generator.spec.Behaviour;
import dev.l9.trace.generator.spec.Constraints;
import dev.l9.trace.generator.spec.ErrorPolicy;
import dev.l9.trace.generator.spec.ErrorPolicy.ErrorSpec;
import dev.l9.trace.generator.spec.ErrorPolicy.Reaction;
import dev.l9.trace.generator.spec.FieldSpec;
import dev.l9.trace.generator.spec.Idempotency;
import dev.l9.trace.generator.spec.MavenSpec;
import dev.l9.trace.generator.spec.MethodRef;
import dev.l9.trace.generator.spec.ModuleKind;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.spec.OperationSpec;
import dev.l9.trace.generator.spec.PortSpec;
import dev.l9.trace.generator.spec.TypeRef;
import dev.l9.trace.generator.spec.TypeSpec;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Makes specs for tests, part by part, as the reader makes them of YAML. */
final class Specs {

  static final Extractions NO_EXTRACTIONS =
      new Extractions(List.of(), Optional.empty(), IdempotencyMechanism.NONE, List.of());

  final List<TypeSpec> types = new ArrayList<>();
  final List<OperationSpec> operations = new ArrayList<>();
  final List<PortSpec> ports = new ArrayList<>();
  final List<ErrorSpec> errors = new ArrayList<>();
  final List<ModuleSpec.Acceptance> acceptance = new ArrayList<>();
  private final String id;
  private final String name;
  private final String purpose;

  Specs(String id, String name, String purpose) {
    this.id = id;
    this.name = name;
    this.purpose = purpose;
  }

  Specs record(String name, String doc, FieldSpec... fields) {
    types.add(new TypeSpec.RecordSpec(name, doc, List.of(fields), 10));
    return this;
  }

  Specs values(String name, String doc, String... values) {
    types.add(new TypeSpec.EnumSpec(name, doc, List.of(values), 11));
    return this;
  }

  Specs port(String name, String doc, PortSpec.Method... methods) {
    ports.add(new PortSpec(name, doc, List.of(methods), 12));
    return this;
  }

  Specs error(String name, String doc, String when) {
    return error(name, doc, when, Reaction.FAIL_CLOSED);
  }

  Specs error(String name, String doc, String when, Reaction reaction) {
    Optional<MethodRef> method = Optional.of(when).filter(text -> !text.isEmpty()).map(Specs::ref);
    errors.add(new ErrorSpec(name, doc, method, reaction, 13));
    return this;
  }

  Specs accept(String... contracts) {
    Arrays.stream(contracts)
        .forEach(contract -> acceptance.add(new ModuleSpec.Acceptance(contract, 14)));
    return this;
  }

  /** An operation that hands its request on. */
  Specs call(Call call) {
    operations.add(
        new OperationSpec(
            call.name,
            call.doc,
            type(call.input),
            Optional.of(call.output).filter(text -> !text.isEmpty()).map(Specs::type),
            call.errors,
            "SYSTEM",
            List.of("dispatch"),
            Optional.ofNullable(call.threadKey),
            Optional.ofNullable(call.idempotency),
            new Behaviour.Call(ref(call.target), 16),
            15));
    return this;
  }

  ModuleSpec build() {
    return new ModuleSpec(
        "module.yaml",
        new ModuleSpec.Identity(id, name, purpose, ModuleKind.SERVICE, "com.example." + id),
        Map.of(),
        new ModuleSpec.Repo(List.of(), List.of()),
        Optional.of(new MavenSpec("com.example", id.replace('_', '-'), "1.0.0")),
        Assumptions.NONE,
        List.of(),
        types,
        operations,
        ports,
        new ErrorPolicy(Reaction.FAIL_CLOSED, errors, 17),
        acceptance);
  }

  /** An operation, to be filled. */
  static final class Call {
    final String name;
    final String doc;
    final String input;
    final String output;
    final String target;
    List<String> errors = List.of();
    String threadKey;
    Idempotency idempotency;

    Call(String name, String doc, String input, String output, String target) {
      this.name = name;
      this.doc = doc;
      this.input = input;
      this.output = output;
      this.target = target;
    }

    Call errors(String... names) {
      errors = List.of(names);
      return this;
    }

    Call thread(String key) {
      threadKey = key;
      return this;
    }

    Call once(String key, Duration ttl, int maxEntries) {
      idempotency = new Idempotency(key, ttl, maxEntries, 18);
      return this;
    }
  }

  static PortSpec.Method method(String name, String doc, String input, String output) {
    return new PortSpec.Method(
        name,
        doc,
        Optional.of(input).filter(text -> !text.isEmpty()).map(Specs::type),
        Optional.of(output).filter(text -> !text.isEmpty()).map(Specs::type),
        19);
  }

  static MethodRef ref(String text) {
    String[] parts = text.split("\\.");
    return new MethodRef(parts[0], parts[1], 20);
  }

  /** A field; constraints are words such as {@code max_length=40}. */
  static FieldSpec field(String name, String type, String doc, String... constraints) {
    Optional<String> example =
        Arrays.stream(constraints)
            .filter(text -> text.startsWith("example="))
            .map(text -> text.substring("example=".length()))
            .findFirst();
    return new FieldSpec(name, type(type), doc, constraints(List.of(constraints)), example, 21);
  }

  private static Constraints constraints(List<String> words) {
    return new Constraints(
        words.contains("nullable"),
        words.contains("not_blank"),
        words.contains("not_empty"),
        number(words, "min_length"),
        number(words, "max_length"),
        number(words, "max_size"),
        value(words, "min").map(BigDecimal::new),
        value(words, "max").map(BigDecimal::new),
        value(words, "pattern"));
  }

  private static OptionalInt number(List<String> words, String key) {
    return value(words, key)
        .map(Integer::parseInt)
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
  }

  private static Optional<String> value(List<String> words, String key) {
    return words.stream()
        .filter(word -> word.startsWith(key + "="))
        .map(word -> word.substring(key.length() + 1))
        .findFirst();
  }

  /** A type such as {@code Map<String, List<Order>>}. */
  static TypeRef type(String text) {
    int open = text.indexOf('<');
    if (open < 0) {
      return TypeRef.of(text.strip());
    }
    List<TypeRef> arguments = new ArrayList<>();
    int depth = 0;
    int start = open + 1;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (depth == 0 && (c == ',' || i == text.length() - 1)) {
        arguments.add(type(text.substring(start, i)));
        start = i + 1;
      }
      depth += c == '<' ? 1 : c == '>' ? -1 : 0;
    }
    return new TypeRef(text.substring(0, open).strip(), arguments);
  }
}
