package dev.l9.trace.bootstrap;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Reads a properties file with options. It is a class of its own, since most programs have no such
 * file and needn't load it.
 */
final class OptionsFile {

  private OptionsFile() {}

  /**
   * Reads a file.
   *
   * @throws IOException where the file can't be read
   * @throws IllegalArgumentException where the file isn't a properties file
   */
  static Properties read(Path file) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(text(Files.readAllBytes(file))));
    return properties;
  }

  /**
   * Decodes the bytes as UTF-8, or as ISO 8859-1, the former encoding of properties files, if they
   * aren't valid UTF-8.
   */
  private static String text(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.indexOf('\ufffd') < 0 ? text : new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
