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
import java.util.List;
import java.util.Optional;

/** Reads the fields of an input that tell calls from each other. */
final class CallKeys {

  private static final String OF_SIGNED = "correlationId";

  private final DeclaredTypes declared;

  CallKeys(DeclaredTypes declared) {
    this.declared = declared;
  }

  /** Says so if an operation is given something that has no fields. */
  void checkInput(SpecNode node, TypeRef input) {
    boolean isRecord =
        JdkType.of(input.name()).isEmpty() && declared.enumOf(input.name()).isEmpty();
    if (!isRecord && node.isUsable()) {
      node.unusable(
          "the input of an operation has to be a record, and is " + input,
          "declare a record with a field of this type, and name it here");
    }
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
    boolean isText = field.type().name().equals(JdkType.STRING.simpleName());
    if (!isText && !TypeReader.isUnknown(field.type())) {
      node.unusable(
          "'" + field.name() + "' of " + input + " is no text, but " + field.type(),
          "name a field of type String");
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
