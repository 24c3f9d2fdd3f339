package dev.l9.trace.generator.extract.use;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A field by which tools may be named. */
public enum ToolField {
  /** What calls name a tool by, where a repository follows the canon. */
  TOOL_ID("toolId"),
  /** What people see; it names tools only in repositories that have no ids. */
  TOOL_NAME("toolName");

  /** What a text holds that has a use of one of them. */
  static final Pattern ANY = Pattern.compile("(?i)tool_?(id|name)");

  private final String field;

  ToolField(String field) {
    this.field = field;
  }

  /** As Java names it. */
  public String field() {
    return field;
  }

  /** The field that this is a name or a getter of: {@code toolId}, {@code getToolId}. */
  public static Optional<ToolField> of(String name) {
    String plain = name.replace("_", "").toLowerCase(Locale.ROOT);
    plain = plain.startsWith("gettool") ? plain.substring(3) : plain;
    for (ToolField one : values()) {
      if (plain.equals(one.field.toLowerCase(Locale.ROOT))) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }
}
