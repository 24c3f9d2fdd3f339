package dev.l9.trace.contract.rule;

/** What a rule is for, and what to do about it, for who meets it first in a report. */
public final class RuleHelp {

  private RuleHelp() {}

  /** A few sentences. */
  public static String of(RuleId rule) {
    return switch (rule) {
      case PRESENCE ->
          "Each governed file has a header of metadata, a footer and a run-time DORA block, in the"
              + " form of its file type. l9 fix puts them into the files that lack them. Files that"
              + " git stores without run-time blocks need none where git's index is checked.";
      case FIELD_COVERAGE ->
          "A header has all fields that the contract names as mandatory, with values that the"
              + " contract allows. l9 fix adds those whose values are known.";
      case NO_PLACEHOLDER ->
          "A value that a template left behind says nothing of the file. Replace it by what holds.";
      case UNIQUE_ID ->
          "The component_id stands for one file, in the registry and in the audit log. The file"
              + " whose path comes first keeps it; l9 fix gives the other one an id of its own.";
      case CONSISTENCY ->
          "The files of one folder have one layer and one domain. What most of them say is what the"
              + " others differ from. Say it once for all of them, in field_values of the contract.";
      case GOVERNANCE ->
          "A file whose domain, or one of whose folders, is among governed_modules of the contract"
              + " has the governance_level high or critical.";
      case BLOCK_ORDER ->
          "The header is at the top, the footer at the bottom, and the DORA block behind it; each is"
              + " there once, and whole.";
      case REGISTRY_CURRENT ->
          ".l9-dora-registry.json repeats what the headers say, so that nobody has to read all"
              + " files. l9 fix brings it up to date.";
      case HELD_AGAINST_RUN ->
          "What the header claims is compared with what the run-time block shows: the dependencies"
              + " with the calls, the layer with those of the executions, the status with the"
              + " failures, the callers, and whether anything has run. A block that was edited by hand is an error; the rest"
              + " are warnings. Correct the header, or the code.";
    };
  }
}
