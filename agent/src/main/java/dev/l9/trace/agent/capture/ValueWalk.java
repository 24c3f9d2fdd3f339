package dev.l9.trace.agent.capture;

import dev.l9.trace.agent.fields.FieldMemory;
import dev.l9.trace.agent.redact.Redactor;
import dev.l9.trace.agent.redact.SensitiveNumbers;
import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.model.CapturedValue;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Captures values. It goes through containers and objects within the bounds of the format (SPEC,
 * section 5), or takes values whole, and writes what it finds as bytes.
 *
 * <p>Hot path. Guarantees: the work is bounded, and cycles are detected. No code of the application
 * runs except the {@code toString()} of classes that the user named. Sensitive values are redacted
 * before anything is kept. Errors of the JVM (out of memory, stack overflow) may be thrown; then a
 * part of the value is written but not committed. Confined to a thread, which captures one value
 * after the other.
 */
public final class ValueWalk {

  /** The most characters that the values of an event have which are taken whole. */
  public static final int MAX_WHOLE = 1 << 20;

  static final int MAX_STRING = 200;
  private static final int MAX_ITEMS = 10;
  private static final int MAX_FIELDS = 20;
  private static final int MAX_DEPTH = 3;
  private static final int MAX_NODES = 200;
  private static final int MAX_CHARS = 4096;
  private static final int MAX_KEY = 100;

  /** Values that are taken whole are as deep as small stacks, and readers of JSON, can bear. */
  private static final int MAX_WHOLE_DEPTH = 64;

  private static final int MAX_BITS = 4096;

  /** Readers of JSON limit the length of numbers. */
  private static final int MAX_WHOLE_BITS = 1 << 15;

  /** How many of these characters the mark of a cut text takes, with a number of any size. */
  private static final int MARK_CHARS = 18;

  private static final int NUMBER_CHARS = 8;

  /** What JSON has around a name and its value: quotes, a colon and a comma. */
  private static final int JSON_CHARS = 6;

  /** The longest escape of JSON. */
  private static final int MAX_ESCAPE = 6;

  private static final int NO_SIZE = -1;

  /**
   * The maximum nesting of references that hold references, such as an atomic reference to an
   * optional.
   */
  private static final int MAX_WRAPS = 10;

  private static final ValueBytes NOWHERE = new ValueBytes();

  private final Redactor redactor;
  private final ObjectReader objects;
  private final FieldMemory memory;
  private final SensitiveNumbers numbers;

  // The bounds.
  private final boolean whole;
  private final int maxString;
  private final int maxItems;
  private final int maxFields;
  private final int maxDepth;
  private final int searched;

  /**
   * The depth of keys, which are shown as text. Of a container as a key, only the class is shown.
   */
  private final int keyDepth;

  private final Object[] path;
  private ValueBytes out;
  private int nodes;
  private int chars;
  private int wraps;
  private boolean cut;

  /**
   * Captures values.
   *
   * @param whole whether they are taken whole, as far as {@link #MAX_WHOLE} allows
   */
  ValueWalk(Redactor redactor, ObjectReader objects, FieldMemory memory, boolean whole) {
    this.redactor = redactor;
    this.objects = objects;
    this.memory = memory;
    this.numbers = redactor.newNumbers();
    this.out = NOWHERE;
    this.whole = whole;
    this.maxString = whole ? MAX_WHOLE : MAX_STRING;
    this.maxItems = whole ? Integer.MAX_VALUE : MAX_ITEMS;
    this.maxFields = whole ? Integer.MAX_VALUE : MAX_FIELDS;
    this.maxDepth = whole ? MAX_WHOLE_DEPTH : MAX_DEPTH;
    this.searched = whole ? MAX_WHOLE + Redactor.SEARCHED : Redactor.SEARCHED;
    this.keyDepth = maxDepth + 1;
    this.path = new Object[maxDepth];
  }

  /** Appends a value as it is now. */
  public void capture(@Nullable Object value, ValueBytes to) {
    capture(value, to, MAX_CHARS);
  }

  /**
   * Appends a value as it is now, with at most about so many characters of JSON.
   *
   * @return how many of these are left
   */
  public int capture(@Nullable Object value, ValueBytes to, int maxChars) {
    out = to;
    nodes = whole ? Integer.MAX_VALUE : MAX_NODES;
    chars = maxChars;
    wraps = 0;
    cut = false;
    try {
      value(value, 0);
    } finally {
      out = NOWHERE;
      // The path is cleared here. If the methods that fill it did so, a capture that was broken off
      // would keep objects of the application in memory.
      for (int i = 0; i < path.length; i++) {
        path[i] = null;
      }
    }
    return chars;
  }

  /** Whether a part of the last value was left out for its size. */
  public boolean hasCut() {
    return cut;
  }

  /** Appends a primitive value. */
  public void capture(long value, ValueBytes to) {
    if (numbers.isSensitive(value)) {
      to.redacted();
    } else {
      to.number(value);
    }
  }

  /** Appends a primitive value. */
  public void capture(double value, ValueBytes to) {
    if (numbers.isSensitive(value)) {
      to.redacted();
    } else {
      to.number(value);
    }
  }

  /** Captures a value that is inside so many containers. */
  private void value(@Nullable Object value, int depth) {
    count();
    if (value == null) {
      out.nothing();
    } else if (value instanceof String text) {
      text(text);
    } else if (value instanceof Number number && JdkTypes.isPlainNumber(number)) {
      number(number);
    } else if (value instanceof Boolean bool) {
      out.bool(bool);
    } else if (value instanceof Enum<?> constant) {
      named(objects.nameOf(constant), constant);
    } else {
      object(value, depth);
    }
  }

  private void count() {
    nodes--;
    if (whole) {
      chars -= JSON_CHARS;
    }
  }

  private void object(Object value, int depth) {
    ValueForm form = objects.get(value.getClass());
    switch (form.kind()) {
      case TEXT -> named(objects.textOf(value), value);
      case TO_STRING -> text(ObjectReader.callToString(value));
      case BEGINNING -> beginning(value);
      case OPAQUE -> nameOf(value);
      case JDK -> jdk(objects.contentOf(value), value, depth);
      case ARRAY -> array(value, depth);
      case OBJECT -> fields(form, value, depth);
      default -> {
        Object asked = objects.standInFor(value);
        if (asked == null) {
          nameOf(value);
        } else {
          container(form.kind(), asked, value, depth);
        }
      }
    }
  }

  /**
   * Writes a text, or the name of the class if there is no text, as for a mock, whose fields are
   * not set.
   */
  private void named(@Nullable String text, Object value) {
    if (text == null) {
      nameOf(value);
    } else {
      text(text);
    }
  }

  private void beginning(Object value) {
    Beginning beginning = objects.beginningOf(value, searched);
    if (beginning == null) {
      nameOf(value);
    } else {
      text(beginning.text(), beginning.length());
    }
  }

  private void number(Number number) {
    if (number instanceof BigInteger || number instanceof BigDecimal) {
      bigNumber(objects.standInFor(number), number);
    } else if (numbers.isSensitive(number)) {
      out.redacted();
    } else {
      chars -= NUMBER_CHARS;
      out.number(number);
    }
  }

  private void bigNumber(@Nullable Object asked, Number number) {
    try {
      if (asked instanceof BigInteger big) {
        bigNumber(new BigDecimal(big), big, "integer", big.bitLength());
        return;
      } else if (asked instanceof BigDecimal big) {
        bigNumber(big, big, "decimal", big.unscaledValue().bitLength());
        return;
      }
    } catch (NullPointerException e) {
      // The number is a mock, which has no digits.
    }
    nameOf(number);
  }

  private void bigNumber(BigDecimal digits, Number number, String kind, int bits) {
    int length = (int) (bits * 0.302) + 8;
    if (bits > (whole ? MAX_WHOLE_BITS : MAX_BITS) || length > chars) {
      cut = true;
      text(CapturedValue.CUT + " " + kind + " of " + bits + " bits");
    } else if (numbers.isSensitive(digits, number.toString(), redactor)) {
      out.redacted();
    } else {
      chars -= length;
      out.number(number);
    }
  }

  private void text(String text) {
    int length = text.length();
    if (length > maxString || length > chars || redactor.hasOwnValues()) {
      text(text, length);
      return;
    }
    // The text is written first, since that shows whether it must be checked for secrets.
    int start = out.position();
    int seen = out.scan(text, length);
    if (seen != 0) {
      out.truncate(start);
      text(text, length);
    } else {
      chars -= length;
    }
  }

  /** Writes a text of this length, of which the beginning is given. */
  private void text(String text, int length) {
    if (redactor.isSensitiveValue(text, searched)) {
      out.redacted();
      return;
    }
    int limit = Math.max(0, Math.min(maxString, chars));
    int shown = TextCut.end(text, length, whole ? fitting(text, limit) : limit);
    chars -= whole ? 0 : shown; // See fitting.
    if (shown == length) {
      out.text(text);
    } else {
      chars -= MARK_CHARS;
      cut = true;
      out.cut(text, shown, length - shown);
    }
  }

  /**
   * How many characters of a text take at most so many bytes of JSON. The bytes are taken from the
   * characters that are left.
   */
  private int fitting(String text, int bytes) {
    int left = bytes;
    int end = 0;
    while (end < text.length()) {
      char c = text.charAt(end);
      int taken = JsonBytes.isPlain(c) ? 1 : c < ' ' ? MAX_ESCAPE : c < 0x800 ? 2 : 3;
      if (taken > left) {
        break;
      }
      left -= taken;
      end++;
    }
    chars -= bytes - left;
    return end;
  }

  private void jdk(Content content, Object self, int depth) {
    if (content instanceof Content.Wrapped wrapped) {
      unwrap(wrapped.value(), self, depth);
    } else if (content instanceof Content.Opaque) {
      nameOf(self);
    } else if (enter(self, content.size(), depth)) {
      int inner = innerDepth(depth);
      if (content instanceof Content.OfIterable iterable) {
        iterable(iterable.values(), iterable.size(), inner);
      } else if (content instanceof Content.OfMap map) {
        map(map.entries(), map.size(), inner);
      }
    }
  }

  /**
   * Captures a container of the JDK. The methods of {@code asked} are called in place of those of
   * the container itself.
   */
  private void container(ValueForm.Kind kind, Object asked, Object self, int depth) {
    int size = sizeOf(asked);
    if (size == NO_SIZE) {
      nameOf(self);
    } else if (enter(self, size, depth)) {
      int inner = innerDepth(depth);
      if (kind == ValueForm.Kind.MAP) {
        map(((Map<?, ?>) asked).entrySet(), size, inner);
      } else if (kind == ValueForm.Kind.LIST) {
        list((List<?>) asked, inner);
      } else {
        iterable((Collection<?>) asked, size, inner);
      }
    }
  }

  /** The size of a container; {@link #NO_SIZE} for a mock, whose fields are not set. */
  private static int sizeOf(Object container) {
    try {
      return container instanceof Map<?, ?> map ? map.size() : ((Collection<?>) container).size();
    } catch (NullPointerException e) {
      return NO_SIZE;
    }
  }

  /** Whether the contents are to be shown. If not, this writes what is shown in their place. */
  private boolean enter(Object self, int size, int depth) {
    if (depth == keyDepth) {
      nameOf(self);
    } else if (isInside(self, depth)) {
      out.text(CapturedValue.CUT + " cycle");
    } else if (depth < maxDepth) {
      path[depth] = self;
      return true;
    } else if (size == 0) {
      return true;
    } else {
      more(size);
    }
    return false;
  }

  private int innerDepth(int depth) {
    return depth < maxDepth ? depth + 1 : keyDepth;
  }

  private boolean isInside(Object self, int depth) {
    for (int i = 0; i < depth; i++) {
      if (path[i] == self) {
        return true;
      }
    }
    return false;
  }

  private void unwrap(@Nullable Object inner, Object self, int depth) {
    if (inner == self) {
      nameOf(self);
    } else if (wraps == MAX_WRAPS) {
      more(1);
    } else {
      wraps++;
      value(inner, depth);
      wraps--;
    }
  }

  private void nameOf(Object value) {
    String name = ClassNames.full(value.getClass());
    chars -= name.length();
    out.text(name);
  }

  private boolean isFull(int taken, int limit) {
    return taken == limit || nodes <= 0 || chars <= 0;
  }

  private void array(Object array, int depth) {
    int length = Array.getLength(array);
    if (array instanceof char[] text && redactor.isSensitiveValue(text, searched)) {
      out.redacted();
      return;
    } else if (!enter(array, length, depth)) {
      return;
    }
    out.items();
    for (int i = 0; i < length; i++) {
      if (isFull(i, maxItems)) {
        more(length - i);
        break;
      }
      value(Array.get(array, i), innerDepth(depth));
    }
    out.end();
  }

  private void list(List<?> values, int depth) {
    out.items();
    int whole = out.position();
    int size = values.size();
    try {
      for (int i = 0; i < size; i++) {
        if (isFull(i, maxItems)) {
          more(size - i);
          break;
        }
        value(values.get(i), depth);
        whole = out.position();
      }
    } catch (RuntimeException e) {
      out.truncate(whole);
      changed();
    }
    out.end();
  }

  private void iterable(Iterable<?> values, int size, int depth) {
    out.items();
    int whole = out.position();
    try {
      Iterator<?> iterator = values.iterator();
      for (int taken = 0; iterator.hasNext(); taken++) {
        if (isFull(taken, maxItems)) {
          more(size - taken);
          break;
        }
        value(iterator.next(), depth);
        whole = out.position();
      }
    } catch (RuntimeException e) {
      out.truncate(whole);
      changed();
    }
    out.end();
  }

  private void map(Iterable<? extends Map.Entry<?, ?>> entries, int size, int depth) {
    out.fields();
    int whole = out.position();
    int taken = 0;
    try {
      for (Map.Entry<?, ?> entry : entries) {
        if (isFull(taken, maxFields)) {
          out.text(CapturedValue.CUT);
          more(size - taken);
          break;
        }
        entry(entry, depth);
        whole = out.position();
        taken++;
      }
    } catch (RuntimeException e) {
      out.truncate(whole);
      out.text(CapturedValue.CUT);
      changed();
    }
    out.end();
  }

  private void entry(Map.Entry<?, ?> entry, int depth) {
    String key = key(entry.getKey());
    int limit = Math.max(0, Math.min(whole ? chars / MAX_ESCAPE : MAX_KEY, chars));
    chars -= Math.min(key.length(), limit) * (whole ? MAX_ESCAPE : 1);
    cut |= key.length() > limit;
    out.text(TextCut.cut(key, limit));
    if (redactor.isSensitiveName(key.substring(0, Math.min(key.length(), MAX_STRING)))) {
      out.redacted();
    } else {
      value(entry.getValue(), depth);
    }
  }

  private String key(@Nullable Object key) {
    if (key instanceof String text) {
      nodes--;
      return redactor.isSensitiveValue(text, searched) ? "***" : text;
    }
    return textOf(key);
  }

  /**
   * The text of a key. The key is captured as bytes first, so that it is bounded and redacted like
   * values.
   */
  private String textOf(@Nullable Object key) {
    int start = out.position();
    value(key, keyDepth);
    ValueReader reader = new ValueReader();
    reader.reset(out.array(), start);
    CapturedValue taken = reader.value();
    out.truncate(start);
    if (taken instanceof CapturedValue.Text text) {
      return text.value();
    } else if (taken instanceof CapturedValue.Num num) {
      return num.value().toString();
    }
    return taken instanceof CapturedValue.Bool bool ? String.valueOf(bool.value()) : "null";
  }

  private void fields(ValueForm form, Object object, int depth) {
    ObjectLayout layout = objects.layoutOf(form, object);
    if (layout == null) {
      typeOf(object);
    } else if (enter(object, layout.slots().length, depth)) {
      fields(layout, object, innerDepth(depth));
    }
  }

  /** Writes an object whose fields aren't known. */
  private void typeOf(Object object) {
    out.fields();
    out.text(CapturedValue.TYPE);
    nameOf(object);
    out.end();
  }

  private void fields(ObjectLayout layout, Object object, int depth) {
    chars -= layout.typeName().length();
    if (whole) {
      chars -= 2 * JSON_CHARS; // For the key of the type.
    }
    if (layout.shape() == ObjectShapes.NONE) {
      namedFields(layout, object, depth);
      return;
    }
    out.object(layout.shape());
    int taken = 0;
    for (ObjectLayout.Slot slot : layout.slots()) {
      if (isFull(taken++, maxFields)) {
        cut = true;
        break; // The reader knows from the shape how many fields there should be.
      }
      chars -= slot.name().length();
      field(slot, object, depth);
    }
    out.end();
  }

  /** Writes the fields of a class that has no shape, with their names. */
  private void namedFields(ObjectLayout layout, Object object, int depth) {
    out.fields();
    out.text(CapturedValue.TYPE);
    out.text(layout.typeName());
    int taken = 0;
    for (ObjectLayout.Slot slot : layout.slots()) {
      if (isFull(taken, maxFields)) {
        out.text(CapturedValue.CUT);
        more(layout.slots().length - taken);
        break;
      }
      taken++;
      chars -= slot.name().length();
      out.text(slot.name());
      field(slot, object, depth);
    }
    out.end();
  }

  /** Writes a field. Numbers are read as primitives, so that no objects are made for them. */
  private void field(ObjectLayout.Slot slot, Object object, int depth) {
    long at = slot.offset();
    if (slot.redacted()) {
      out.redacted();
      return;
    }
    switch (slot.kind()) {
      case 'I' -> number(memory.getInt(object, at));
      case 'J' -> number(memory.getLong(object, at));
      case 'D' -> number(memory.getDouble(object, at));
      case 'Z' -> value(memory.getBoolean(object, at), depth);
      case 'F' -> value(memory.getFloat(object, at), depth);
      case 'B' -> value(memory.getByte(object, at), depth);
      case 'S' -> value(memory.getShort(object, at), depth);
      case 'C' -> value(memory.getChar(object, at), depth);
      default -> value(memory.getReference(object, at), depth);
    }
  }

  private void number(long value) {
    scalar();
    capture(value, out);
  }

  private void number(double value) {
    scalar();
    capture(value, out);
  }

  private void scalar() {
    count();
    chars -= NUMBER_CHARS;
  }

  /**
   * Marks a cut. At least one element is left out, even if elements were added after they had been
   * counted.
   */
  private void more(int leftOut) {
    cut = true;
    out.more(Math.max(1, leftOut));
  }

  private void changed() {
    out.text(CapturedValue.CUT + " changed while it was read");
  }
}
