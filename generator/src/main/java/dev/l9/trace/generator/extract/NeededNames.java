package dev.l9.trace.generator.extract;

import dev.l9.trace.generator.extract.ExtractedType.Field;
import dev.l9.trace.generator.extract.ExtractedType.Kind;
import dev.l9.trace.generator.extract.ExtractedType.Method;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The names of the types that are needed to make values of a type, or to call it. */
final class NeededNames {

  private final Set<String> names = new LinkedHashSet<>();

  private NeededNames() {}

  /**
   * The names, in the order of the source.
   *
   * @param isNamed whether the spec itself names the type; its methods matter then
   */
  static Set<String> of(ExtractedType type, boolean isNamed) {
    NeededNames needed = new NeededNames();
    if (type.kind() == Kind.RECORD) {
      needed.addAll(type.fields());
    }
    type.constructors().forEach(constructor -> needed.addAll(constructor.parameters()));
    if (isNamed) {
      type.methods().forEach(needed::add);
    }
    return needed.names;
  }

  private void add(Method method) {
    addAll(method.parameters());
    add(method.result());
  }

  private void addAll(List<Field> fields) {
    fields.forEach(field -> add(field.type()));
  }

  private void add(TypeRef type) {
    names.add(type.name().replace("[]", "").replace("? extends ", "").replace("? super ", ""));
    type.arguments().forEach(this::add);
  }
}
