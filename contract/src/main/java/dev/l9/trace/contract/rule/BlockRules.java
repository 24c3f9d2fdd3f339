package dev.l9.trace.contract.rule;

import dev.l9.trace.contract.meta.MetaFields;
import dev.l9.trace.contract.meta.MetaFile;
import dev.l9.trace.contract.meta.MetaFile.Part;
import dev.l9.trace.contract.meta.MetaFile.State;
import dev.l9.trace.contract.meta.Position;
import dev.l9.trace.contract.spec.Contract.Severity;
import java.util.Map;

/** Which of the three sections a file has, and whether each is whole and in its place. */
final class BlockRules {

  /** The symbol of what is violated by a run-time block. */
  static final String BLOCK = "block";

  private final MetaFile file;
  private final Findings out;

  BlockRules(MetaFile file, Findings out) {
    this.file = file;
    this.out = out;
  }

  /**
   * @param needsBlock whether the file must have a run-time block
   */
  void check(boolean needsBlock) {
    if (file.header().state() == State.NONE) {
      out.add(
          RuleId.PRESENCE,
          Position.START,
          "header",
          "Generated file missing DORA block. Codegen must add it.",
          Map.of(),
          "run `l9 fix` on it, which brings all three blocks");
    } else {
      present(file.footer(), "footer", "Footer Meta");
      if (needsBlock) {
        present(file.block(), BLOCK, "run-time DORA block");
      }
    }
    order(file.header(), "header", "at the top");
    if (file.footer().state() != State.MISPLACED || file.block().state() != State.DAMAGED) {
      // What is left of a damaged block is below the footer.
      order(file.footer(), "footer", "at the end, above the run-time block");
    }
    order(file.block(), BLOCK, "the last thing in the file");
    namesFooter();
  }

  private void present(Part part, String symbol, String name) {
    if (part.state() == State.NONE) {
      out.add(
          RuleId.PRESENCE,
          Severity.ERROR,
          Position.START,
          symbol,
          "the file has no " + name,
          "run `l9 fix` on it");
    }
  }

  private void order(Part part, String symbol, String place) {
    if (part.state() == State.MISPLACED) {
      add(part, symbol, "the " + symbol + " is not " + place);
    } else if (part.state() == State.SEVERAL) {
      add(part, symbol, "there is more than one " + symbol);
    } else if (part.state() == State.DAMAGED) {
      add(part, symbol, "a part of the " + symbol + " is missing, or can't be read");
    }
  }

  private void add(Part part, String symbol, String message) {
    String remedy = "run `l9 fix` on it, which puts it in its place";
    out.add(RuleId.BLOCK_ORDER, Severity.ERROR, file.position(part), symbol, message, remedy);
  }

  /** A reader of the header has to know that there is more below. */
  private void namesFooter() {
    Part header = file.header();
    if (header.isReadable()
        && file.footer().isReadable()
        && !header.data().has(MetaFields.FOOTER)) {
      out.add(
          RuleId.BLOCK_ORDER,
          Severity.WARNING,
          file.position(header),
          MetaFields.FOOTER,
          "the header doesn't name the footer",
          "run `l9 fix` on it");
    }
  }
}
