package dev.l9.trace.generator.reading;

import dev.l9.trace.contract.yaml.NearestName;
import dev.l9.trace.generator.reading.role.OperationDraft;
import dev.l9.trace.generator.reading.source.SpecNode;
import dev.l9.trace.generator.reading.type.DeclaredTypes;
import dev.l9.trace.generator.reading.type.TypeReader;
import dev.l9.trace.generator.spec.FieldSpec;
import dev.l9.trace.generator.spec.Idempotency;
import dev.l9.trace.generator.spec.JdkType;
import dev.l9.trace.generator.spec.TypeRef;
import dev.l9.trace.generator.spec.TypeSpec.RecordSpec;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the fields of an input that tell calls from each other. */
final class CallKeys {

  private static final String OF_SIGNED = "correlationId";

  /** Equal values of these have equal texts. */
  private static final Set<JdkType> TYPES =
      EnumSet.of(
          JdkType.STRING,
          JdkType.UUID,
          JdkType.INT,
          JdkType.LONG,
          JdkType.BOXED_INT,
          JdkType.BOXED_LONG);

  private final DeclaredTypes declared;

  CallKeys(DeclaredTypes declared) {
    this.declared = declared;
  }

  /** What an operation is given; unknown if that has no fields, which is said. */
  TypeRef input(SpecNode node, TypeRef input) {
    boolean isRecord =
        JdkType.of(input.name()).isEmpty() && declared.enumOf(input.name()).isEmpty();
    if (!isRecord && node.isUsable()) {
      node.unusable(
          "the input of an operation has to be a record, and is " + input,
          "declare a record with a field of this type, and name it here");
    }
    return node.isUsable() ? input : TypeReader.UNKNOWN;
  }

  /** Says what is wrong with the keys of an operation. */
  void check(OperationDraft operation) {
    SpecNode node = operation.node();
    SpecNode key = node.at("idempotency", "key");
    if (node.at("signed_request").isPresent()) {
      key.text()
          .filter(name -> !name.equals(OF_SIGNED))
          .ifPresent(
              name ->
                  key.unusable(
                      "repeated deliveries are known by their correlation id, and not by " + name,
                      "write '" + OF_SIGNED + "'"));
      return;
    }
    checkField(key, operation.input());
    checkField(node.at("thread_key"), operation.input());
    if (node.at("call").isPresent()) {
      checkUse(node.at("thread_key"), operation);
    }
  }

  /** A thread's id that isn't given back has no use. */
  private void checkUse(SpecNode node, OperationDraft operation) {
    TypeRef output = operation.output().orElse(TypeRef.of("nothing"));
    Optional<RecordSpec> holder = declared.recordOf(output.name());
    boolean hasId =
        holder.stream()
            .flatMap(each -> each.fields().stream())
            .anyMatch(field -> field.name().equals("threadId"));
    boolean isKnown = operation.output().isEmpty() || holder.isPresent();
    if (node.isUsable() && isKnown && !hasId && !declared.isDamaged(output.name())) {
      node.wrong(
          "'thread_key' has no use: the output, " + output + ", has no threadId",
          "add '{name: threadId, type: UUID}' to the output, or take 'thread_key' out");
    }
  }

  private void checkField(SpecNode node, TypeRef input) {
    Optional<RecordSpec> holder = declared.recordOf(input.name());
    if (node.text().isEmpty() || holder.isEmpty()) {
      return;
    }
    String name = node.text().get();
    List<FieldSpec> fields = holder.get().fields();
    Optional<FieldSpec> field =
        fields.stream().filter(each -> each.name().equals(name)).findFirst();
    if (field.isPresent()) {
      checkValue(node, field.get(), input);
    } else if (!declared.isDamaged(input.name())) {
      List<String> names = fields.stream().map(FieldSpec::name).toList();
      node.unusable(
          input + " has no field " + name,
          NearestName.of(name, names)
              .map(near -> "write '" + near + "'")
              .orElse("write one of " + String.join(", ", names)));
    }
  }

  private static void checkValue(SpecNode node, FieldSpec field, TypeRef input) {
    boolean isKey = JdkType.of(field.type().name()).filter(TYPES::contains).isPresent();
    if (!isKey && !TypeReader.isUnknown(field.type())) {
      node.unusable(
          "'" + field.name() + "' of " + input + " is no key: its type is " + field.type(),
          "name a field of type String, UUID, int or long");
    } else if (field.constraints().isNullable()) {
      node.unusable(
          "'" + field.name() + "' of " + input + " may be null, and is then no key",
          "name another field, or take 'nullable' out on line " + field.line());
    }
  }

  /** How repeated calls are noticed; empty if they aren't, or it can't be read. */
  static Optional<Idempotency> idempotency(SpecNode node) {
    boolean isUsable =
        List.of("key", "ttl", "max_entries").stream().allMatch(key -> node.at(key).isUsable());
    return isUsable
        ? Optional.of(
            new Idempotency(
                node.text("key").orElseThrow(),
                Duration.parse(node.text("ttl").orElseThrow()),
                node.count("max_entries").orElseThrow(),
                node.line()))
        : Optional.empty();
  }
}
