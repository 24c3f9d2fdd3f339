package dev.l9.trace.agent.capture;

import dev.l9.trace.agent.context.ThreadContext;
import dev.l9.trace.bootstrap.bridge.L9Handler;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides how an object is shown: by a text, by what it contains, or by the name of its class.
 *
 * <p>Decided once for each class. The class itself holds what was decided, so that no loader of the
 * application is kept alive.
 */
final class ObjectReader extends ClassValue<ValueForm> {

  private final LayoutReader layouts;
  private final JdkContainers containers;
  private final JdkFields jdkFields;
  private final Set<String> toStringClasses;

  ObjectReader(Redactor redactor, Set<String> toStringClasses, PackageOpener opener) {
    this.layouts = new LayoutReader(redactor, opener);
    this.jdkFields = new JdkFields(opener);
    this.containers = new JdkContainers(jdkFields);
    this.toStringClasses = toStringClasses;
  }

  @Override
  protected ValueForm computeValue(Class<?> type) {
    if (toStringClasses.contains(type.getName())) {
      return ValueForm.of(ValueForm.Kind.TO_STRING);
    } else if (JdkTypes.isTextual(type)) {
      return ValueForm.of(ValueForm.Kind.TEXT);
    } else if (Throwable.class.isAssignableFrom(type) || type == StringBuilder.class) {
      return ValueForm.of(ValueForm.Kind.BEGINNING);
    } else if (type.isArray()) {
      return ValueForm.of(ValueForm.Kind.ARRAY);
    } else if (JdkTypes.isJdk(type)) {
      return ValueForm.of(JdkContainers.kindOf(type));
    } else if (type.isHidden() || Proxy.isProxyClass(type) || JdkTypes.isHandle(type)) {
      return ValueForm.of(ValueForm.Kind.OPAQUE);
    }
    return new ValueForm(ValueForm.Kind.OBJECT, layouts.read(type));
  }

  ErrorText.ThrowableMessages throwableMessages() {
    return jdkFields;
  }

  /** Of a value of the kind {@code BEGINNING}; null where it was changed meanwhile. */
  @Nullable Beginning beginningOf(Object value) {
    return value instanceof Throwable thrown
        ? Beginning.of(thrown, throwableMessages())
        : Beginning.of((StringBuilder) value);
  }

  /** Of a value of the kind {@code TO_STRING}. */
  static String callToString(Object value) {
    ThreadContext context = ThreadContext.current();
    boolean before = context.suspend();
    try {
      String text = value.toString();
      return text == null ? nameAnd(value, "returned null") : text;
    } catch (Throwable e) { // Also a stack overflow, which is how a cyclic toString() ends.
      L9Handler.passOnStop(e);
      return nameAnd(value, "threw " + ClassNames.simple(e.getClass()));
    } finally {
      context.resume(before);
    }
  }

  private static String nameAnd(Object value, String what) {
    return ClassNames.full(value.getClass()) + " (toString() " + what + ")";
  }

  /** What a value of the kind {@code JDK} contains. */
  Content contentOf(Object value) {
    return containers.contentOf(value);
  }
}
