package dev.l9.trace.contract.rule;

import dev.l9.trace.contract.project.FileSource;
import dev.l9.trace.contract.project.HeaderReader;
import dev.l9.trace.contract.registry.FileFacts;
import dev.l9.trace.contract.registry.Registry;
import dev.l9.trace.contract.registry.RegistryEntry;
import dev.l9.trace.contract.rule.GovernedFile.Identity;
import dev.l9.trace.contract.rule.GovernedFile.Places;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the files that aren't checked say they are. The registry says it of most of them. A file is
 * read where the registry doesn't know it, where it is beside a checked file, or where it has the
 * id of one: in such a case the registry might be wrong. Several threads may use it.
 */
final class OtherFiles {

  private final HeaderReader headers;
  private final Registry registry;
  private final Set<String> folders = new HashSet<>();
  private final Set<String> ids = new HashSet<>();

  /**
   * @param source the files that aren't checked
   * @param checked those that are
   */
  OtherFiles(FileSource source, Registry registry, List<GovernedFile> checked) {
    this.headers = new HeaderReader(source);
    this.registry = registry;
    for (GovernedFile file : checked) {
      folders.add(file.folder());
      ids.add(file.identity().id());
    }
  }

  /** What a file says it is. */
  GovernedFile identify(String path) {
    GovernedFile unknown = of(path, Identity.NONE);
    Optional<RegistryEntry> entry = registry.of(path);
    return entry.isEmpty()
            || folders.contains(unknown.folder())
            || ids.contains(entry.get().facts().componentId())
        ? of(path, Identity.of(headers.read(path)))
        : of(path, registered(entry.get().facts()));
  }

  private static GovernedFile of(String path, Identity identity) {
    return new GovernedFile(path, identity, Places.NONE, Running.UNKNOWN, List.of(), List.of());
  }

  /** The registry doesn't know domains, which are compared within a folder only. */
  private static Identity registered(FileFacts facts) {
    return new Identity(
        facts.componentId(), facts.layer(), "", facts.governanceLevel(), facts.status());
  }
}
