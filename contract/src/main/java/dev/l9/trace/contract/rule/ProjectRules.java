package dev.l9.trace.contract.rule;

import dev.l9.trace.contract.meta.MetaFields;
import dev.l9.trace.contract.meta.Position;
import dev.l9.trace.contract.registry.Registry;
import dev.l9.trace.contract.spec.Contract;
import dev.l9.trace.contract.spec.Contract.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The rules that compare files with one another. Not thread-safe. */
final class ProjectRules {

  private final Contract contract;
  private final Registry registry;

  /** By the path of the file. */
  private final Map<String, Findings> found = new HashMap<>();

  /**
   * @param registry by which a file has its id, if another one has that too
   */
  ProjectRules(Contract contract, Registry registry) {
    this.contract = contract;
    this.registry = registry;
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
    boolean isTraced = files.stream().anyMatch(file -> file.running() == Running.RAN);
    folders.forEach(
        (folder, members) -> {
          consistent(folder, members, MetaFields.LAYER, f -> f.identity().layer());
          consistent(folder, members, MetaFields.DOMAIN, f -> f.identity().domain());
          neverRun(members, isTraced);
        });
    return found;
  }

  private Findings of(GovernedFile file) {
    return found.computeIfAbsent(file.path(), path -> new Findings(contract, path));
  }

  /** The file that has the id by the registry keeps it, else the first in the order of paths. */
  private void uniqueIds(List<GovernedFile> files) {
    Map<String, String> owners = new HashMap<>();
    for (GovernedFile file : files) {
      if (isRegistered(file)) {
        owners.putIfAbsent(file.identity().id(), file.path());
      }
    }
    for (GovernedFile file : files) {
      String id = file.identity().id();
      String existing = id.isEmpty() ? null : owners.putIfAbsent(id, file.path());
      if (existing != null && !existing.equals(file.path())) {
        of(file)
            .add(
                RuleId.UNIQUE_ID,
                file.places().id(),
                MetaFields.COMPONENT_ID,
                "component_id '" + id + "' already exists in " + existing,
                Map.of("ID", id, "EXISTING_FILE", existing),
                "run `l9 fix` on it, which gives it an id of its own");
      }
    }
  }

  private boolean isRegistered(GovernedFile file) {
    String id = file.identity().id();
    return !id.isEmpty()
        && registry.of(file.path()).filter(e -> e.facts().componentId().equals(id)).isPresent();
  }

  /**
   * A file that is active runs now and then, where others do. A file without marked methods may be
   * none that is traced, unless one beside it is.
   */
  private void neverRun(List<GovernedFile> members, boolean isTraced) {
    boolean isFolderTraced = members.stream().anyMatch(file -> file.running() == Running.RAN);
    for (GovernedFile file : members) {
      boolean isMissed =
          (file.running() == Running.NOT_THOUGH_MARKED && isTraced)
              || (file.running() == Running.NOT && isFolderTraced);
      if (isMissed && file.identity().status().equals("active")) {
        of(file)
            .add(
                RuleId.HELD_AGAINST_RUN,
                Severity.WARNING,
                file.places().block(),
                "never-run",
                "the header says active, and nothing of the file has run, though other files have",
                "run it, in a test or the program, or set status to experimental or deprecated");
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
    Position at = field.equals(MetaFields.LAYER) ? file.places().layer() : file.places().domain();
    String where = folder.isEmpty() ? "the root folder" : folder;
    String others = most == 1 ? "another file in " : most + " files in ";
    String have = most == 1 ? " has '" : " have '";
    String detail = field + " is '" + own + "', and " + others + where + have + usual + "'";
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
