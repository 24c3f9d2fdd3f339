package dev.l9.trace.language.code;

import dev.l9.trace.language.RefusedSourceException;
import org.jspecify.annotations.Nullable;

/**
 * Reads TOML (1.0), and finds the inline tables that may be the facts of a section. Such a table is
 * a value of the root, so it is above all headers of tables.
 */
public final class TomlLexer extends AssignmentLexer {

  /** Whether the header of a table was read, so that keys aren't the root's any more. */
  private boolean inTable;

  /** Whether the root has the key in another form, so that it can't have it once more. */
  private boolean hasOther;

  /**
   * Makes a lexer that looks for inline tables of one name.
   *
   * @param name the key in the root table
   */
  public TomlLexer(byte[] file, String name) throws RefusedSourceException {
    super(CodeLanguage.TOML.syntax(), file, name);
  }

  @Override
  boolean special(int nesting) {
    if (!isInBrackets() && isFirstInLine()) {
      boolean header = startsWith("[");
      boolean own = isName() && isAssignment();
      hasOther |= (header || !inTable) && !own && hasKey(header);
      inTable |= header;
    }
    return super.special(nesting);
  }

  private boolean isFirstInLine() {
    int first = at;
    while (first > 0 && (bytes[first - 1] == ' ' || bytes[first - 1] == '\t')) {
      first--;
    }
    return lines.isFirst(first);
  }

  /** Whether the key that begins here, or the name of a table, begins with the wanted one. */
  private boolean hasKey(boolean header) {
    int key = at;
    while (startsWith(key, "[") || startsWith(key, " ") || startsWith(key, "\t")) {
      key++;
    }
    int quote = startsWith(key, "\"") || startsWith(key, "'") ? 1 : 0;
    int end = key + quote + name.length() + quote;
    boolean same =
        startsWith(key + quote, name) && (quote == 0 || startsWith(end - 1, text(key, key + 1)));
    int next = pastBlanks(end);
    return same
        && (startsWith(next, ".") || (header ? startsWith(next, "]") : startsWith(next, "=")));
  }

  @Override
  boolean isName() {
    return !inTable && super.isName();
  }

  @Override
  @Nullable String unfit() {
    return hasOther ? "has " + name + " in a form that isn't known here" : super.unfit();
  }
}
