package dev.l9.trace.agent.capture;

import dev.l9.trace.agent.fields.FieldMemory;
import dev.l9.trace.agent.redact.Redactor;
import dev.l9.trace.agent.redact.SensitiveNumbers;
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
 * Takes values: walks down into containers and objects within the bounds of the format (SPEC,
 * section 5), and writes what it finds as bytes.
 *
 * <p>Hot path. Guarantees: bounded, cyclic-safe, no code of the application but the {@code
 * toString()} of classes that the user named, redaction before anything is kept. May throw errors
 * of the JVM (out of memory, stack overflow), when a part of the value is written, but not
 * committed. Confined to a thread; used for one value after the other.
 */
public final class ValueWalk {

  static final int MAX_STRING = 200;
  private static final int MAX_ITEMS = 10;
  private static final int MAX_FIELDS = 20;
  private static final int MAX_DEPTH = 3;
  private static final int MAX_NODES = 200;
  private static final int MAX_CHARS = 4096;

  /** What the mark of a cut text takes of them: enough for any number. */
  private static final int MARK_CHARS = 18;

  private static final int MAX_KEY = 100;
  private static final int MAX_BITS = 4096;
  private static final int NO_SIZE = -1;

  /** References that hold references, such as an optional in an atomic one. */
  private static final int MAX_WRAPS = 10;

  /** Keys are texts: of a container only the class is shown. */
  private static final int KEY_DEPTH = MAX_DEPTH + 1;

  private final Redactor redactor;
  private final ObjectReader objects;
  private final FieldMemory memory;
  private final SensitiveNumbers numbers;
  private final Object[] path = new Object[MAX_DEPTH];
  private ValueBytes out;
  private int nodes;
  private int chars;
  private int wraps;

  ValueWalk(Redactor redactor, ObjectReader objects, FieldMemory memory) {
    this.redactor = redactor;
    this.objects = objects;
    this.memory = memory;
    this.numbers = redactor.newNumbers();
    this.out = NOWHERE;
  }

  private static final ValueBytes NOWHERE = new ValueBytes();

  /** Appends a value as it is now. */
  public void capture(@Nullable Object value, ValueBytes to) {
    out = to;
    nodes = MAX_NODES;
    chars = MAX_CHARS;
    wraps = 0;
    try {
      value(value, 0);
    } finally {
      out = NOWHERE;
      // Not left to the loops: one that was broken off would keep objects of the application.
      path[0] = null;
      path[1] = null;
      path[2] = null;
    }
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

  /** Takes a value that lies in this many containers. */
  private void value(@Nullable Object value, int depth) {
    nodes--;
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

  /** A text, or the name of the class where there is none: a mock has no fields. */
  private void named(@Nullable String text, Object value) {
    if (text == null) {
      nameOf(value);
    } else {
      text(text);
    }
  }

  private void beginning(Object value) {
    Beginning beginning = objects.beginningOf(value);
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
      chars -= 8;
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
      // A mock has no digits.
    }
    nameOf(number);
  }

  private void bigNumber(BigDecimal digits, Number number, String kind, int bits) {
    int length = (int) (bits * 0.302) + 8;
    if (bits > MAX_BITS || length > chars) {
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
    if (length > MAX_STRING || length > chars || redactor.hasOwnValues()) {
      text(text, length);
      return;
    }
    // Written first: on the way it shows whether the text must be looked at again.
    int start = out.position();
    int seen = out.scan(text, length);
    if (seen != 0) {
      out.truncate(start);
      text(text, length);
    } else {
      chars -= length;
    }
  }

  /** A text of this length, given by its beginning. */
  private void text(String text, int length) {
    int shown = TextCut.end(text, length, Math.max(0, Math.min(MAX_STRING, chars)));
    if (redactor.isSensitiveValue(text)) {
      out.redacted();
    } else if (shown == length) {
      chars -= length;
      out.text(text);
    } else {
      chars -= shown + MARK_CHARS;
      out.cut(text, shown, length - shown);
    }
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

  /** A container of the JDK, of which this one is asked. */
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

  /** Of a mock there is none: nobody has set its fields. */
  private static int sizeOf(Object container) {
    try {
      return container instanceof Map<?, ?> map ? map.size() : ((Collection<?>) container).size();
    } catch (NullPointerException e) {
      return NO_SIZE;
    }
  }

  /** Whether what is inside is shown, or something else is shown in its place. */
  private boolean enter(Object self, int size, int depth) {
    if (depth == KEY_DEPTH) {
      nameOf(self);
    } else if (isInside(self, depth)) {
      out.text(CapturedValue.CUT + " cycle");
    } else if (depth < MAX_DEPTH) {
      path[depth] = self;
      return true;
    } else if (size == 0) {
      return true;
    } else {
      out.more(size);
    }
    return false;
  }

  private static int innerDepth(int depth) {
    return depth < MAX_DEPTH ? depth + 1 : KEY_DEPTH;
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
      out.more(1);
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
    if (array instanceof char[] text && redactor.isSensitiveValue(text)) {
      out.redacted();
      return;
    } else if (!enter(array, length, depth)) {
      return;
    }
    out.items();
    for (int i = 0; i < length; i++) {
      if (isFull(i, MAX_ITEMS)) {
        out.more(length - i);
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
        if (isFull(i, MAX_ITEMS)) {
          out.more(size - i);
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
        if (isFull(taken, MAX_ITEMS)) {
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
        if (isFull(taken, MAX_FIELDS)) {
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
    int limit = Math.max(0, Math.min(MAX_KEY, chars));
    chars -= Math.min(key.length(), limit);
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
      return redactor.isSensitiveValue(text) ? "***" : text;
    }
    return textOf(key);
  }

  /** The text of a key; by way of its bytes, so that it is bounded and redacted as values are. */
  private String textOf(@Nullable Object key) {
    int start = out.position();
    value(key, KEY_DEPTH);
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

  /** An object whose fields nobody knows. */
  private void typeOf(Object object) {
    out.fields();
    out.text(CapturedValue.TYPE);
    nameOf(object);
    out.end();
  }

  private void fields(ObjectLayout layout, Object object, int depth) {
    chars -= layout.typeName().length();
    if (layout.shape() == ObjectShapes.NONE) {
      namedFields(layout, object, depth);
      return;
    }
    out.object(layout.shape());
    int taken = 0;
    for (ObjectLayout.Slot slot : layout.slots()) {
      if (isFull(taken++, MAX_FIELDS)) {
        break; // Whoever reads it sees how many there should be.
      }
      chars -= slot.name().length();
      field(slot, object, depth);
    }
    out.end();
  }

  /** Of a class whose names the writer doesn't know. */
  private void namedFields(ObjectLayout layout, Object object, int depth) {
    out.fields();
    out.text(CapturedValue.TYPE);
    out.text(layout.typeName());
    int taken = 0;
    for (ObjectLayout.Slot slot : layout.slots()) {
      if (isFull(taken, MAX_FIELDS)) {
        out.text(CapturedValue.CUT);
        out.more(layout.slots().length - taken);
        break;
      }
      taken++;
      chars -= slot.name().length();
      out.text(slot.name());
      field(slot, object, depth);
    }
    out.end();
  }

  /** Reads numbers as they are: as objects they would have to be made. */
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
    nodes--;
    chars -= 8;
  }

  /** At least one: where elements came after they were counted, there are more than was said. */
  private void more(int leftOut) {
    out.more(Math.max(1, leftOut));
  }

  private void changed() {
    out.text(CapturedValue.CUT + " changed while it was read");
  }
}
