package dev.l9.trace.agent.capture;

import dev.l9.trace.agent.fields.FieldFinder;
import dev.l9.trace.agent.fields.FieldMemory;
import dev.l9.trace.agent.redact.Redactor;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.testkit.TraceText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.function.Function;

/** Takes values as the agent does with its defaults, and shows them as JSON. */
public final class Captured {

  public static final FieldMemory MEMORY = memory();

  /** Class files are those of their loaders here: no class has changed since. */
  private static final FieldFinder FIELDS = new FieldFinder(Captured::classFile, MEMORY);

  static final ValueCapturer DEFAULT = capturer(new Redactor("", ""), Set.of());

  /** Takes values as a whole. */
  public static final Function<Object, CapturedValue> DEFAULT_WHOLE =
      value -> {
        ValueBytes bytes = new ValueBytes();
        DEFAULT.newWholeWalk().capture(value, bytes, ValueWalk.MAX_WHOLE);
        ValueReader reader = new ValueReader();
        reader.reset(bytes.array(), 0);
        return reader.value();
      };

  private Captured() {}

  /** Takes values of any class; the JVM of the tests has the package open. */
  public static ValueCapturer capturer(Redactor redactor, Set<String> toStringClasses) {
    return new ValueCapturer(redactor, toStringClasses, FIELDS);
  }

  private static FieldMemory memory() {
    try {
      return FieldMemory.create(type -> {});
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] classFile(Class<?> type) {
    String file = type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getClassLoader().getResourceAsStream(file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String json(Object value) {
    return json(DEFAULT, value);
  }

  public static String json(ValueCapturer capturer, Object value) {
    return TraceText.json(capturer.capture(value));
  }
}
