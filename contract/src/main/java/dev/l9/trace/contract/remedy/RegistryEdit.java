package dev.l9.trace.contract.remedy;

import dev.l9.trace.contract.registry.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What becomes of the registry's file. The arrays must not be changed. */
public final class RegistryEdit {

  private final byte[] before;
  private final byte[] after;

  RegistryEdit(byte[] before, byte[] after) {
    this.before = before;
    this.after = after;
  }

  /** What the file holds now; nothing if it isn't there. */
  static byte[] content(Path root) throws IOException {
    Path file = root.resolve(Registry.FILE);
    return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
  }

  /** What it held; nothing if it wasn't there. */
  byte[] before() {
    return before;
  }

  /** What it holds, or would. */
  byte[] after() {
    return after;
  }

  /** Whether it is another content. */
  public boolean isChange() {
    return !Arrays.equals(before, after);
  }
}
