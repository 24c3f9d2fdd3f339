package dev.l9.trace.contract.rule;

import dev.l9.trace.contract.meta.MetaFields;
import dev.l9.trace.contract.meta.MetaFile;
import dev.l9.trace.contract.meta.Metadata;
import dev.l9.trace.contract.spec.Contract;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A file of a governed module needs a high governance level. */
final class GovernanceRule {

  private static final List<String> ENOUGH = List.of("critical", "high");

  private GovernanceRule() {}

  /** The module is the file's domain, or a folder in which it is. */
  static void check(Contract contract, String path, MetaFile file, Findings out) {
    Metadata header = file.header().data();
    String level = header.text(MetaFields.GOVERNANCE_LEVEL);
    if (level.isEmpty() || ENOUGH.contains(level)) {
      return;
    }
    String[] parts = path.split("/", -1);
    List<String> folders = Arrays.asList(parts).subList(0, parts.length - 1);
    for (String module : contract.checks().governed()) {
      if (module.equals(header.text(MetaFields.DOMAIN)) || folders.contains(module)) {
        out.add(
            RuleId.GOVERNANCE,
            file.position(file.header(), MetaFields.GOVERNANCE_LEVEL),
            MetaFields.GOVERNANCE_LEVEL,
            "Module "
                + module
                + " is critical but governance_level is '"
                + level
                + "'. Must be 'critical' or 'high'.",
            Map.of("MODULE", module, "LEVEL", level),
            "set governance_level to high or critical, or take the module out of governed_modules");
        return;
      }
    }
  }
}
