package dev.l9.trace.agent.capture;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.model.CapturedValue;

/**
 * Writes values for {@code input_summary} and {@code output_summary}: a JSON string of at most 100
 * characters. A longer text is cut and ends with {@code …}.
 *
 * <p>Hot path on the writer thread: it allocates the texts of decimals, and texts that aren't plain
 * ASCII. Not thread-safe.
 */
public final class SummaryText {

  private static final int MAX_LENGTH = 100;

  /** A text that is longer than the maximum ends here, before the mark of the cut. */
  private static final int CUT_LENGTH = MAX_LENGTH - 1;

  private final JsonBytes out;
  private int chars;
  private int cutAt;

  public SummaryText(JsonBytes out) {
    this.out = out;
  }

  /** Begins a string. */
  public void begin() {
    out.raw("\"");
    chars = 0;
  }

  /** Ends the string, and cuts it if it is too long. */
  public void end() {
    if (isFull()) {
      out.truncate(cutAt);
      out.character(CapturedValue.CUT, 0);
    }
    out.raw("\"");
  }

  /** Whether more would be cut off. */
  private boolean isFull() {
    return chars > MAX_LENGTH;
  }

  /** Whether {@link #plain} can append this text. */
  public static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!JsonBytes.isPlain(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Appends a separator, unless the string is empty. */
  public void separate() {
    if (chars > 0) {
      comma();
    }
  }

  private void comma() {
    plain(',');
    plain(' ');
  }

  private void plain(char ascii) {
    if (!isFull()) {
      if (chars == CUT_LENGTH) {
        cutAt = out.size();
      }
      out.raw(ascii);
      chars++;
    }
  }

  /** Appends printable ASCII without quotes and backslashes. */
  public void plain(byte[] ascii) {
    if (!isFull()) {
      int before = out.size();
      out.raw(ascii);
      counted(before);
    }
  }

  /** Appends printable ASCII without quotes and backslashes. */
  public void plain(String ascii) {
    if (!isFull()) {
      int before = out.size();
      out.raw(ascii);
      counted(before);
    }
  }

  /** Counts the characters that were appended since, one for each byte. */
  private void counted(int before) {
    int more = out.size() - before;
    if (chars <= CUT_LENGTH && chars + more >= CUT_LENGTH) {
      cutAt = before + CUT_LENGTH - chars;
    }
    chars += more;
  }

  /** Appends any text. */
  public void text(String text) {
    for (int i = 0; i < text.length() && !isFull(); ) {
      int before = out.size();
      int next = out.character(text, i);
      if (chars <= CUT_LENGTH && chars + next - i > CUT_LENGTH) {
        cutAt = before; // A surrogate pair is never split.
      }
      chars += next - i;
      i = next;
    }
  }

  /**
   * Appends the next value, which is the only one. The braces of a map then are of no use, and are
   * left out.
   */
  public void onlyValue(ValueReader in) {
    if (in.kind() == ValueBytes.FIELDS) {
      in.raw();
      entries(in);
    } else {
      value(in);
    }
  }

  /** Appends the next value. */
  public void value(ValueReader in) {
    if (isFull()) {
      in.skip();
      return;
    }
    byte kind = (byte) in.raw();
    switch (kind) {
      case ValueBytes.NULL -> plain("null");
      case ValueBytes.FALSE -> plain("false");
      case ValueBytes.TRUE -> plain("true");
      case ValueBytes.REDACTED -> plain("***");
      case ValueBytes.MORE -> text(TextCut.more(in.integer()));
      case ValueBytes.BYTE, ValueBytes.SHORT, ValueBytes.INT, ValueBytes.LONG -> {
        int before = out.size();
        out.number(in.integer());
        counted(before);
      }
      case ValueBytes.PLAIN -> plain(in);
      case ValueBytes.TEXT -> text(in.text(kind));
      case ValueBytes.CUT -> {
        long leftOut = in.integer();
        value(in);
        text(TextCut.more(leftOut));
      }
      case ValueBytes.ITEMS -> items(in);
      case ValueBytes.FIELDS -> {
        plain('{');
        entries(in);
        plain('}');
      }
      case ValueBytes.OBJECT -> object(in);
      default -> plain(in.number(kind).toString());
    }
  }

  private void items(ValueReader in) {
    plain('[');
    for (boolean isFirst = true; !in.isEnd(); isFirst = false) {
      if (!isFirst) {
        comma();
      }
      value(in);
    }
    plain(']');
  }

  private void entries(ValueReader in) {
    for (boolean isFirst = true; !in.isEnd(); isFirst = false) {
      if (!isFirst) {
        comma();
      }
      key(in);
      plain('=');
      value(in);
    }
  }

  private void key(ValueReader in) {
    byte kind = (byte) in.raw();
    if (kind == ValueBytes.PLAIN) {
      plain(in);
    } else {
      text(in.text(kind));
    }
  }

  private void plain(ValueReader in) {
    int before = out.size();
    in.plainTo(out, Math.max(0, MAX_LENGTH + 1 - chars));
    counted(before);
  }

  private void object(ValueReader in) {
    ObjectShape shape = ObjectShapes.get((int) in.integer());
    prefix(shape, 0);
    int taken = 0;
    while (!in.isEnd()) {
      if (taken > 0) {
        prefix(shape, taken);
      }
      taken++;
      value(in);
    }
    int left = shape.fields().size() - taken;
    if (left > 0) {
      text((taken == 0 ? "" : ", ") + CapturedValue.CUT + "=" + TextCut.more(left));
    }
    plain('}');
  }

  private void prefix(ObjectShape shape, int field) {
    if (shape.isPlain()) {
      plain(shape.plainPrefix(field));
    } else {
      text(shape.prefix(field));
    }
  }
}
