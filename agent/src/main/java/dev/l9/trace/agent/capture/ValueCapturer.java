package dev.l9.trace.agent.capture;

import dev.l9.trace.agent.fields.FieldFinder;
import dev.l9.trace.agent.fields.FieldMemory;
import dev.l9.trace.agent.redact.Redactor;
import dev.l9.trace.model.CapturedValue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes values with what is sensitive left out; the configuration that all threads share. {@link
 * ValueWalk} says what is guaranteed. Safe for use by several threads.
 */
public final class ValueCapturer {

  private final Redactor redactor;
  private final ObjectReader objects;
  private final FieldMemory memory;

  /**
   * Takes values, with what these find sensitive left out.
   *
   * @param toStringClasses names of the classes whose {@code toString()} may be called
   * @param finder finds the fields of the program's classes
   */
  public ValueCapturer(Redactor redactor, Set<String> toStringClasses, FieldFinder finder) {
    this.redactor = redactor;
    this.memory = finder.memory();
    this.objects = new ObjectReader(redactor, toStringClasses, finder);
  }

  /** What a thread takes its values with. */
  public ValueWalk newWalk() {
    return new ValueWalk(redactor, objects, memory);
  }

  /** The value as it is now, as an object of its own. */
  public CapturedValue capture(@Nullable Object value) {
    ValueBytes bytes = new ValueBytes();
    newWalk().capture(value, bytes);
    ValueReader reader = new ValueReader();
    reader.reset(bytes.array(), 0);
    return reader.value();
  }

  /** The entry of a map or the metadata: by its name it may be sensitive. */
  public CapturedValue capture(String name, @Nullable Object value) {
    return redactor.isSensitiveName(name) ? CapturedValue.REDACTED : capture(value);
  }

  /** {@code ExceptionType: message}, or the type alone where there is no message. */
  public String errorText(Throwable thrown) {
    return ErrorText.of(thrown, objects.throwableMessages(), redactor);
  }
}
