package dev.l9.trace.contract.validate;

import dev.l9.trace.contract.registry.Compliance;
import dev.l9.trace.contract.registry.FileFacts;
import dev.l9.trace.contract.registry.Registry;
import dev.l9.trace.contract.registry.RegistryEntry;
import dev.l9.trace.contract.rule.Verdict;
import dev.l9.trace.contract.rule.Verdict.CheckedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Has the registry of a project say what a verdict says. */
public final class RegistryUpdate {

  private final Path root;
  private final Instant now;

  /**
   * Changes nothing yet.
   *
   * @param now when files count as generated of which the registry knew nothing, or something else
   */
  public RegistryUpdate(Path root, Instant now) {
    this.root = root;
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * Gives each checked file that has an id the entry that it is to have.
   *
   * @param isWhole whether the verdict is of the whole project, so that entries of other files can
   *     go
   * @return whether the registry was written
   */
  public boolean bringUpToDate(Verdict verdict, boolean isWhole) throws IOException {
    return Registry.update(root, registry -> upToDate(registry, verdict.files(), isWhole));
  }

  /** The registry that says what these files say; nothing is written. */
  public Registry upToDate(Registry registry, List<CheckedFile> files, boolean isWhole) {
    List<RegistryEntry> entries = new ArrayList<>();
    Set<String> gone = new HashSet<>();
    registry.entries().forEach(entry -> gone.add(entry.file()));
    for (CheckedFile file : files) {
      if (!file.componentId().isEmpty()) {
        entries.add(entry(registry, file));
        gone.remove(file.path());
      }
    }
    return (isWhole ? registry.without(gone) : registry).with(entries);
  }

  private RegistryEntry entry(Registry registry, CheckedFile file) {
    Compliance compliance = Compliance.of(file.isCompliant());
    FileFacts facts = RegistryRule.facts(file);
    Optional<RegistryEntry> old = registry.of(file.path());
    return old.isPresent() && old.get().facts().equals(facts)
        ? old.get().with(compliance)
        : RegistryEntry.of(facts, compliance, now);
  }

  /** Notes in the entries that there are what came of a check, and nothing else. */
  public void noteCompliance(Verdict verdict) throws IOException {
    Registry.update(
        root,
        registry -> {
          List<RegistryEntry> entries = new ArrayList<>();
          for (CheckedFile file : verdict.files()) {
            Compliance compliance = Compliance.of(file.isCompliant());
            registry.of(file.path()).map(entry -> entry.with(compliance)).ifPresent(entries::add);
          }
          return registry.with(entries);
        });
  }
}
