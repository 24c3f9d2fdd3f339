package dev.l9.trace.language.data;

import dev.l9.trace.language.LexedSource;
import dev.l9.trace.language.RefusedSourceException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Goes once through a YAML file (1.2). It finds which lines are comments, which lines are entries
 * of a root mapping under one key, and whether a document can take such an entry.
 *
 * <p>It follows what decides where a scalar or a flow collection ends: indentation, quotes,
 * brackets, the headers of block scalars. A file that it can't read with certainty is refused. Not
 * thread-safe.
 */
public final class YamlScanner extends YamlTokens {

  private static final String OPEN_SCALAR =
      "ends in a block scalar, whose text would change with what follows it";

  /** The kind of node at the root of a document. */
  private enum Root {
    NOTHING,
    MAPPING,
    OTHER
  }

  /** The wanted key, plain and in both kinds of quotes. */
  private final Set<String> ownKeys;

  private Root root = Root.NOTHING;

  /** The columns of the open block collections, the innermost last. */
  private int[] columns = new int[16];

  private int depth;

  /**
   * Lines that are indented by more than this continue a plain scalar. It is {@code
   * Integer.MAX_VALUE} if none is open.
   */
  private int plainIndent = Integer.MAX_VALUE;

  /** Whether the root has a tag. A value of the tag's type might not allow a further entry. */
  private boolean tagged;

  /** Whether an anchor of the first document's root is in a line of its own, at its top. */
  private boolean anchored;

  /**
   * Whether a line behind the last content is indented by tabs. To some readers that is an error if
   * more content follows.
   */
  private boolean endsInTab;

  /** The offset at which the first document begins: its content, or the comments above that. */
  private int top;

  /** Whether the first document has begun and not ended. */
  private boolean first = true;

  /** Whether there was a marker of a document. */
  private boolean marked;

  private @Nullable String firstUnfit;

  private int lastContent = -1;
  private int blockStart = -1;
  private boolean hasContent;
  private boolean endsOpen;

  private YamlScanner(byte[] file, String key) throws RefusedSourceException {
    super(file);
    ownKeys = Set.of(key, "'" + key + "'", '"' + key + '"');
    top = at;
  }

  /**
   * Scans a file for an entry that is, or will be, the last entry of the file's last document.
   *
   * @throws RefusedSourceException where it isn't certain what in the file is a comment
   */
  public static LexedSource scan(byte[] file, String key) throws RefusedSourceException {
    YamlScanner scanner = scanned(file, key);
    return new LexedSource(scanner.lines, scanner.hasContent, true, scanner.unfit());
  }

  /**
   * Scans a file for an entry that is, or will be, the first entry of the file's first document.
   *
   * @throws RefusedSourceException where it isn't certain what in the file is a comment
   */
  public static LexedSource scanForTop(byte[] file, String key) throws RefusedSourceException {
    YamlScanner scanner = scanned(file, key);
    return new LexedSource(scanner.lines, scanner.hasContent, true, scanner.firstUnfit);
  }

  /**
   * Scans the lines between the rules of front matter, for an entry that is, or will be, the first
   * one. There may be no other entries.
   *
   * @throws RefusedSourceException where it isn't certain what in the lines is a comment
   */
  public static LexedSource scanFrontMatter(byte[] lines, String key)
      throws RefusedSourceException {
    YamlScanner scanner = scanned(lines, key);
    boolean empty = scanner.root == Root.NOTHING && !scanner.hasContent;
    boolean one = !scanner.marked && scanner.top == LexedSource.start(lines);
    boolean takesEntry = one && (empty || scanner.firstUnfit == null);
    @Nullable String unfit = takesEntry ? null : "has front matter that can't take another entry";
    return new LexedSource(scanner.lines, scanner.hasContent, true, unfit);
  }

  /** The offset at which the first document begins: its content, or the comments above that. */
  public static int top(byte[] file, String key) throws RefusedSourceException {
    return scanned(file, key).top;
  }

  private static YamlScanner scanned(byte[] file, String key) throws RefusedSourceException {
    YamlScanner scanner = new YamlScanner(file, key);
    while (scanner.at < file.length) {
      scanner.line();
    }
    scanner.endEntry();
    scanner.endFirst();
    return scanner;
  }

  /** Ends the first document, unless it has ended. */
  private void endFirst() {
    if (first) {
      first = false;
      boolean takesEntry = root == Root.MAPPING && !tagged && !anchored;
      firstUnfit = takesEntry ? null : "has a first document that can't take another entry";
    }
  }

  private @Nullable String unfit() {
    return switch (root) {
      case NOTHING -> "has no mapping in its last document that could take a block";
      case OTHER -> "has a last document that is no block mapping, which can't take a block";
      case MAPPING -> unfitMapping();
    };
  }

  private @Nullable String unfitMapping() {
    if (tagged) {
      return "has a tag at its root, whose type may not take a block";
    }
    if (endsInTab) {
      return "ends in a line that begins with a tab, which not all readers take";
    }
    return endsOpen ? OPEN_SCALAR : null;
  }

  private void line() throws RefusedSourceException {
    int start = at;
    skipSpaces();
    int indent = at - start;
    skipBlanks();
    boolean tab = at > start + indent;
    if (isLineEnd(current())) {
      endsInTab |= tab;
      nextLine();
    } else if (current() == '#') {
      endsInTab |= tab;
      comment(start);
    } else if (at == start && (isMarker("---") || isMarker("..."))) {
      document();
    } else if (at == start && current() == '%' && root == Root.NOTHING) {
      skipLine();
      setTop(start);
    } else {
      content(start, indent);
    }
  }

  private void comment(int start) {
    if (at == start) {
      lines.setComment(lines.lineOf(start));
    }
    plainIndent = Integer.MAX_VALUE;
    endsOpen = false;
    skipLine();
  }

  private void document() throws RefusedSourceException {
    boolean begins = current() == '-';
    int start = at;
    endEntry();
    boolean isFirst = begins && root == Root.NOTHING && !marked;
    if (!isFirst) {
      endFirst();
    }
    marked = true;
    root = Root.NOTHING;
    plainIndent = Integer.MAX_VALUE;
    depth = 0;
    endsOpen = false;
    endsInTab = false;
    tagged = false;
    at += 3;
    skipBlanks();
    if (begins && !isAtComment()) {
      hasContent = true;
      if (node(at, false)) {
        return;
      }
    }
    restOfLine();
    if (isFirst) {
      setTop(start);
    }
  }

  /** Moves the top below this line, if the line belongs to the first document. */
  private void setTop(int start) {
    top = first ? lines.start(lines.lineOf(start) + 1) : top;
  }

  private void content(int start, int indent) throws RefusedSourceException {
    hasContent = true;
    endsOpen = false;
    endsInTab = false;
    if (indent > plainIndent) {
      plain();
      endPlain();
    } else {
      if (at > start + indent) {
        throw invalid(); // A tab must not indent content.
      }
      plainIndent = Integer.MAX_VALUE;
      while (depth > 0 && columns[depth - 1] >= indent) {
        depth--;
      }
      if (node(start, true)) {
        return;
      }
    }
    lastContent = lines.lineOf(at - 1);
    restOfLine();
  }

  /** The column of the innermost collection; -1 at the root. */
  private int parent() {
    return depth == 0 ? -1 : columns[depth - 1];
  }

  private void open(int column, Root kind) throws RefusedSourceException {
    if (root == Root.NOTHING) {
      root = column == 0 ? kind : Root.OTHER;
    } else if (column == 0 && root == Root.OTHER && kind == Root.MAPPING) {
      throw invalid();
    }
    columns = depth == columns.length ? Arrays.copyOf(columns, 2 * depth) : columns;
    columns[depth++] = column;
  }

  /**
   * Reads what begins in this line: collections, their keys, and the value behind these.
   *
   * @param start the offset of column 0
   * @param keys whether keys and entries can begin here
   * @return whether the value's lines were all read, up to the end of the last one
   */
  private boolean node(int start, boolean keys) throws RefusedSourceException {
    boolean mayBeKey = keys;
    boolean tag = false;
    boolean anchor = false;
    int begin = at;
    while (true) {
      skipBlanks();
      if (isAtComment()) {
        tagged |= tag && root == Root.NOTHING;
        anchored |= anchor && keys && first && root == Root.NOTHING;
        return false;
      }
      if (mayBeKey && "-?:".indexOf(current()) >= 0 && isBlankOrEnd(byteAt(at + 1))) {
        if (at == start && current() != '-') {
          endEntry();
        }
        open(at - start, current() == '-' ? Root.OTHER : Root.MAPPING);
        at++;
        skipBlanks();
        begin = at;
      } else if (current() == '!' || current() == '&') {
        tag |= current() == '!';
        anchor |= current() == '&';
        skipWord();
      } else if (current() == '|' || current() == '>') {
        value(start, begin, mayBeKey);
        blockScalar();
        return true;
      } else {
        boolean plain = scalar();
        if (!isKeyEnd()) {
          value(start, begin, mayBeKey);
          endPlain(plain);
          return false;
        }
        if (!mayBeKey) {
          throw invalid();
        }
        key(start, begin);
        mayBeKey = false;
      }
    }
  }

  /** Goes past a scalar or a flow collection. Returns whether it is a plain scalar. */
  private boolean scalar() throws RefusedSourceException {
    switch (current()) {
      case '"', '\'' -> quoted();
      case '[', '{' -> flow();
      case '*' -> skipWord();
      case ']', '}', ',', '@', '`', '%' -> throw invalid();
      default -> {
        plain();
        return true;
      }
    }
    skipBlanks();
    return false;
  }

  /** Notes that a value begins here that is not a block collection. */
  private void value(int start, int begin, boolean mayBeKey) throws RefusedSourceException {
    if (root == Root.NOTHING) {
      root = Root.OTHER;
    } else if (mayBeKey && begin == start && root == Root.MAPPING) {
      throw invalid(); // In the root mapping's column, only a key can begin.
    }
  }

  private void key(int start, int begin) throws RefusedSourceException {
    open(begin - start, Root.MAPPING);
    if (begin == start) {
      endEntry();
      String key = new String(bytes, begin, at - begin, StandardCharsets.ISO_8859_1).strip();
      boolean own = ownKeys.contains(key);
      blockStart = own ? lines.lineOf(begin) : -1;
    }
    at++;
  }

  /** Ends an entry of the root mapping. If it has the wanted key, its lines may be facts. */
  private void endEntry() {
    for (int line = blockStart; line >= 0 && line <= lastContent; line++) {
      lines.setBody(line);
    }
    blockStart = -1;
  }

  private void endPlain() throws RefusedSourceException {
    if (isKeyEnd()) {
      throw invalid();
    }
    endPlain(true);
  }

  /** Ends a scalar. A plain one may continue in the next line, unless a comment follows it. */
  private void endPlain(boolean plain) {
    plainIndent = plain && isLineEnd(current()) ? parent() : Integer.MAX_VALUE;
  }

  private void blockScalar() throws RefusedSourceException {
    int explicit = 0;
    byte chomping = 0;
    for (at++; !isBlankOrEnd(current()); at++) {
      if (current() == '+' || current() == '-') {
        chomping = current();
      } else if (current() >= '1' && current() <= '9') {
        explicit = current() - '0';
      } else {
        throw invalid();
      }
    }
    lastContent = lines.lineOf(at - 1);
    restOfLine();
    int header = lastContent;
    scalarLines(explicit > 0 ? Math.max(parent(), 0) + explicit : -1);
    // Some readers regard a comment below blanks of an empty scalar as an error.
    boolean empty = lastContent == header;
    boolean open = empty || chomping == '+' || (chomping != '-' && !endsLine());
    endsOpen = at >= bytes.length && open;
  }

  private boolean endsLine() {
    return isLineEnd(bytes[bytes.length - 1]);
  }

  private void scalarLines(int explicitIndent) {
    int indent = explicitIndent;
    while (at < bytes.length) {
      int start = at;
      skipSpaces();
      int spaces = at - start;
      skipBlanks();
      boolean blank = isLineEnd(current());
      endsInTab = blank && (endsInTab || at > start + spaces);
      if (!blank && indent < 0 && spaces > parent()) {
        indent = spaces;
      }
      boolean marker = spaces == 0 && (isMarker("---") || isMarker("..."));
      if (!blank && (indent < 0 || spaces < indent || marker)) {
        at = start;
        return;
      }
      lastContent = blank ? lastContent : lines.lineOf(start);
      skipLine();
      nextLine();
    }
  }
}
