package dev.l9.trace.language.code;

import dev.l9.trace.language.RefusedSourceException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Adds the shell's quotes, which nest by {@code $(…)}, and its here-documents. It also finds the
 * data that a script reads from its own file: they follow an {@code exit} or {@code exec}, so that
 * the shell doesn't run them.
 */
final class ShellLexer extends CodeLexer {

  private static final Quote PLAIN = Quote.raw("'", "'");
  private static final Quote ESCAPED = new Quote("$'", "'", true, true, false, false, null);
  private static final Quote BACKQUOTES = Quote.lines("`");

  private final HereDocuments documents = new HereDocuments(this, "\t");

  private static final Set<String> OPENING = Set.of("if", "case", "do");
  private static final Set<String> CLOSING = Set.of("fi", "esac", "done");
  private static final Set<String> BEFORE_COMMANDS =
      Set.of("if", "then", "else", "elif", "while", "until", "do", "!", "time");

  /** How many compound commands are open. */
  private int compounds;

  /** Whether a command can begin here. */
  private boolean beginsCommand = true;

  /** Whether the command that begins here runs under a condition. */
  private boolean conditional;

  /** Whether the shell ends in this line. */
  private boolean ends;

  /** Whether the shell has ended in a line above. */
  private boolean ended;

  private boolean hasData;

  /** How many parentheses around arithmetic are open, in which {@code <<} is a shift. */
  private int arithmetic;

  ShellLexer(CodeSyntax syntax, byte[] file) throws RefusedSourceException {
    super(syntax, file);
  }

  @Override
  boolean isComment() {
    return bytes[at] == '#' && (lines.isFirst(at) || " \t\n\r;&|()`".indexOf(bytes[at - 1]) >= 0);
  }

  @Override
  void blank() throws RefusedSourceException {
    boolean lineEnd = bytes[at] == '\n';
    at++;
    if (lineEnd) {
      beginsCommand = true;
      ended |= ends;
      documents.read();
    }
  }

  @Override
  boolean special(int nesting) throws RefusedSourceException {
    checkNesting(nesting);
    if (nesting == 0 && isData()) {
      hasData = true;
      at = bytes.length;
      return true;
    }
    switch (bytes[at]) {
      case '\\' -> at += startsWith("\\\r\n") ? 3 : 2;
      case '\'' -> quote(PLAIN, nesting);
      case '"' -> text(nesting);
      case '`' -> quote(BACKQUOTES, nesting);
      case '$' -> dollar(nesting, false);
      case '(' -> {
        beginsCommand = startsWith("()"); // Behind these, the body of a function follows.
        group(nesting);
      }
      case '<' -> less();
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Follows the commands of the script. Returns whether the shell has ended before this byte. */
  private boolean isData() {
    byte c = bytes[at];
    boolean begins = beginsCommand;
    beginsCommand = ";&|".indexOf(c) >= 0 || (begins && c == '\\');
    if (c == '{' && at + 1 < bytes.length && bytes[at + 1] <= ' ') {
      compounds++;
      beginsCommand = true;
    } else if (c == '}' && begins) {
      compounds--;
    } else if (";&|".indexOf(c) >= 0) {
      boolean and = c == '&' && (startsWith("&&") || (at > 0 && bytes[at - 1] == '&'));
      conditional = c == '|' || and;
    } else if (begins && c != '\\') {
      command(text(at, endOfWord()));
    }
    return ended;
  }

  private int endOfWord() {
    int end = at;
    while (end < bytes.length && " \t\r\n;&|()<>".indexOf(bytes[end]) < 0) {
      end++;
    }
    return end;
  }

  private void command(String word) {
    compounds += OPENING.contains(word) ? 1 : CLOSING.contains(word) ? -1 : 0;
    beginsCommand = BEFORE_COMMANDS.contains(word);
    boolean always = compounds == 0 && !conditional;
    ends |= always && (word.equals("exit") || (word.equals("exec") && isProgram(at + 4)));
    ended |= always && word.matches("__[A-Z]\\w*__") && isLineEnd(endOfWord());
    conditional &= beginsCommand;
  }

  /** Whether {@code exec} runs a program, rather than only redirecting files. */
  private boolean isProgram(int from) {
    int next = from;
    while (next < bytes.length && (bytes[next] == ' ' || bytes[next] == '\t')) {
      next++;
    }
    int sign = next;
    while (sign < bytes.length && Character.isDigit(bytes[sign])) {
      sign++;
    }
    return !isLineEnd(next) && "<>&{;".indexOf(bytes[sign < bytes.length ? sign : next]) < 0;
  }

  private boolean isLineEnd(int offset) {
    return offset >= bytes.length || isLineEnd(bytes[offset]);
  }

  private void less() throws RefusedSourceException {
    if (startsWith("<<<")) {
      at += 3;
    } else if (startsWith("<<") && arithmetic == 0) {
      at += 2;
      documents.expect();
    } else {
      at++;
    }
  }

  private void text(int nesting) throws RefusedSourceException {
    at++;
    inside('"', nesting, true);
  }

  /** Reads up to this quote or brace, and past nested text that may contain further ones. */
  private void inside(char end, int nesting, boolean quoted) throws RefusedSourceException {
    checkNesting(nesting);
    while (at < bytes.length && bytes[at] != end) {
      switch (bytes[at]) {
        case '\\' -> at += 2;
        case '`' -> quote(BACKQUOTES, nesting);
        case '$' -> dollar(nesting, quoted);
        case '"' -> text(nesting + 1);
        case '\'' -> {
          if (quoted) {
            at++;
          } else {
            quote(PLAIN, nesting);
          }
        }
        default -> at++;
      }
    }
    if (at >= bytes.length) {
      throw noEnd();
    }
    at++;
  }

  private void dollar(int nesting, boolean quoted) throws RefusedSourceException {
    if (startsWith("${")) {
      at += 2;
      inside('}', nesting + 1, quoted);
    } else if (startsWith("$(")) {
      at++;
      group(nesting + 1);
    } else if (startsWith("$'") && !quoted) {
      quote(ESCAPED, nesting);
    } else {
      at++;
    }
  }

  private void group(int nesting) throws RefusedSourceException {
    boolean shifts = startsWith("((");
    arithmetic += shifts ? 1 : 0;
    at++;
    while (at < bytes.length && bytes[at] != ')') {
      element(nesting + 1);
    }
    if (at >= bytes.length) {
      throw new RefusedSourceException("has a parenthesis without an end");
    }
    at++;
    arithmetic -= shifts ? 1 : 0;
  }

  @Override
  void skipWord() {
    while (at < bytes.length && isWord(bytes[at]) && bytes[at] != '$') {
      at++;
    }
  }

  @Override
  @Nullable String unfit() {
    if (hasData) {
      return "has data, or what is never run, behind its end";
    }
    return documents.isEmpty() ? super.unfit() : HereDocuments.NO_END;
  }
}
