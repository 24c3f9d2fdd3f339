package dev.l9.trace.contract.rule;

import java.util.Locale;
import java.util.Optional;

/** The rules, in the order in which they are checked and listed. */
public enum RuleId {
  PRESENCE("DORA block must be present"),
  FIELD_COVERAGE("All mandatory fields must be populated"),
  NO_PLACEHOLDER("No field can have empty or placeholder value"),
  UNIQUE_ID("Every file must have unique component_id"),
  CONSISTENCY("DORA fields must be consistent across related files"),
  GOVERNANCE("Critical/high-risk modules require governance_level >= high"),
  BLOCK_ORDER("The three blocks are in their places, once and whole"),
  REGISTRY_CURRENT("The registry says what the files say"),
  HELD_AGAINST_RUN("The header says what the run shows");

  private final String title;

  RuleId(String title) {
    this.title = title;
  }

  /** What the rule demands, in a few words. */
  public String title() {
    return title;
  }

  /** The name of the rule in files, options and answers, such as {@code unique-id}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The rule of this id. */
  public static Optional<RuleId> of(String id) {
    for (RuleId rule : values()) {
      if (rule.id().equals(id)) {
        return Optional.of(rule);
      }
    }
    return Optional.empty();
  }
}
