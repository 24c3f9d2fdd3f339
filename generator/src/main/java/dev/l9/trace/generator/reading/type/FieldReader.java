package dev.l9.trace.generator.reading.type;

import dev.l9.trace.generator.reading.source.Complaints;
import dev.l9.trace.generator.reading.source.DocText;
import dev.l9.trace.generator.reading.source.SpecNode;
import dev.l9.trace.generator.spec.Constraints;
import dev.l9.trace.generator.spec.FieldSpec;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.Optional;
import java.util.Set;

/** Reads the components of records. */
final class FieldReader {

  /** A record can't have components of these names: {@code Object} has such methods. */
  static final Set<String> METHODS_OF_OBJECT =
      Set.of(
          "clone", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

  private final TypeReader types;
  private final ConstraintReader constraints;
  private final ExampleCheck examples;

  FieldReader(DeclaredTypes declared, TypeReader types, Complaints complaints) {
    this.types = types;
    this.constraints = new ConstraintReader(complaints);
    this.examples = new ExampleCheck(declared);
  }

  /** A component; empty if its name can't be used. */
  Optional<FieldSpec> read(SpecNode node) {
    TypeRef type = types.read(node.at("type"), TypeReader.Use.VALUE);
    Constraints held = constraints.read(node, type);
    SpecNode name = node.at("name");
    name.text()
        .filter(METHODS_OF_OBJECT::contains)
        .ifPresent(
            taken ->
                name.unusable(
                    "a record can't have a field " + taken + ": each object has such a method",
                    "choose another name"));
    return name.text()
        .map(
            text ->
                new FieldSpec(
                    text,
                    type,
                    DocText.of(node.at("doc")),
                    held,
                    node.text("example"),
                    node.line()));
  }

  /** Holds the example of a field against its type; enums have to be known by then. */
  void checkExample(SpecNode node, FieldSpec field) {
    examples.check(node, field);
  }
}
