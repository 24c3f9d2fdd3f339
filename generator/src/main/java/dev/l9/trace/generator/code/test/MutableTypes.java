package dev.l9.trace.generator.code.test;

import dev.l9.trace.generator.spec.FieldSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;

/** The classes with which a test makes what a caller may change later. */
final class MutableTypes {

  private static final Map<String, Class<?>> BY_TYPE =
      Map.of(
          "Collection", ArrayList.class,
          "List", ArrayList.class,
          "Set", HashSet.class,
          "Map", HashMap.class);

  private MutableTypes() {}

  /** The class for a component; empty if nobody can change its values. */
  static Optional<Class<?>> of(FieldSpec field) {
    String name = field.type().name();
    return Optional.ofNullable(BY_TYPE.get(name.substring(name.lastIndexOf('.') + 1)));
  }
}
