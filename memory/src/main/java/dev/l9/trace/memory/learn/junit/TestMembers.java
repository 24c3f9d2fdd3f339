package dev.l9.trace.memory.learn.junit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The members by which tests read and compare values. They are a resource, and Java as it is. */
final class TestMembers {

  private static final String RESOURCE = "members.txt";

  private TestMembers() {}

  static String source() {
    try (InputStream in = TestMembers.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the jar has no " + RESOURCE);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
