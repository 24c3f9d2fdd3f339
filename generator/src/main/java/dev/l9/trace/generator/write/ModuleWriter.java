package dev.l9.trace.generator.write;

import dev.l9.trace.contract.inject.Draft;
import dev.l9.trace.contract.inject.DraftInjection;
import dev.l9.trace.contract.inject.Injection;
import dev.l9.trace.contract.inject.MetadataSpec;
import dev.l9.trace.contract.inject.Planned;
import dev.l9.trace.contract.meta.Metadata;
import dev.l9.trace.contract.project.GovernedProject;
import dev.l9.trace.contract.registry.Registry;
import dev.l9.trace.generator.module.GeneratedFile;
import dev.l9.trace.generator.spec.ModuleSpec;
import dev.l9.trace.generator.write.KeptOutput.ModuleList;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.rewrite.SourceEdit;
import dev.l9.trace.rewrite.SourceEdit.Change;
import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes the files of a module: all of them, or none.
 *
 * <p>Each is merged by its lines with what is on the disk; the base is the generator's last output,
 * which is kept beside the module. So what a person has changed stays, and what the spec changes
 * comes to it. Header and footer are those of the contract that holds in the folder, a file keeps
 * its component id, and a run-time block that is there stays. The files are written before what is
 * kept: after a kill, the next run finds files that have the new text already. Not thread-safe.
 */
public final class ModuleWriter {

  private final ModuleSpec spec;
  private final ModuleFolder folder;
  private final GovernedProject project;
  private final String prefix;
  private final KeptOutput kept;
  private final ModuleList last;
  private final HeaderFields fields;
  private final Instant now;

  /**
   * Reads what is kept, and writes nothing.
   *
   * @param path the module's folder, which need not be there yet
   * @param metadata what the headers say: the spec's, and who created the module, and when
   * @param now when files that are there already are generated anew, for the registry
   */
  public ModuleWriter(Path path, ModuleSpec spec, Map<String, List<String>> metadata, Instant now)
      throws IOException {
    Path real = GovernedProject.real(path);
    this.spec = spec;
    this.folder = new ModuleFolder(real);
    this.project = GovernedProject.ofNewFolder(real);
    String below = project.root().relativize(real).toString().replace('\\', '/');
    this.prefix = below.isEmpty() ? "" : below + "/";
    this.kept = new KeptOutput(folder);
    this.last = kept.list(spec.identity().id());
    this.fields = new HeaderFields(spec, metadata, last.fields());
    this.now = now;
  }

  /** The root of the project in which the module is, whose contract holds. */
  public Path root() {
    return project.root();
  }

  /** Says what becomes of these files, and writes nothing. */
  public ModulePlan plan(List<GeneratedFile> files) throws IOException {
    FilePlanner planner = new FilePlanner(folder, kept, spec.identity().id());
    List<PlannedFile> plan = new ArrayList<>();
    for (GeneratedFile file : files) {
      planner.plan(file).ifPresent(plan::add);
    }
    List<Obstacle> obstacles = new ArrayList<>(planner.obstacles());
    folder.obstacle(KeptOutput.FOLDER + "/" + spec.identity().id()).ifPresent(obstacles::add);
    if (obstacles.isEmpty()) {
      obstacles.addAll(headers(files, plan));
    }
    List<String> notes = new ArrayList<>(planner.notes());
    unwanted(files).stream()
        .filter(folder::isThere)
        .forEach(
            path ->
                notes.add(
                    path
                        + " is no longer wanted by the spec, and stays; delete it if nobody needs it"));
    if (files.stream().noneMatch(file -> project.governs(prefix + file.path()))) {
      notes.add(
          "the contract leaves out "
              + prefix
              + ", so that no file has a header, a footer or a block; for those, name another folder");
    }
    return new ModulePlan(plan, obstacles, notes);
  }

  /** The module's earlier files that the spec no longer wants. */
  private List<String> unwanted(List<GeneratedFile> files) {
    List<String> wanted = files.stream().map(GeneratedFile::path).toList();
    return last.files().stream().filter(path -> !wanted.contains(path)).toList();
  }

  /** What is in the way of headers: conflicts, and values that the contract doesn't allow. */
  private List<Obstacle> headers(List<GeneratedFile> files, List<PlannedFile> plan)
      throws IOException {
    List<Obstacle> obstacles = new ArrayList<>();
    for (PlannedFile file : plan) {
      fields.conflict(file.path(), header(file), 1).ifPresent(obstacles::add);
    }
    if (obstacles.isEmpty()) {
      for (Planned file : injection(files, plan).plan(drafts(plan)).plan()) {
        String path = file.path().substring(prefix.length());
        file.failures()
            .forEach(
                failure ->
                    obstacles.add(
                        Obstacle.refusal(
                            path,
                            "its header violates the contract: " + failure,
                            "set the field in module.metadata of the spec")));
      }
    }
    return obstacles;
  }

  private Metadata header(PlannedFile file) {
    byte[] before = file.before();
    try {
      return before == null ? Metadata.NONE : SplitFile.of(file.path(), before).header();
    } catch (RefusedSourceException e) {
      return Metadata.NONE; // Such a file has been refused already.
    }
  }

  private DraftInjection injection(List<GeneratedFile> files, List<PlannedFile> plan) {
    Map<String, GeneratedFile> byPath = new HashMap<>();
    files.forEach(file -> byPath.put(file.path(), file));
    Map<String, Map<String, CapturedValue>> said = new HashMap<>();
    for (PlannedFile file : plan) {
      GeneratedFile generated = byPath.get(file.path());
      if (generated != null) {
        said.put(prefix + file.path(), fields.of(generated, header(file)));
      }
    }
    return new DraftInjection(project, MetadataSpec.ofFiles(said), now);
  }

  private List<Draft> drafts(List<PlannedFile> plan) throws IOException {
    Registry registry = Registry.read(project.root());
    List<Draft> drafts = new ArrayList<>();
    for (PlannedFile file : plan) {
      if (getsHeader(file, registry)) {
        drafts.add(new Draft(prefix + file.path(), file.before(), file.content()));
      }
    }
    return drafts;
  }

  /**
   * A header that says what it said is left alone: else a run would change what it says it calls.
   */
  private boolean getsHeader(PlannedFile file, Registry registry) {
    if (!project.governs(prefix + file.path()) || !file.isWanted()) {
      return false;
    }
    return switch (file.fate()) {
      case CREATED, UPDATED, MERGED, ADOPTED -> true;
      case CONFLICT -> file.before() == null;
      case KEPT, UNCHANGED, DELETED ->
          fields.haveChanged()
              || header(file).fields().isEmpty()
              || registry.of(prefix + file.path()).isEmpty();
    };
  }

  /**
   * Writes the files, what is kept of them, and their entries in the registry.
   *
   * @param plan what {@link #plan} said, of which nothing is in the way
   * @return what the user should know, a clause each; usually nothing
   * @throws ToolFailure where a file can't be written, or has changed since it was planned; then
   *     none is
   */
  public List<String> write(List<GeneratedFile> files, ModulePlan plan) throws IOException {
    List<Draft> drafts = drafts(plan.files());
    List<Change> others = others(plan.files());
    List<String> listed = new ArrayList<>(files.stream().map(GeneratedFile::path).toList());
    List<String> gone = new ArrayList<>();
    for (String path : unwanted(files)) {
      (folder.isThere(path) ? listed : gone).add(path);
    }
    for (PlannedFile file : plan.files()) {
      kept.keep(file.path(), file.generated()).ifPresent(others::add);
    }
    kept.keep(spec.identity().id(), new ModuleList(listed, fields.texts())).ifPresent(others::add);
    List<String> news = new ArrayList<>();
    if (!drafts.isEmpty() || !others.isEmpty()) {
      news.addAll(write(injection(files, plan.files()), drafts, others));
    }
    kept.deleteAbandoned(now);
    for (String path : gone) {
      Files.deleteIfExists(folder.file(KeptOutput.pathOf(path)));
    }
    return news;
  }

  private static List<String> write(
      DraftInjection injection, List<Draft> drafts, List<Change> others) throws IOException {
    if (drafts.isEmpty()) {
      try {
        return SourceEdit.apply(others);
      } catch (RefusedSourceException e) {
        throw new ToolFailure(e.getMessage() + "; no file was written");
      }
    }
    Injection.Outcome outcome = injection.write(drafts, others);
    for (Planned file : outcome.plan()) {
      if (!file.failures().isEmpty()) {
        throw new ToolFailure(
            file.path() + ": " + file.failures().get(0) + "; no file was written");
      }
    }
    return outcome.news();
  }

  /** Files that carry no metadata, and those with marks. */
  private List<Change> others(List<PlannedFile> plan) throws IOException {
    Registry registry = Registry.read(project.root());
    List<Change> changes = new ArrayList<>();
    for (PlannedFile file : plan) {
      if (file.isWanted() && !getsHeader(file, registry)) {
        change(file).ifPresent(changes::add);
      }
    }
    return changes;
  }

  private Optional<Change> change(PlannedFile file) {
    Path path = folder.file(file.path());
    byte[] before = file.before();
    if (before == null) {
      return Optional.of(Change.creating(path, file.content()));
    }
    return Arrays.equals(before, file.content())
        ? Optional.empty()
        : Optional.of(new Change(path, before, file.content()));
  }
}
