package dev.l9.trace.contract.rule;

import dev.l9.trace.contract.meta.MetaFields;
import dev.l9.trace.contract.meta.Position;
import dev.l9.trace.contract.spec.Contract;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The rules that compare files with one another. Not thread-safe. */
final class ProjectRules {

  private final Contract contract;

  /** By the path of the file. */
  private final Map<String, Findings> found = new HashMap<>();

  ProjectRules(Contract contract) {
    this.contract = contract;
  }

  /**
   * Compares files.
   *
   * @param files in the order of their paths
   * @return the violations by the path of the file
   */
  Map<String, Findings> check(List<GovernedFile> files) {
    uniqueIds(files);
    Map<String, List<GovernedFile>> folders = new TreeMap<>();
    for (GovernedFile file : files) {
      folders.computeIfAbsent(file.folder(), folder -> new ArrayList<>()).add(file);
    }
    folders.forEach(
        (folder, members) -> {
          consistent(folder, members, MetaFields.LAYER, f -> f.identity().layer());
          consistent(folder, members, MetaFields.DOMAIN, f -> f.identity().domain());
        });
    return found;
  }

  private Findings of(GovernedFile file) {
    return found.computeIfAbsent(file.path(), path -> new Findings(contract, path));
  }

  /** The file that comes first in the order of paths keeps the id. */
  private void uniqueIds(List<GovernedFile> files) {
    Map<String, String> first = new HashMap<>();
    for (GovernedFile file : files) {
      String id = file.identity().id();
      String existing = id.isEmpty() ? null : first.putIfAbsent(id, file.path());
      if (existing != null) {
        of(file)
            .add(
                RuleId.UNIQUE_ID,
                file.idAt(),
                MetaFields.COMPONENT_ID,
                "component_id '" + id + "' already exists in " + existing,
                Map.of("ID", id, "EXISTING_FILE", existing),
                "run `l9 fix` on it, which gives it an id of its own");
      }
    }
  }

  /** The files of a folder are a module. What most of them say is what the others differ from. */
  private void consistent(
      String folder,
      List<GovernedFile> members,
      String field,
      Function<GovernedFile, String> value) {
    Map<String, Integer> counts = new TreeMap<>();
    for (GovernedFile file : members) {
      if (!value.apply(file).isEmpty()) {
        counts.merge(value.apply(file), 1, Integer::sum);
      }
    }
    if (counts.size() < 2) {
      return;
    }
    String usual = "";
    int most = 0;
    for (Map.Entry<String, Integer> count : counts.entrySet()) {
      if (count.getValue() > most) {
        usual = count.getKey();
        most = count.getValue();
      }
    }
    for (GovernedFile file : members) {
      String own = value.apply(file);
      if (!own.isEmpty() && !own.equals(usual)) {
        differs(folder, file, field, own, usual, most);
      }
    }
  }

  private void differs(
      String folder, GovernedFile file, String field, String own, String usual, int most) {
    Position at = field.equals(MetaFields.LAYER) ? file.layerAt() : file.domainAt();
    String where = folder.isEmpty() ? "the root folder" : folder;
    String others = most == 1 ? "another file" : most + " files";
    String detail =
        field + " is '" + own + "', and " + others + " in " + where + " have '" + usual + "'";
    of(file)
        .add(
            RuleId.CONSISTENCY,
            at,
            field,
            "DORA inconsistency: " + detail,
            Map.of("INCONSISTENCY_DETAIL", detail),
            "give the files of a folder one " + field + ", in field_values of the contract");
  }
}
