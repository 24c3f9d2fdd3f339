package dev.l9.trace.contract.rule;

import dev.l9.trace.contract.meta.MetaFields;
import dev.l9.trace.contract.meta.MetaFile;
import dev.l9.trace.contract.meta.Metadata;
import dev.l9.trace.contract.meta.Position;
import java.util.List;

/**
 * What is kept of a file that was looked through, until all are: enough for the rules that compare
 * files. Immutable.
 *
 * @param path relative to the root of the project, with {@code /} between folders
 * @param running what its run-time block shows of executions
 * @param violations what the rules for one file alone have found
 * @param suppressions what the file itself suppresses
 */
record GovernedFile(
    String path,
    Identity identity,
    Places places,
    Running running,
    List<Violation> violations,
    List<Suppression> suppressions) {

  /** What the header says; texts are empty where it says nothing. */
  record Identity(String id, String layer, String domain, String governanceLevel, String status) {

    static final Identity NONE = new Identity("", "", "", "", "");

    static Identity of(Metadata header) {
      return new Identity(
          header.text(MetaFields.COMPONENT_ID),
          header.text(MetaFields.LAYER),
          header.text(MetaFields.DOMAIN),
          header.text(MetaFields.GOVERNANCE_LEVEL),
          header.text(MetaFields.STATUS));
    }
  }

  /** Where the header names the fields that are compared, and where the run-time block is. */
  record Places(Position id, Position layer, Position domain, Position block) {

    static final Places NONE =
        new Places(Position.START, Position.START, Position.START, Position.START);

    static Places of(MetaFile file) {
      return new Places(
          file.position(file.header(), MetaFields.COMPONENT_ID),
          file.position(file.header(), MetaFields.LAYER),
          file.position(file.header(), MetaFields.DOMAIN),
          file.position(file.block()));
    }
  }

  /** The path of the folder; empty for the root of the project. */
  String folder() {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }
}
