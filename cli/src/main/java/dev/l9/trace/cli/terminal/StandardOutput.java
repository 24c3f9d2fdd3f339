package dev.l9.trace.cli.terminal;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Standard output, which knows in the end whether it took everything: writers for people say
 * nothing of what goes wrong.
 */
public final class StandardOutput extends OutputStream {

  private final OutputStream out = new FileOutputStream(FileDescriptor.out);
  private String failure = "";

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) throws IOException {
    try {
      out.write(bytes, from, length);
    } catch (IOException e) {
      failure = String.valueOf(e.getMessage());
      throw e;
    }
  }

  /** Whether who reads it, such as a pager, wanted no more. */
  public boolean isClosedByReader() {
    return failure.contains("Broken pipe");
  }

  /** Why it took no more. It is empty where all is well, and where the reader wanted no more. */
  public String failure() {
    return isClosedByReader() ? "" : failure;
  }
}
