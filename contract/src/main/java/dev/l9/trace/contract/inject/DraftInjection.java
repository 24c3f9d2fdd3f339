package dev.l9.trace.contract.inject;

import dev.l9.trace.contract.audit.AuditAction;
import dev.l9.trace.contract.audit.AuditEntry;
import dev.l9.trace.contract.inject.Injection.Outcome;
import dev.l9.trace.contract.meta.MetaFields;
import dev.l9.trace.contract.project.FileSource;
import dev.l9.trace.contract.project.FolderSource;
import dev.l9.trace.contract.project.GovernedProject;
import dev.l9.trace.contract.registry.Compliance;
import dev.l9.trace.contract.registry.FileFacts;
import dev.l9.trace.contract.registry.Registry;
import dev.l9.trace.contract.registry.RegistryEntry;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.rewrite.SourceEdit;
import dev.l9.trace.rewrite.SourceEdit.Change;
import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Puts the three blocks into files that a generator makes, writes these, and puts them into the
 * registry, while no other process does. Not thread-safe.
 */
public final class DraftInjection {

  private final GovernedProject project;
  private final MetadataSpec spec;
  private final Instant now;

  /**
   * Does nothing yet.
   *
   * @param now when files that are there already are generated anew
   */
  public DraftInjection(GovernedProject project, MetadataSpec spec, Instant now) {
    this.project = project;
    this.spec = spec;
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
  }

  /** Says what would come of drafts, and writes nothing. */
  public Outcome plan(List<Draft> drafts) throws IOException {
    return new Outcome(plan(Registry.read(project.root()), drafts), List.of(), false);
  }

  private List<Planned> plan(Registry registry, List<Draft> drafts) throws IOException {
    boolean isThere = Files.isDirectory(project.root());
    FileSource files = isThere ? new FolderSource(project, List.of()) : null;
    try (DraftSource all = new DraftSource(files, drafts)) {
      List<String> paths = drafts.stream().map(Draft::path).toList();
      return new Injector(project, all, registry, spec, now, false).plan(paths);
    }
  }

  /**
   * Writes drafts with their blocks, and other files with them: all of them; or none, if one of
   * them fails. In the registry, a new file counts as generated when it was created, as its header
   * has it, so that equal drafts make equal registries.
   *
   * @param others what is written behind the drafts
   * @throws ToolFailure where a file can't be written, or has changed since it was read; then none
   *     is
   */
  public Outcome write(List<Draft> drafts, List<Change> others) throws IOException {
    List<Outcome> outcomes = new ArrayList<>();
    try {
      Registry.update(
          project.root(),
          registry -> {
            Outcome outcome = written(registry, drafts, others);
            outcomes.add(outcome);
            return outcome.isWritten() ? registry.with(entries(registry, outcome)) : registry;
          });
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    }
    Outcome outcome = outcomes.get(0);
    return outcome.noted(project.root(), noted(drafts, outcome));
  }

  private Outcome written(Registry registry, List<Draft> drafts, List<Change> others) {
    try {
      Outcome outcome = new Outcome(plan(registry, drafts), List.of(), true);
      if (!outcome.isWell()) {
        return new Outcome(outcome.plan(), List.of(), false);
      }
      List<Change> changes = new ArrayList<>();
      for (int i = 0; i < drafts.size(); i++) {
        change(drafts.get(i), outcome.plan().get(i).after()).ifPresent(changes::add);
      }
      changes.addAll(others);
      return new Outcome(outcome.plan(), SourceEdit.apply(changes), true);
    } catch (RefusedSourceException e) {
      throw new ToolFailure(e.getMessage() + "; no file was written");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<Change> change(Draft draft, byte[] after) {
    Path file = project.root().resolve(draft.path());
    byte[] before = draft.before();
    if (before == null) {
      return Optional.of(Change.creating(file, after));
    }
    return Arrays.equals(before, after)
        ? Optional.empty()
        : Optional.of(new Change(file, before, after));
  }

  /** What becomes of the registry. An entry that says what the file says keeps its time. */
  private List<RegistryEntry> entries(Registry registry, Outcome outcome) {
    List<RegistryEntry> entries = new ArrayList<>();
    for (Planned file : outcome.plan()) {
      Optional<RegistryEntry> known = registry.of(file.path());
      FileFacts facts = FileFacts.of(file.path(), file.header());
      if (known.isEmpty()) {
        entries.add(RegistryEntry.of(facts, Compliance.COMPLIANT, createdAt(file)));
      } else if (!known.get().facts().equals(facts)) {
        entries.add(RegistryEntry.of(facts, Compliance.COMPLIANT, now));
      }
    }
    return entries;
  }

  private Instant createdAt(Planned file) {
    try {
      return Instant.parse(file.header().text(MetaFields.CREATED_AT));
    } catch (DateTimeException e) {
      return now;
    }
  }

  private List<AuditEntry> noted(List<Draft> drafts, Outcome outcome) {
    List<AuditEntry> entries = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      Planned file = outcome.plan().get(i);
      if (!file.failures().isEmpty()) {
        String reason = file.failures().get(0);
        entries.add(AuditEntry.fail(now, AuditAction.INJECT, file.path(), "", reason));
      } else if (outcome.isWritten() && change(drafts.get(i), file.after()).isPresent()) {
        String id = Injection.id(file.header());
        entries.add(AuditEntry.pass(now, AuditAction.INJECT, file.path(), id));
      }
    }
    return entries;
  }
}
