package dev.l9.trace.generator.extract;

import dev.l9.trace.generator.spec.DependencySpec;
import dev.l9.trace.generator.spec.JdkType;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.spec.TypeRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the names of types mean in a spec. */
final class SpecTypes {

  private final Map<String, String> names = new HashMap<>();

  SpecTypes(ModuleSpec spec) {
    String module = spec.identity().packageName() + "." + spec.identity().name() + ".";
    spec.types().forEach(type -> names.put(type.name(), module + type.name()));
    spec.ports().forEach(port -> names.put(port.name(), module + port.name()));
    for (DependencySpec dependency : spec.dependencies()) {
      names.put(dependency.simpleName(), dependency.qualifiedName());
    }
  }

  /** A type with full names. */
  TypeRef full(TypeRef type) {
    boolean isArray = type.name().endsWith("[]");
    String name = isArray ? type.name().substring(0, type.name().length() - 2) : type.name();
    List<TypeRef> arguments = type.arguments().stream().map(this::full).toList();
    return new TypeRef(full(name) + (isArray ? "[]" : ""), arguments);
  }

  private String full(String name) {
    String known = names.get(name);
    return known == null ? JdkType.of(name).map(JdkType::qualifiedName).orElse(name) : known;
  }

  /** Whether a value of the spec's type may be given where the repository has the other one. */
  static boolean fits(TypeRef spec, TypeRef repository) {
    if (repository.name().equals("?")) {
      return true;
    }
    String name = repository.name().replace("? extends ", "").replace("? super ", "");
    if (!spec.name().equals(name) || spec.arguments().size() != repository.arguments().size()) {
      return false;
    }
    for (int i = 0; i < spec.arguments().size(); i++) {
      if (!fits(spec.arguments().get(i), repository.arguments().get(i))) {
        return false;
      }
    }
    return true;
  }
}
