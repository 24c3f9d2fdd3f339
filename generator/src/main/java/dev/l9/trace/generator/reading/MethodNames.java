package dev.l9.trace.generator.reading;

import dev.l9.trace.generator.reading.source.SpecNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the names of methods of an interface, which may not be those of each object. */
final class MethodNames {

  private static final Set<String> OF_OBJECT =
      Set.of(
          "clone",
          "equals",
          "finalize",
          "getClass",
          "hashCode",
          "notify",
          "notifyAll",
          "toString",
          "wait");

  private MethodNames() {}

  /** The name at a node, which is put among the others; empty if it can't be used. */
  static Optional<String> read(SpecNode node, Map<String, Integer> lines) {
    Optional<String> name = node.text();
    if (name.filter(OF_OBJECT::contains).isPresent()) {
      node.unusable("each object has a method " + name.get(), "choose another name");
    } else if (name.isPresent()) {
      Integer line = lines.putIfAbsent(name.get(), node.line());
      if (line != null) {
        node.unusable(
            "two methods are named " + name.get() + " (line " + line + ")", "choose another name");
      }
    }
    return name;
  }
}
