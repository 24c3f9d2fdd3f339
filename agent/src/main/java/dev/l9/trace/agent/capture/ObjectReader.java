package dev.l9.trace.agent.capture;

import dev.l9.trace.agent.fields.FieldFinder;
import dev.l9.trace.agent.fields.JdkClasses;
import dev.l9.trace.agent.fields.JdkStandIns;
import dev.l9.trace.agent.redact.Redactor;
import dev.l9.trace.bootstrap.bridge.L9Handler;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides how an object is shown: by a text, by its contents, or by the name of its class.
 *
 * <p>The decision is made once for each class. The class itself holds it, so that no loader of the
 * application is kept alive. Thread-safe.
 */
final class ObjectReader extends ClassValue<ValueForm> {

  private final JdkClasses jdk;
  private final LayoutReader layouts;
  private final JdkStandIns standIns;
  private final JdkContainers containers;
  private final JdkFields jdkFields;
  private final Set<String> toStringClasses;

  ObjectReader(Redactor redactor, Set<String> toStringClasses, FieldFinder finder) {
    this.jdk = new JdkClasses(finder.memory());
    this.layouts = new LayoutReader(redactor, finder, jdk);
    this.standIns = new JdkStandIns(finder.memory());
    this.jdkFields = new JdkFields(finder.memory(), standIns);
    this.containers = new JdkContainers(jdkFields, standIns);
    this.toStringClasses = toStringClasses;
  }

  @Override
  protected ValueForm computeValue(Class<?> type) {
    if (toStringClasses.contains(type.getName())) {
      return new ValueForm(ValueForm.Kind.TO_STRING);
    } else if (Throwable.class.isAssignableFrom(type) || type == StringBuilder.class) {
      return new ValueForm(ValueForm.Kind.BEGINNING);
    } else if (type.isArray()) {
      return new ValueForm(ValueForm.Kind.ARRAY);
    } else if (jdk.contains(type)) {
      boolean isTextual = JdkTypes.isTextual(type);
      return new ValueForm(isTextual ? ValueForm.Kind.TEXT : JdkContainers.kindOf(type));
    } else if (type.isHidden() || Proxy.isProxyClass(type) || JdkTypes.isHandle(type)) {
      return new ValueForm(ValueForm.Kind.OPAQUE);
    }
    return new ValueForm(ValueForm.Kind.OBJECT);
  }

  /** The fields of an object of this form; null if they aren't known yet. */
  @Nullable ObjectLayout layoutOf(ValueForm form, Object value) {
    ObjectLayout layout = form.layout();
    if (layout == null) {
      layout = layouts.read(value.getClass());
      form.setLayout(layout);
    }
    return layout;
  }

  /**
   * The text of a value of the kind {@code TEXT}; null if the value is a mock, whose fields are not
   * set.
   */
  @Nullable String textOf(Object value) {
    Object asked = value instanceof Class ? value : standIns.of(value);
    try {
      return asked == null ? null : JdkTypes.textOf(asked);
    } catch (NullPointerException e) {
      return null;
    }
  }

  /** See {@link JdkStandIns}. */
  @Nullable Object standInFor(Object value) {
    return standIns.of(value);
  }

  /** See {@link JdkFields}. */
  @Nullable String nameOf(Enum<?> constant) {
    return jdkFields.nameOf(constant);
  }

  StackTraceElement[] framesOf(Throwable thrown) {
    return jdkFields.framesOf(thrown);
  }

  ErrorText.ThrowableMessages throwableMessages() {
    return jdkFields;
  }

  /**
   * The beginning of a value of the kind {@code BEGINNING}, with as much as is searched for
   * secrets; null if the value changed at the same time.
   */
  @Nullable Beginning beginningOf(Object value, int searched) {
    if (value instanceof Throwable thrown) {
      return Beginning.of(thrown, throwableMessages(), searched);
    }
    StringBuilder builder = (StringBuilder) standIns.of(value);
    return builder == null ? null : Beginning.of(builder, searched);
  }

  /** The text of a value of the kind {@code TO_STRING}. */
  static String callToString(Object value) {
    try {
      String text = value.toString();
      return text == null ? nameAnd(value, "returned null") : text;
      // A stack overflow is caught too, since a cyclic toString() ends with it.
    } catch (Throwable e) {
      L9Handler.passOnStop(e);
      return nameAnd(value, "threw " + ClassNames.simple(e.getClass()));
    }
  }

  private static String nameAnd(Object value, String what) {
    return ClassNames.full(value.getClass()) + " (toString() " + what + ")";
  }

  /** The contents of a value of the kind {@code JDK}. */
  Content contentOf(Object value) {
    return containers.contentOf(value);
  }
}
