package dev.l9.trace.generator.spec;

import java.util.List;

/** A type that a module declares. */
public sealed interface TypeSpec {

  /** The simple name. */
  String name();

  /** A clause that says what it is. */
  String doc();

  /** Where the spec has it. */
  int line();

  /** A record. */
  record RecordSpec(String name, String doc, List<FieldSpec> fields, int line) implements TypeSpec {
    public RecordSpec {
      fields = List.copyOf(fields);
    }
  }

  /** An enum. */
  record EnumSpec(String name, String doc, List<String> values, int line) implements TypeSpec {
    public EnumSpec {
      values = List.copyOf(values);
    }
  }
}
