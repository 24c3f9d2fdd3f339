package dev.l9.trace.agent.capture;

import java.util.ArrayList;
import java.util.List;

/**
 * The names of a class and of its fields: what the bytes of an object leave out.
 *
 * @param fields in the order of their values
 * @param label the class's name without package and outer classes
 * @param prefixes what stands before each value in a summary
 * @param isPlain whether label and prefixes are printable ASCII without quotes and backslashes
 */
record ObjectShape(
    String typeName, List<String> fields, String label, List<String> prefixes, boolean isPlain) {

  static ObjectShape of(String typeName, List<String> fields) {
    String label = typeName.substring(simpleNameStart(typeName));
    List<String> prefixes = new ArrayList<>();
    for (String field : fields) {
      prefixes.add((prefixes.isEmpty() ? "{" : ", ") + field + "=");
    }
    boolean isPlain =
        SummaryText.isPlain(label) && prefixes.stream().allMatch(SummaryText::isPlain);
    return new ObjectShape(typeName, List.copyOf(fields), label, List.copyOf(prefixes), isPlain);
  }

  /** Behind the package and the outer classes; an anonymous class has only a number there. */
  private static int simpleNameStart(String name) {
    int dollar = name.lastIndexOf('$');
    boolean anonymous = dollar + 1 < name.length() && Character.isDigit(name.charAt(dollar + 1));
    return (anonymous ? name.lastIndexOf('.') : Math.max(name.lastIndexOf('.'), dollar)) + 1;
  }
}
