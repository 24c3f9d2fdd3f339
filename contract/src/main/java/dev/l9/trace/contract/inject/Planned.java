package dev.l9.trace.contract.inject;

import dev.l9.trace.contract.meta.Metadata;
import java.util.Arrays;
import java.util.List;

/** What is to become of one file. The arrays must not be changed. */
public final class Planned {

  private final String path;
  private final byte[] before;
  private final byte[] after;
  private final Metadata header;
  private final List<String> failures;

  private Planned(
      String path, byte[] before, byte[] after, Metadata header, List<String> failures) {
    this.path = path;
    this.before = before;
    this.after = after;
    this.header = header;
    this.failures = List.copyOf(failures);
  }

  static Planned of(String path, byte[] before, byte[] after, Metadata header) {
    return new Planned(path, before, after, header, List.of());
  }

  static Planned failed(String path, List<String> failures) {
    return new Planned(path, new byte[0], new byte[0], Metadata.NONE, failures);
  }

  /** Relative to the root of the project, with {@code /} between folders. */
  public String path() {
    return path;
  }

  /** What the file holds. */
  public byte[] before() {
    return before;
  }

  /** What it is to hold. */
  public byte[] after() {
    return after;
  }

  /** The header that it is to have. */
  public Metadata header() {
    return header;
  }

  /** Why it can't have the blocks; empty if it can. */
  public List<String> failures() {
    return failures;
  }

  /** Whether nothing is wrong, and something is to be written. */
  public boolean isChange() {
    return failures.isEmpty() && !Arrays.equals(before, after);
  }
}
