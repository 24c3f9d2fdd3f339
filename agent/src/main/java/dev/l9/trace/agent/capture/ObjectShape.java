package dev.l9.trace.agent.capture;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The names of a class and of its fields, which the bytes of an object don't repeat. Two shapes are
 * equal if their names are. Immutable.
 */
final class ObjectShape {

  private final String typeName;
  private final List<String> fields;
  private final List<String> prefixes = new ArrayList<>();
  private final byte[][] plainPrefixes;

  /**
   * Makes a shape.
   *
   * @param fields the names of the fields, in the order of their values
   */
  ObjectShape(String typeName, List<String> fields) {
    this.typeName = typeName;
    this.fields = List.copyOf(fields);
    String before = typeName.substring(ClassNames.simpleStart(typeName)) + "{";
    for (String field : fields) {
      prefixes.add(before + field + "=");
      before = ", ";
    }
    if (fields.isEmpty()) {
      prefixes.add(before);
    }
    boolean isPlain = true;
    for (String prefix : prefixes) {
      isPlain &= SummaryText.isPlain(prefix);
    }
    plainPrefixes = new byte[isPlain ? prefixes.size() : 0][];
    for (int i = 0; i < plainPrefixes.length; i++) {
      plainPrefixes[i] = prefixes.get(i).getBytes(StandardCharsets.US_ASCII);
    }
  }

  String typeName() {
    return typeName;
  }

  List<String> fields() {
    return fields;
  }

  /**
   * The text before the value of a field in a summary. For the first field, or if there is none, it
   * begins with the class's name.
   */
  String prefix(int field) {
    return prefixes.get(field);
  }

  /** Whether all prefixes are printable ASCII without quotes and backslashes. */
  boolean isPlain() {
    return plainPrefixes.length > 0;
  }

  /** The prefix as bytes, if {@link #isPlain()}. */
  byte[] plainPrefix(int field) {
    return plainPrefixes[field];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ObjectShape shape
        && typeName.equals(shape.typeName)
        && fields.equals(shape.fields);
  }

  @Override
  public int hashCode() {
    return 31 * typeName.hashCode() + fields.hashCode();
  }
}
