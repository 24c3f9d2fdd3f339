package dev.l9.trace.agent.scan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The elements of an annotation that are written in the source. Other elements have their defaults.
 */
final class AnnotationValues {

  private final Map<String, Object> values = new HashMap<>();

  void put(String name, Object value) {
    values.put(name, value);
  }

  /** The value of an element that is a text or an enum constant; empty if it isn't written. */
  String text(String name) {
    return values.get(name) instanceof String text ? text : "";
  }

  /** The first of these texts that isn't empty. */
  String firstText(String... names) {
    for (String name : names) {
      if (!text(name).isEmpty()) {
        return text(name);
      }
    }
    return "";
  }

  /** The value of a boolean element whose default is true. */
  boolean isTrue(String name) {
    return !Boolean.FALSE.equals(values.get(name));
  }

  /**
   * The values of an element that is an array of texts or classes. Classes have their internal
   * names.
   */
  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    if (values.get(name) instanceof List<?> list) {
      for (Object element : list) {
        texts.add((String) element);
      }
    }
    return List.copyOf(texts);
  }
}
