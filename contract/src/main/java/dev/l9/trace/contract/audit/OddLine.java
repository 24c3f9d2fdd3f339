package dev.l9.trace.contract.audit;

import dev.l9.trace.contract.audit.AuditProblem.Kind;
import java.util.Optional;

/**
 * A line that isn't an entry as it was written.
 *
 * @param hash what the line says its hash is; empty if it is no whole entry
 */
record OddLine(long line, Form form, String hash) {

  /** What the line looks like. */
  enum Form {
    /** A whole entry, whose hash isn't that of its bytes. */
    FORGED,
    /** The beginning of an entry. */
    FRAGMENT,
    /** No entry at all. */
    FOREIGN
  }

  static OddLine of(byte[] line, int length, long number, Optional<ChainedLine> read) {
    if (read.isPresent()) {
      return new OddLine(number, Form.FORGED, read.get().hash());
    }
    boolean isFragment =
        length > 0 && length < LogLines.MAX_LENGTH && ChainedLine.startsAsEntry(line, length);
    return new OddLine(number, isFragment ? Form.FRAGMENT : Form.FOREIGN, "");
  }

  boolean isForged() {
    return form == Form.FORGED;
  }

  /**
   * What happened.
   *
   * @param stoodInChain whether there was an entry, which later ones follow
   */
  AuditProblem problem(boolean stoodInChain) {
    if (stoodInChain) {
      return switch (form) {
        case FORGED -> new AuditProblem(Kind.CHANGED, line, "its hash isn't that of its text");
        case FRAGMENT, FOREIGN ->
            new AuditProblem(Kind.CHANGED, line, "here was an entry, and it is whole no more");
      };
    }
    return switch (form) {
      case FORGED ->
          new AuditProblem(Kind.INSERTED, line, "no entry follows it, and its hash is wrong");
      case FRAGMENT ->
          new AuditProblem(
              Kind.TORN, line, "it was written in part, as by a process that was killed");
      case FOREIGN -> new AuditProblem(Kind.INSERTED, line, "it is no entry");
    };
  }
}
