package dev.l9.trace.contract.report;

import dev.l9.trace.contract.rule.RuleId;

/** What a rule is for, and what to do about it, for who meets it first in a report. */
final class RuleHelp {

  private RuleHelp() {}

  static String of(RuleId rule) {
    return switch (rule) {
      case PRESENCE ->
          "Each governed file begins with a header of metadata, in the form of its file type."
              + " l9 fix puts one into the files that lack it.";
      case FIELD_COVERAGE ->
          "A header has all fields that the contract names as mandatory. l9 fix adds those whose"
              + " values are known.";
      case NO_PLACEHOLDER ->
          "A value that a template left behind says nothing of the file. Replace it by what holds.";
      case UNIQUE_ID ->
          "The component_id stands for one file, in the registry and in the audit log. Give one of"
              + " the files an id of its own.";
      case CONSISTENCY ->
          "Files of one module agree on what the contract compares, such as the layer and the"
              + " domain.";
      case GOVERNANCE ->
          "Files of the modules that the contract governs have the governance_level high or"
              + " critical.";
      case BLOCK_ORDER ->
          "The header is at the top, the footer at the bottom, and the DORA block behind it; each is"
              + " there once, and whole.";
      case REGISTRY_CURRENT ->
          ".l9-dora-registry.json repeats what the headers say, so that nobody has to read all"
              + " files. l9 fix brings it up to date.";
      case HELD_AGAINST_RUN ->
          "What the header claims is compared with what ran. Correct the header, or the code.";
    };
  }
}
