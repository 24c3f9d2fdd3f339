package dev.l9.trace.contract.spec;

import dev.l9.trace.contract.spec.Contract.Severity;
import dev.l9.trace.contract.yaml.YamlFile;
import dev.l9.trace.contract.yaml.YamlFile.Flaw;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;

/** The file of a contract as nodes, which know where they stand. */
final class ContractYaml {

  private ContractYaml() {}

  /** The root of a text; empty if there is none, or the text is no YAML, which is a problem. */
  static Optional<Node> compose(Problems problems) {
    YamlFile file = YamlFile.of(problems.source());
    if (file.flaw().filter(Flaw::isSyntax).isPresent()) {
      file = withoutLists(file, problems);
    }
    file.flaw().ifPresent(flaw -> add(flaw, problems));
    return file.root();
  }

  private static YamlFile withoutLists(YamlFile file, Problems problems) {
    ListBehindText behind = ListBehindText.in(problems.source().text());
    if (behind.isEmpty()) {
      return file;
    }
    YamlFile without = YamlFile.of(problems.source(), behind.without());
    if (without.flaw().isEmpty()) {
      behind.warn(problems);
    }
    return without;
  }

  private static void add(Flaw flaw, Problems problems) {
    problems.add(Severity.ERROR, flaw.place().line(), flaw.place().column(), flaw.message());
  }
}
