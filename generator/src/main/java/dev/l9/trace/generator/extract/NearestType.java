package dev.l9.trace.generator.extract;

import dev.l9.trace.contract.yaml.NearestName;
import dev.l9.trace.generator.extract.source.SourceIndex;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says which name of the repository somebody may have meant. */
final class NearestType {

  private NearestType() {}

  /** What to do about a type that isn't there, as an instruction. */
  static String fix(String qualifiedName, SourceIndex index) {
    String simple = qualifiedName.substring(qualifiedName.lastIndexOf('.') + 1);
    Map<String, List<String>> types = index.typesBySimpleName();
    List<String> same = types.getOrDefault(simple, List.of());
    if (!same.isEmpty()) {
      return "name " + String.join(" or ", same);
    }
    Optional<String> kotlin = index.kotlinFile(simple);
    if (kotlin.isPresent()) {
      return "declare it as a port or a type of the module; "
          + kotlin.get()
          + " is Kotlin, and only"
          + " Java is read";
    }
    return NearestName.of(simple, types.keySet())
        .map(near -> "name " + String.join(" or ", types.getOrDefault(near, List.of())))
        .orElse("correct the name, create the type, or declare it in the spec");
  }
}
