package dev.l9.trace.agent.capture;

import java.io.Closeable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.stream.BaseStream;

/**
 * Knows what can be read of which classes of the JDK without running code of the application.
 * Thread-safe.
 */
final class JdkTypes {

  /**
   * Classes whose {@code toString()} describes the value completely, and calls nothing that an
   * application can supply.
   */
  private static final Set<String> TEXTUAL =
      Set.of(
          "java.lang.Character",
          "java.math.MathContext",
          "java.net.URI",
          "java.net.Inet4Address",
          "java.net.Inet6Address",
          "java.net.InetSocketAddress",
          "java.io.File",
          "java.util.Currency",
          "java.util.Locale",
          "java.util.OptionalDouble",
          "java.util.OptionalInt",
          "java.util.OptionalLong",
          "java.util.UUID",
          "java.util.regex.Pattern");

  private JdkTypes() {}

  /** Whether the number is of an immutable class of the JDK, and not of a subclass. */
  static boolean isPlainNumber(Number number) {
    Class<?> type = number.getClass();
    return type == Integer.class
        || type == Long.class
        || type == Double.class
        || type == Float.class
        || type == Short.class
        || type == Byte.class
        || type == BigDecimal.class
        || type == BigInteger.class;
  }

  /** Whether {@link #textOf} has a text for values of this class of the JDK. */
  static boolean isTextual(Class<?> type) {
    return type == Class.class
        || type == URL.class
        || Date.class.isAssignableFrom(type)
        || TEXTUAL.contains(type.getName())
        || isTime(type)
        || Path.class.isAssignableFrom(type)
        || Charset.class.isAssignableFrom(type);
  }

  /** The text of a value of a textual class. */
  @SuppressWarnings("JavaUtilDate") // The application decides which classes its values have.
  static String textOf(Object value) {
    if (value instanceof Class<?> c) {
      return ClassNames.full(c);
    } else if (value instanceof URL url) {
      return textOf(url);
    }
    return value instanceof Date date
        ? Instant.ofEpochMilli(date.getTime()).toString()
        : value.toString();
  }

  /**
   * Whether the class is one of a value in {@code java.time}. A clock isn't, since it may call a
   * clock of the application.
   */
  private static boolean isTime(Class<?> type) {
    return type.getPackageName().equals("java.time") && !Clock.class.isAssignableFrom(type);
  }

  /**
   * The text of a URL. {@code toString()} isn't called, since it may call a stream handler of the
   * application.
   */
  private static String textOf(URL url) {
    String authority = url.getAuthority();
    return url.getProtocol() + ":" + (authority == null ? "" : "//" + authority) + url.getFile();
  }

  /** Whether the class stands for something outside of memory, or for work to be done. */
  static boolean isHandle(Class<?> type) {
    return Closeable.class.isAssignableFrom(type)
        || BaseStream.class.isAssignableFrom(type)
        || ClassLoader.class.isAssignableFrom(type)
        || Thread.class.isAssignableFrom(type)
        || isGeneratedProxy(type.getName());
  }

  /**
   * Whether a name is that of a generated proxy. CGLIB, Javassist, Weld and others put {@code $$}
   * into such names; Byte Buddy doesn't.
   */
  private static boolean isGeneratedProxy(String className) {
    return className.contains("$$")
        || className.contains("$HibernateProxy")
        || className.contains("$ByteBuddy$");
  }
}
