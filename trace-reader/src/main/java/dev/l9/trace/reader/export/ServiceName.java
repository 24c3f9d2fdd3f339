package dev.l9.trace.reader.export;

/** The name of the service that a JVM is, for tracers that want one. */
final class ServiceName {

  private static final String JAR = ".jar";

  private ServiceName() {}

  /**
   * The main class, or the jar without its folder and ending. Where the command isn't known it is
   * {@code unknown_service:java}, as OpenTelemetry's specification wants it.
   */
  static String of(String command) {
    String first = command.strip().split("\\s", 2)[0];
    String file = first.substring(first.lastIndexOf('/') + 1);
    String name = file.endsWith(JAR) ? file.substring(0, file.length() - JAR.length()) : first;
    return name.isEmpty() ? "unknown_service:java" : PlainText.wellFormed(name);
  }
}
