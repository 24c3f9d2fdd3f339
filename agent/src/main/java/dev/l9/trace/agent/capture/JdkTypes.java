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

/** Knows which classes of the JDK can be asked what, without running code of the application. */
final class JdkTypes {

  /**
   * Their {@code toString()} says what they are, and calls nothing that an application can supply.
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

  /** Whether it is an immutable number of the JDK, and not of a subclass. */
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
  @SuppressWarnings("JavaUtilDate") // Values of the application are of whatever class they are.
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

  /** The values of {@code java.time}; a clock may stand before one of the application. */
  private static boolean isTime(Class<?> type) {
    return type.getPackageName().equals("java.time") && !Clock.class.isAssignableFrom(type);
  }

  /** Not {@code toString()}: a stream handler of the application may take part in that. */
  private static String textOf(URL url) {
    String authority = url.getAuthority();
    return url.getProtocol() + ":" + (authority == null ? "" : "//" + authority) + url.getFile();
  }

  /** Whether it stands for something outside of memory, or for work to be done. */
  static boolean isHandle(Class<?> type) {
    return Closeable.class.isAssignableFrom(type)
        || BaseStream.class.isAssignableFrom(type)
        || ClassLoader.class.isAssignableFrom(type)
        || Thread.class.isAssignableFrom(type)
        || isGeneratedProxy(type.getName());
  }

  /** CGLIB, Javassist, Weld and others mark their proxies by {@code $$}; Byte Buddy doesn't. */
  private static boolean isGeneratedProxy(String className) {
    return className.contains("$$")
        || className.contains("$HibernateProxy")
        || className.contains("$ByteBuddy$");
  }
}
