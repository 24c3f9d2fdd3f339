package dev.l9.trace.maven;

import dev.l9.trace.contract.inject.Injection;
import dev.l9.trace.contract.inject.MetadataSpec;
import dev.l9.trace.contract.inject.Planned;
import dev.l9.trace.contract.project.FolderSource;
import dev.l9.trace.contract.project.GovernedProject;
import dev.l9.trace.contract.spec.Contract;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Puts header, footer and an empty run-time block into files: into all of them, or into none if a
 * mandatory field of one can't be found. It writes sources.
 */
@Mojo(name = "inject", threadSafe = true)
public final class InjectMojo extends PartMojo {

  /**
   * The files and folders. From the command line they are relative to the folder in which Maven was
   * started, and the goal runs once; in a POM they are relative to the module's folder.
   */
  @Parameter(property = "l9.files")
  List<String> files = new ArrayList<>();

  /** Whether to do so for all files of the module that the contract governs. */
  @Parameter(property = "l9.all", defaultValue = "false")
  boolean all;

  /**
   * YAML or JSON with the fields: {@code metadata} for all files, {@code files} for some, by their
   * pattern.
   */
  @Parameter(property = "l9.spec")
  @Nullable File spec;

  /** Made by Maven. */
  public InjectMojo() {}

  @Override
  void run() throws IOException, MojoExecutionException, MojoFailureException {
    if (all == !files.isEmpty()) {
      throw new MojoExecutionException(
          "name the files (-Dl9.files=…), or say all (-Dl9.all), and not both");
    }
    if (all) {
      Optional<ProjectPart> part = part();
      if (part.isPresent()) {
        ProjectPart.Files found = part.get().files();
        found.notes().forEach(note -> getLog().warn(shown(note)));
        inject(part.get().project(), found.paths());
      }
    } else if (execution.getSource() != MojoExecution.Source.CLI || isFirst("files")) {
      injectFiles();
    }
  }

  private void injectFiles() throws IOException, MojoFailureException {
    boolean isDirect = execution.getSource() == MojoExecution.Source.CLI;
    Path base = isDirect ? Path.of(session.getExecutionRootDirectory()) : folder();
    List<Path> named = files.stream().map(file -> base.resolve(file.strip())).toList();
    Path first = named.get(0);
    Path parent = first.getParent();
    Path folder = Files.isDirectory(first) || parent == null ? first : parent;
    GovernedProject governed =
        new Reactor(project, session).governed(Files.isDirectory(folder) ? folder : folder());
    try (FolderSource source = new FolderSource(governed, named)) {
      source.notes().forEach(note -> getLog().warn(shown(note)));
      inject(governed, source.paths());
    }
  }

  private void inject(GovernedProject governed, List<String> paths)
      throws IOException, MojoFailureException {
    MetadataSpec fields = spec == null ? MetadataSpec.NONE : MetadataSpec.read(spec.toPath());
    Injection.Outcome outcome = new Injection(governed, fields, Instant.now()).inject(paths);
    outcome.news().forEach(news -> getLog().warn(shown(news)));
    if (!outcome.isWell()) {
      refuse(outcome);
    }
    long changed = 0;
    for (Planned file : outcome.plan()) {
      if (file.isChange()) {
        changed++;
        getLog().info(shown(file.path() + ": " + Injection.id(file.header())));
      }
    }
    long same = outcome.plan().size() - changed;
    getLog().info(counted(changed, "file") + " written, " + same + " unchanged");
  }

  private void refuse(Injection.Outcome outcome) throws MojoFailureException {
    int failed = 0;
    for (Planned file : outcome.plan()) {
      failed += file.failures().isEmpty() ? 0 : 1;
      file.failures().forEach(failure -> getLog().error(shown(file.path() + ": " + failure)));
    }
    throw new MojoFailureException(
        "nothing was written, since "
            + counted(failed, "file")
            + " can't have the blocks; fields can be said in field_values of "
            + Contract.FILE
            + ", or by -Dl9.spec");
  }
}
