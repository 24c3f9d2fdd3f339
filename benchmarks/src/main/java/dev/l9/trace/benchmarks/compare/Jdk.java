package dev.l9.trace.benchmarks.compare;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** A JDK to measure on. */
record Jdk(Path home, String version) {

  static Jdk at(Path home) throws IOException {
    Properties release = new Properties();
    try (Reader reader = Files.newBufferedReader(home.resolve("release"))) {
      release.load(reader);
    }
    String version = release.getProperty("JAVA_VERSION", "?").replace("\"", "");
    String vendor = release.getProperty("IMPLEMENTOR", "").replace("\"", "");
    return new Jdk(home, version + (vendor.isEmpty() ? "" : " (" + vendor + ")"));
  }

  String java() {
    return home.resolve("bin/java").toString();
  }
}
