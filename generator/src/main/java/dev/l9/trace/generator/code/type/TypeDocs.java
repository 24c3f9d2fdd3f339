package dev.l9.trace.generator.code.type;

import dev.l9.trace.generator.code.text.Sentences;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.spec.TypeRef;
import dev.l9.trace.generator.spec.TypeSpec;
import java.util.HashMap;
import java.util.Map;

/** Says in a clause of Javadoc what a value of a type is. */
final class TypeDocs {

  private final Map<String, String> docs = new HashMap<>();

  TypeDocs(ModuleSpec spec) {
    for (TypeSpec type : spec.types()) {
      docs.put(type.name(), Sentences.lower(Sentences.clause(type.doc())));
    }
  }

  /** What the spec says of the type; its name where it says nothing. */
  String clause(TypeRef type) {
    String doc = docs.get(type.name());
    if (doc != null && !doc.isEmpty()) {
      return doc;
    }
    String name = type.toString().replace("<", "&lt;").replace(">", "&gt;");
    return type.arguments().isEmpty() ? "the " + name : "a " + name;
  }
}
