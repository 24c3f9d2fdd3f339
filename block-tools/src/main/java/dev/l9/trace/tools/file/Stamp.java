package dev.l9.trace.tools.file;

import java.util.Locale;

/**
 * What became of a source's block.
 *
 * @param source below a source root
 * @param file the file; empty where none was found
 * @param reason why it was left alone; empty where it wasn't
 */
public record Stamp(String source, String file, Outcome outcome, String reason) {

  public enum Outcome {
    STAMPED,
    UNCHANGED,
    /** The file's block is of a later execution. */
    STALE,
    NOT_FOUND,
    REFUSED;

    /** The name that people and JSON see. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** Whether the block could have been stamped, and was not. */
    public boolean isFailure() {
      return this == NOT_FOUND || this == REFUSED;
    }
  }

  /** What people are told. */
  public String line() {
    String what = file.isEmpty() ? source : file;
    return String.format(
        "%-9s  %s%s", outcome.label(), what, reason.isEmpty() ? "" : ": " + reason);
  }
}
