package dev.l9.trace.maven;

import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.rewrite.SourceEdit;
import dev.l9.trace.rewrite.SourceEdit.Change;
import dev.l9.trace.rewrite.SourceFiles;
import dev.l9.trace.tools.ToolFailure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Copies the module's sources and resources, takes header, footer and run-time block out of the
 * copies, and has the rest of the build use these. So jars of classes and of sources have the same
 * lines, and nothing of {@code l9} in them.
 */
@Mojo(name = "strip", defaultPhase = LifecyclePhase.PROCESS_SOURCES, threadSafe = true)
public final class StripMojo extends ContractMojo {

  /** The folder of the copies, in the build's folder. What else is among them is deleted. */
  @Parameter(
      property = "l9.outputDirectory",
      defaultValue = "${project.build.directory}/l9-sources")
  @SuppressWarnings("NullAway.Init") // Maven sets it.
  File outputDirectory;

  /** Whether the rest of the build compiles and packs the copies in place of the sources. */
  @Parameter(property = "l9.replaceRoots", defaultValue = "true")
  boolean replaceRoots = true;

  /** Whether to change the module's files themselves, and to make no copies. */
  @Parameter(property = "l9.inPlace", defaultValue = "false")
  boolean inPlace;

  /** Made by Maven. */
  public StripMojo() {}

  @Override
  void run() throws IOException {
    if (inPlace) {
      strip(module());
    } else {
      copy(module());
    }
  }

  private void copy(ProjectPart part) throws IOException {
    SourceRoots roots = new SourceRoots(project, outputDirectory.toPath());
    roots.left().forEach(left -> getLog().warn(shown(left)));
    StrippedCopies copies = new StrippedCopies(part, said -> getLog().warn(shown(said)));
    for (Map.Entry<Path, Path> root : roots.copies().entrySet()) {
      copies.copy(root.getKey(), root.getValue());
    }
    if (replaceRoots) {
      roots.replace();
    }
    getLog().info(counted(copies.stripped(), "file") + " stripped in the copies");
  }

  private void strip(ProjectPart part) throws IOException {
    ProjectPart.Files files = part.files();
    files.notes().forEach(note -> getLog().warn(shown(note)));
    List<Change> changes = new ArrayList<>();
    for (String path : files.paths()) {
      Path file = part.root().resolve(path);
      try {
        byte[] content = SourceFiles.read(file);
        byte[] without = StrippedFile.of(path, content);
        if (!Arrays.equals(content, without)) {
          changes.add(new Change(file, content, without));
        }
      } catch (RefusedSourceException e) {
        getLog().warn(shown(path + " stays as it is: it " + e.getMessage()));
      }
    }
    apply(changes);
    getLog().info(counted(changes.size(), "file") + " stripped");
  }

  private void apply(List<Change> changes) throws IOException {
    try {
      SourceEdit.apply(changes).forEach(said -> getLog().warn(shown(said)));
    } catch (RefusedSourceException e) {
      throw new ToolFailure(e.getMessage() + "; no file was changed");
    }
  }
}
