package dev.l9.trace.cli.view;

/** The formats of {@code l9 export}, by the words of its command line. */
enum ExportFormat {
  chrome,
  otlp,
  zipkin,
  collapsed,
  mermaid,
  csv;

  /** Whether it says of which JVM an event is, so that it needs the events that tell the JVMs. */
  boolean namesJvms() {
    return this == chrome || this == otlp || this == zipkin;
  }
}
