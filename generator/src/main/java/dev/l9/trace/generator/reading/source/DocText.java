package dev.l9.trace.generator.reading.source;

import static dev.l9.trace.contract.yaml.SourceText.quoted;

/** Texts that stand in comments of generated files. */
public final class DocText {

  private DocText() {}

  /** The text on one line; empty if there is none that can be used. */
  public static String of(SpecNode node) {
    String text = node.text().orElse("");
    String line = text.strip().replaceAll("\\s+", " ");
    if (node.isUsable() && line.isEmpty()) {
      node.unusable(
          "this text says nothing", "write a clause, or take the key out if it may be missing");
    } else if (line.codePoints().anyMatch(Character::isISOControl)) {
      node.unusable(
          "the text has a character that can't be shown", "write letters, digits and signs");
    } else if (line.contains("*/") || line.contains("\\u")) {
      node.unusable(
          quoted(line) + " would end or change the comment that it stands in",
          "write it without */ and \\u");
    }
    return node.isUsable() ? line : "";
  }
}
