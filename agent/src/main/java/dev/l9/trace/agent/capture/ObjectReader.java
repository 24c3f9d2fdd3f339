package dev.l9.trace.agent.capture;

import dev.l9.trace.agent.context.ThreadContext;
import java.lang.reflect.Proxy;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides how an object is shown: by a text, by what it contains, or by the name of its class. */
final class ObjectReader {

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

  ErrorText.ThrowableMessages throwableMessages() {
    return jdkFields;
  }

  /** Of values with a text that may be long; null for others. */
  @Nullable Beginning beginningOf(Object value) {
    if (value instanceof Throwable thrown) {
      return Beginning.of(thrown, throwableMessages());
    }
    return value instanceof StringBuilder builder ? Beginning.of(builder) : null;
  }

  /** The text that says it all; null where the value has none, or asking would run foreign code. */
  @Nullable String textOf(Object value) {
    if (!toStringClasses.isEmpty() && toStringClasses.contains(value.getClass().getName())) {
      return callToString(value);
    }
    return JdkTypes.textOf(value);
  }

  private static @Nullable String callToString(Object value) {
    ThreadContext context = ThreadContext.current();
    boolean before = context.suspend();
    try {
      return value.toString();
    } catch (Throwable e) { // Also a stack overflow, which is how a cyclic toString() ends.
      return ClassNames.full(value.getClass())
          + " (toString() threw "
          + ClassNames.simple(e.getClass())
          + ")";
    } finally {
      context.resume(before);
    }
  }

  /** What the value contains. */
  Content contentOf(Object value) {
    Class<?> type = value.getClass();
    if (type.isArray()) {
      return new Content.OfArray(value);
    }
    if (JdkTypes.isJdk(type)) {
      return containers.contentOf(value);
    }
    if (type.isHidden() || Proxy.isProxyClass(type) || JdkTypes.isHandle(value)) {
      return new Content.Opaque();
    }
    return new Content.OfObject(value, layouts.get(type));
  }
}
