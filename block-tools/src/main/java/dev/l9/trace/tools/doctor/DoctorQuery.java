package dev.l9.trace.tools.doctor;

import org.jspecify.annotations.Nullable;

/**
 * What the doctor is asked about: a class by its full or simple name, a method behind a {@code #},
 * or a source file by its name or path.
 */
public final class DoctorQuery {

  private final String text;
  private final String className;
  private final @Nullable String method;
  private final @Nullable String file;

  private DoctorQuery(
      String text, String className, @Nullable String method, @Nullable String file) {
    this.text = text;
    this.className = className;
    this.method = method;
    this.file = file;
  }

  /** Reads what somebody typed. Every text is a query; one that names nothing finds nothing. */
  public static DoctorQuery parse(String text) {
    int hash = text.indexOf('#');
    if (hash >= 0) {
      return new DoctorQuery(text, text.substring(0, hash), text.substring(hash + 1), null);
    }
    String path = text.replace('\\', '/');
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.indexOf('.');
    // Foo.java is such a name; in Outer.Inner and com.acme.Foo the last part has a capital letter.
    boolean isFile = path.contains("/") || (dot > 0 && name.substring(dot).matches("\\.[a-z]+"));
    return isFile
        ? new DoctorQuery(text, dot < 0 ? name : name.substring(0, dot), null, path)
        : new DoctorQuery(text, text, null, null);
  }

  String text() {
    return text;
  }

  /** Whether this method was asked about. */
  boolean matches(MethodRecord record) {
    if (file != null && !record.source().isEmpty()) {
      return isSame(file, record.source());
    }
    return isClass(record.name().className())
        && (method == null || method.equals(record.name().method()));
  }

  /** Whether one of the two paths is the end of the other. */
  private static boolean isSame(String a, String b) {
    return a.equals(b) || a.endsWith("/" + b) || b.endsWith("/" + a);
  }

  /** Whether a class of this name was asked about. */
  boolean isClass(String name) {
    return name.equals(className)
        || name.endsWith("." + className)
        || name.endsWith("$" + className);
  }
}
