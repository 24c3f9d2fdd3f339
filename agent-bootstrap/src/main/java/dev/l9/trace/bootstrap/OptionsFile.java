package dev.l9.trace.bootstrap;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** A properties file with options; a class of its own, as most programs have none. */
final class OptionsFile {

  private OptionsFile() {}

  /**
   * Reads a file.
   *
   * @throws IOException where it can't be read
   * @throws IllegalArgumentException where it isn't a properties file
   */
  static Properties read(Path file) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(text(Files.readAllBytes(file))));
    return properties;
  }

  /** UTF-8, or ISO 8859-1 as properties files once were, where it isn't that. */
  private static String text(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.indexOf('\ufffd') < 0 ? text : new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
