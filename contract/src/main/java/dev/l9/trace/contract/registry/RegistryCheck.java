package dev.l9.trace.contract.registry;

import dev.l9.trace.contract.registry.RegistryProblem.Kind;
import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares a registry with what the files say. What came of checks, and when a file was generated,
 * isn't compared: the files don't say it. The entries are read as a stream, and of each only its
 * file and its id are kept. Not thread-safe.
 */
public final class RegistryCheck {

  private final GovernedFiles files;
  private final Set<String> seen = new HashSet<>();
  private final Map<String, Place> ids = new HashMap<>();
  private final List<RegistryProblem> problems = new ArrayList<>();

  private record Place(String file, int line) {}

  private RegistryCheck(GovernedFiles files) {
    this.files = files;
  }

  /**
   * The problems of a project's registry: those of its lines in their order, then the files that it
   * lacks. It changes nothing.
   *
   * @throws ToolFailure with the line, where the registry is damaged
   * @throws IOException where it can't be read
   */
  public static List<RegistryProblem> run(Path root, GovernedFiles files) throws IOException {
    RegistryCheck check = new RegistryCheck(files);
    Registry.forEach(root, check::entry);
    check.missing();
    return check.problems;
  }

  /**
   * The problems of a registry of this content, as the other method has them.
   *
   * @throws ToolFailure with the line, where the registry is damaged
   */
  public static List<RegistryProblem> run(byte[] registry, GovernedFiles files) {
    RegistryCheck check = new RegistryCheck(files);
    if (registry.length > 0) {
      Registry.forEach(registry, check::entry);
    }
    check.missing();
    return check.problems;
  }

  private void entry(RegistryEntry entry, int line) {
    if (!seen.add(entry.file())) {
      add(Kind.DUPLICATE_FILE, entry.file(), line, "the registry has another entry of it above");
      return;
    }
    duplicateId(entry, line);
    if (!files.paths().contains(entry.file())) {
      add(
          Kind.EXTRA,
          entry.file(),
          line,
          "the file isn't there, or the contract doesn't govern it");
      return;
    }
    Optional<FileFacts> facts = files.facts(entry.file());
    if (facts.isEmpty()) {
      add(Kind.STALE, entry.file(), line, "the file has no header");
    } else if (!facts.get().equals(entry.facts())) {
      add(Kind.STALE, entry.file(), line, difference(entry.facts(), facts.get()));
    }
  }

  private void duplicateId(RegistryEntry entry, int line) {
    String id = entry.facts().componentId();
    Place first = id.isEmpty() ? null : ids.putIfAbsent(id, new Place(entry.file(), line));
    if (first != null) {
      String detail = id + " is that of " + first.file + " too, in line " + first.line;
      add(Kind.DUPLICATE_ID, entry.file(), line, detail);
    }
  }

  private static String difference(FileFacts registry, FileFacts header) {
    List<String> differences = new ArrayList<>();
    compare("component_id", registry.componentId(), header.componentId(), differences);
    compare("layer", registry.layer(), header.layer(), differences);
    compare("governance_level", registry.governanceLevel(), header.governanceLevel(), differences);
    compare("status", registry.status(), header.status(), differences);
    return String.join(", ", differences);
  }

  private static void compare(String field, String registry, String header, List<String> into) {
    if (!registry.equals(header)) {
      into.add(field + " is '" + registry + "' here and '" + header + "' in the file");
    }
  }

  private void missing() {
    for (String path : files.paths()) {
      if (!seen.contains(path) && files.facts(path).isPresent()) {
        add(Kind.MISSING, path, 1, "the registry has no entry of it");
      }
    }
  }

  private void add(Kind kind, String file, int line, String detail) {
    problems.add(new RegistryProblem(kind, file, line, detail));
  }
}
