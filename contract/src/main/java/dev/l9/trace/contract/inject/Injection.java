package dev.l9.trace.contract.inject;

import dev.l9.trace.contract.audit.AuditAction;
import dev.l9.trace.contract.audit.AuditEntry;
import dev.l9.trace.contract.audit.AuditLog;
import dev.l9.trace.contract.meta.MetaFields;
import dev.l9.trace.contract.meta.Metadata;
import dev.l9.trace.contract.project.FolderSource;
import dev.l9.trace.contract.project.GovernedProject;
import dev.l9.trace.contract.registry.Compliance;
import dev.l9.trace.contract.registry.FileFacts;
import dev.l9.trace.contract.registry.Registry;
import dev.l9.trace.contract.registry.RegistryEntry;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.rewrite.SourceEdit;
import dev.l9.trace.rewrite.SourceEdit.Change;
import dev.l9.trace.tools.FailureMessage;
import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the three blocks into files, and the files into the registry, while no other process does.
 * Not thread-safe.
 */
public final class Injection {

  private final GovernedProject project;
  private final MetadataSpec spec;
  private final Instant now;

  /**
   * Does nothing yet.
   *
   * @param now what counts as the time at which the files are generated
   */
  public Injection(GovernedProject project, MetadataSpec spec, Instant now) {
    this.project = project;
    this.spec = spec;
    this.now = now.truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * What came of it.
   *
   * @param plan a file each, in the order in which they were given
   * @param news what the user should know, a clause each; usually nothing
   * @param isWritten whether the changes of the plan were made
   */
  public record Outcome(List<Planned> plan, List<String> news, boolean isWritten) {
    public Outcome {
      plan = List.copyOf(plan);
      news = List.copyOf(news);
    }

    /** Whether no file has failed. */
    public boolean isWell() {
      return plan.stream().allMatch(file -> file.failures().isEmpty());
    }

    /** What is done is done, be it that it can't be noted. */
    Outcome noted(Path root, List<AuditEntry> entries) {
      try {
        new AuditLog(root).append(entries);
        return this;
      } catch (IOException | ToolFailure e) {
        List<String> all = new ArrayList<>(news);
        all.add(
            "what was done could not be noted in " + AuditLog.FILE + ": " + FailureMessage.of(e));
        return new Outcome(plan, all, isWritten);
      }
    }
  }

  /** What is written where some files fail. */
  private enum Failing {
    /** No file is written then. */
    ALL,
    /** The others are written. */
    THOSE_ALONE
  }

  /**
   * Puts blocks into all of these files; or into none, if one of them fails.
   *
   * @param paths relative to the root, with {@code /} between folders
   * @throws ToolFailure where a file can't be written, or has changed meanwhile; then none is
   */
  public Outcome inject(List<String> paths) throws IOException {
    return run(paths, Failing.ALL);
  }

  /**
   * Puts blocks into those of these files that don't fail. A file that has the id of another one
   * gets a new one.
   *
   * @throws ToolFailure where a file can't be written, or has changed meanwhile; then none is
   */
  public Outcome repair(List<String> paths) throws IOException {
    return run(paths, Failing.THOSE_ALONE);
  }

  /** Says what {@link #repair} would do, and writes nothing. */
  public Outcome plan(List<String> paths) throws IOException {
    return new Outcome(plan(Registry.read(project.root()), paths, true), List.of(), false);
  }

  private List<Planned> plan(Registry registry, List<String> paths, boolean renumbers)
      throws IOException {
    try (FolderSource all = new FolderSource(project, List.of())) {
      return new Injector(project, all, registry, spec, now, renumbers).plan(paths);
    }
  }

  private Outcome run(List<String> paths, Failing failing) throws IOException {
    List<Outcome> outcomes = new ArrayList<>();
    try {
      Registry.update(
          project.root(),
          registry -> {
            Outcome outcome = write(registry, paths, failing);
            outcomes.add(outcome);
            return outcome.isWritten ? registry.with(entries(registry, outcome.plan)) : registry;
          });
    } catch (UncheckedIOException e) {
      throw new IOException(e.getMessage(), e);
    }
    Outcome outcome = outcomes.get(0);
    AuditAction action = failing == Failing.ALL ? AuditAction.INJECT : AuditAction.FIX;
    return outcome.noted(project.root(), entries(action, outcome));
  }

  private List<AuditEntry> entries(AuditAction action, Outcome outcome) {
    List<AuditEntry> entries = new ArrayList<>();
    for (Planned file : outcome.plan) {
      if (!file.failures().isEmpty()) {
        entries.add(AuditEntry.fail(now, action, file.path(), "", file.failures().get(0)));
      } else if (outcome.isWritten) {
        entries.add(AuditEntry.pass(now, action, file.path(), id(file.header())));
      }
    }
    return entries;
  }

  private Outcome write(Registry registry, List<String> paths, Failing failing) {
    try {
      List<Planned> plan = plan(registry, paths, failing == Failing.THOSE_ALONE);
      Outcome outcome = new Outcome(plan, List.of(), true);
      if (failing == Failing.ALL && !outcome.isWell()) {
        return new Outcome(plan, List.of(), false);
      }
      List<Change> changes = new ArrayList<>();
      for (Planned file : plan) {
        if (file.isChange()) {
          changes.add(new Change(project.root().resolve(file.path()), file.before(), file.after()));
        }
      }
      return new Outcome(plan, SourceEdit.apply(changes), true);
    } catch (RefusedSourceException e) {
      throw new ToolFailure(e.getMessage() + "; no file was written");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The entries of the files that have blocks now. One that stays as it was keeps its time. */
  private List<RegistryEntry> entries(Registry registry, List<Planned> plan) {
    List<RegistryEntry> entries = new ArrayList<>();
    for (Planned file : plan) {
      boolean isKnown = registry.of(file.path()).isPresent();
      if (file.failures().isEmpty() && (file.isChange() || !isKnown)) {
        FileFacts facts = FileFacts.of(file.path(), file.header());
        entries.add(RegistryEntry.of(facts, Compliance.COMPLIANT, now));
      }
    }
    return entries;
  }

  /** The id in the header of a file; empty if it has none. */
  public static String id(Metadata header) {
    return header.text(MetaFields.COMPONENT_ID);
  }
}
