package dev.l9.trace.language.code;

import dev.l9.trace.language.RefusedSourceException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Adds Ruby's {@code =begin} comments, literals such as {@code %w(…)} and {@code ?c}, regular
 * expressions, here-documents, variables such as {@code $'}, and operators as names of methods.
 *
 * <p>Behind a name, a sign may be an operator or begin an argument. Ruby decides that by the blanks
 * around the sign, and so does this lexer.
 */
final class RubyLexer extends CodeLexer {

  private static final Set<String> BEFORE_VALUES =
      Set.of(
          "if", "unless", "while", "until", "and", "or", "not", "return", "when", "case", "in",
          "elsif", "else", "then", "do", "yield", "begin", "ensure", "rescue");

  private static final String OPEN = "([{<";
  private static final String CLOSE = ")]}>";

  private final HereDocuments documents = new HereDocuments(this, " \t");
  private boolean hasData;

  RubyLexer(CodeSyntax syntax, byte[] file) throws RefusedSourceException {
    super(syntax, file);
  }

  @Override
  void blank() throws RefusedSourceException {
    boolean lineEnd = bytes[at] == '\n';
    at++;
    if (lineEnd) {
      afterValue = false;
      documents.read();
    }
  }

  @Override
  boolean special(int nesting) throws RefusedSourceException {
    return switch (bytes[at]) {
      case '=' -> lines.isFirst(at) && startsWith("=begin") && longComment();
      case '_' -> lines.isFirst(at) && startsWith("__END__") && data();
      case '$' -> variable();
      case '@' -> instanceVariable();
      case ':' -> symbol();
      case '?' -> character();
      case '`' -> isMethodName() && operator();
      case '<' -> startsWith("<<") && (isMethodName() ? operator() : isDocument() && document());
      case '/' ->
          isMethodName() ? operator() : isArgument() && literal(at + 1, '/', '/', true, nesting);
      case '%' -> isMethodName() ? operator() : isArgument() && percent(nesting);
      default -> false;
    };
  }

  /**
   * Whether the operator here is the name of a method, as in {@code def /(other)} and {@code
   * a.%(b)}.
   */
  private boolean isMethodName() {
    int end = at;
    while (end > 0 && (bytes[end - 1] == ' ' || bytes[end - 1] == '\t')) {
      end--;
    }
    boolean defined = end < at && end >= 3 && startsWith(end - 3, "def");
    boolean called = end == at && end >= 2 && bytes[end - 1] == '.' && bytes[end - 2] != '.';
    return called || (defined && (end == 3 || !isWord(bytes[end - 4])));
  }

  private boolean operator() {
    at += startsWith("<<") ? 2 : 1;
    afterValue = true;
    return true;
  }

  private boolean instanceVariable() {
    at++;
    while (at < bytes.length && (bytes[at] == '@' || isWord(bytes[at]))) {
      at++;
    }
    afterValue = true;
    return true;
  }

  private boolean longComment() throws RefusedSourceException {
    do {
      skipLine();
      if (at >= bytes.length) {
        throw new RefusedSourceException("has a comment without an end");
      }
      at++;
    } while (!lines.isFirst(at) || !startsWith("=end"));
    skipLine();
    return true;
  }

  private boolean data() {
    int end = at + "__END__".length();
    if (end < bytes.length && !isLineEnd(bytes[end])) {
      return false;
    }
    hasData = true;
    at = bytes.length;
    return true;
  }

  private boolean variable() {
    boolean mark = at + 1 < bytes.length && (!isWord(bytes[at + 1]) || bytes[at + 1] == '$');
    mark = mark && bytes[at + 1] > ' ';
    at += mark ? 2 : 1;
    afterValue = true;
    return true;
  }

  /** Goes past a symbol that is an operator. Other symbols can be read as ordinary words. */
  private boolean symbol() {
    for (String operator : new String[] {":/", ":%", ":`", ":<<"}) {
      if (startsWith(operator)) {
        at += operator.length();
        afterValue = true;
        return true;
      }
    }
    return false;
  }

  private boolean character() {
    boolean one = !afterValue && at + 1 < bytes.length && bytes[at + 1] > ' ';
    if (!one || (isWord(bytes[at + 1]) && at + 2 < bytes.length && isWord(bytes[at + 2]))) {
      return false;
    }
    at += bytes[at + 1] == '\\' ? 3 : 2;
    afterValue = true;
    return true;
  }

  /**
   * Whether a value can begin here. Behind another value it can if a blank is before it and none
   * behind it.
   */
  private boolean isArgument() {
    boolean spaced = at > 0 && bytes[at - 1] == ' ' && at + 1 < bytes.length;
    return !afterValue || (spaced && bytes[at + 1] > ' ' && bytes[at + 1] != '=');
  }

  private boolean isDocument() {
    int next = at + 2 < bytes.length ? bytes[at + 2] : ' ';
    boolean name = next == '"' || next == '\'' || next == '`' || Character.isUpperCase(next);
    return isArgument() && (name || ((next == '~' || next == '-') && isNamed(at + 3)));
  }

  private boolean isNamed(int offset) {
    return offset < bytes.length
        && (isWord(bytes[offset]) || "\"'`".indexOf(bytes[offset]) >= 0)
        && !Character.isDigit(bytes[offset]);
  }

  private boolean document() throws RefusedSourceException {
    int start = at;
    at += 2;
    if (!documents.expect()) {
      at = start;
      return false;
    }
    afterValue = true;
    return true;
  }

  private boolean percent(int nesting) throws RefusedSourceException {
    int mark = at + 1;
    boolean named = mark < bytes.length && "qQwWiIrsx".indexOf(bytes[mark]) >= 0;
    mark += named ? 1 : 0;
    if (mark >= bytes.length || isWord(bytes[mark]) || bytes[mark] <= ' ' || bytes[mark] == '=') {
      return false;
    }
    if (afterValue && !named && !isBehindMethod()) {
      return false;
    }
    char open = (char) bytes[mark];
    int pair = OPEN.indexOf(open);
    boolean holes = !named || "qwis".indexOf(bytes[at + 1]) < 0;
    return literal(
        mark + 1, pair < 0 ? 0 : open, pair < 0 ? open : CLOSE.charAt(pair), holes, nesting);
  }

  /**
   * Whether the word before the blank here may be the name of a method, so that its argument
   * follows.
   */
  private boolean isBehindMethod() {
    int end = at - 1;
    end -= bytes[end - 1] == '?' || bytes[end - 1] == '!' ? 1 : 0;
    int start = end;
    while (start > 0 && isWord(bytes[start - 1])) {
      start--;
    }
    boolean name = start < end && (Character.isLowerCase(bytes[start]) || bytes[start] == '_');
    return name && (start == 0 || "@$:".indexOf(bytes[start - 1]) < 0);
  }

  /**
   * Reads a literal from behind its opening mark. Pairs of marks within the literal belong to it.
   */
  private boolean literal(int from, char open, char close, boolean holes, int nesting)
      throws RefusedSourceException {
    at = from;
    int depth = 1;
    while (depth > 0) {
      if (at >= bytes.length) {
        throw noEnd();
      }
      if (bytes[at] == '\\') {
        at += 2;
      } else if (holes && startsWith("#{")) {
        at += 2;
        hole(nesting);
      } else {
        depth += bytes[at] == close ? -1 : bytes[at] == open && open != close ? 1 : 0;
        at++;
      }
    }
    afterValue = true;
    return true;
  }

  @Override
  boolean isValue(int from, int to) {
    return !BEFORE_VALUES.contains(text(from, to));
  }

  @Override
  @Nullable String unfit() {
    if (hasData) {
      return "ends in data (__END__)";
    }
    return documents.isEmpty() ? super.unfit() : HereDocuments.NO_END;
  }
}
