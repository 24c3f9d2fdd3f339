package dev.l9.trace.agent.capture;

import dev.l9.trace.model.CapturedValue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes values. Hot path: scalars cost one small object, containers one per node.
 *
 * <p>Guarantees: bounded ({@link ValueWalk} holds the bounds), cyclic-safe, no code of the
 * application but the {@code toString()} of classes that the user named, redaction before anything
 * is kept. May throw errors of the JVM (out of memory, stack overflow); the bridge keeps them from
 * the application. Safe for use by several threads.
 */
public final class ValueCapturer {

  private final Redactor redactor;
  private final ObjectReader objects;

  /**
   * Takes values, with what these find sensitive left out.
   *
   * @param toStringClasses names of the classes whose {@code toString()} may be called
   * @param opener makes the fields of classes in named modules readable
   */
  public ValueCapturer(Redactor redactor, Set<String> toStringClasses, PackageOpener opener) {
    this.redactor = redactor;
    this.objects = new ObjectReader(redactor, toStringClasses, opener);
  }

  /** The value as it is now. */
  public CapturedValue capture(@Nullable Object value) {
    if (value == null) {
      return CapturedValue.NULL;
    }
    Class<?> type = value.getClass();
    if (type == Integer.class || type == Long.class || type == Double.class) {
      return new CapturedValue.Num((Number) value);
    }
    if (type == Boolean.class) {
      return new CapturedValue.Bool((Boolean) value);
    }
    return new ValueWalk(redactor, objects).value(value, 0);
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
