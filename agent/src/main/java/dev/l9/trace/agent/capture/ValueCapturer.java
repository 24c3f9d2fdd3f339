package dev.l9.trace.agent.capture;

import dev.l9.trace.agent.fields.FieldFinder;
import dev.l9.trace.agent.fields.FieldMemory;
import dev.l9.trace.agent.redact.Redactor;
import dev.l9.trace.model.CapturedValue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Captures values without what is sensitive. It holds the configuration that all threads share.
 * {@link ValueWalk} says what is guaranteed. Safe for use by several threads.
 */
public final class ValueCapturer {

  private final Redactor redactor;
  private final ObjectReader objects;
  private final FieldMemory memory;

  /**
   * Makes a capturer.
   *
   * @param toStringClasses the names of the classes whose {@code toString()} may be called
   * @param finder finds the fields of the program's classes
   */
  public ValueCapturer(Redactor redactor, Set<String> toStringClasses, FieldFinder finder) {
    this.redactor = redactor;
    this.memory = finder.memory();
    this.objects = new ObjectReader(redactor, toStringClasses, finder);
  }

  /** Makes an object with which a thread captures its values. */
  public ValueWalk newWalk() {
    return new ValueWalk(redactor, objects, memory, false);
  }

  /** Makes an object with which a thread captures values whole. */
  public ValueWalk newWholeWalk() {
    return new ValueWalk(redactor, objects, memory, true);
  }

  /** Captures a value as it is now, as an object of its own. */
  public CapturedValue capture(@Nullable Object value) {
    ValueBytes bytes = new ValueBytes();
    newWalk().capture(value, bytes);
    ValueReader reader = new ValueReader();
    reader.reset(bytes.array(), 0);
    return reader.value();
  }

  /** Captures the value of an entry of a map or of metadata, whose name may make it sensitive. */
  public CapturedValue capture(String name, @Nullable Object value) {
    return redactor.isSensitiveName(name) ? CapturedValue.REDACTED : capture(value);
  }

  /**
   * Describes an exception as {@code ExceptionType: message}, or by its type alone if it has no
   * message.
   */
  public String errorText(Throwable thrown) {
    return ErrorText.of(thrown, objects.throwableMessages(), redactor);
  }

  /** Describes the causes of an exception down to the root cause; empty if it has none. */
  public String causeText(Throwable thrown) {
    return ErrorText.ofCauses(thrown, objects.throwableMessages(), redactor);
  }

  /** What an exception names as its cause; null if it names none. */
  public @Nullable Throwable causeOf(Throwable thrown) {
    return objects.throwableMessages().causeOf(thrown);
  }

  /** The frames that an exception has. None are filled in. */
  public StackTraceElement[] framesOf(Throwable thrown) {
    return objects.framesOf(thrown);
  }
}
