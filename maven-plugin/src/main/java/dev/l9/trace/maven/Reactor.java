package dev.l9.trace.maven;

import dev.l9.trace.contract.project.GovernedProject;
import dev.l9.trace.contract.spec.Contract;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** The build in which a module is. Several threads may use it. */
final class Reactor {

  private final MavenProject module;
  private final MavenSession session;

  Reactor(MavenProject module, MavenSession session) {
    this.module = module;
    this.session = session;
  }

  /** The files of the module, of which those of modules within are no part. */
  ProjectPart module(List<String> includes, List<String> excludes) throws IOException {
    Path folder = module.getBasedir().toPath().toRealPath();
    return new ProjectPart(governed(folder), folder, within(folder), includes, excludes);
  }

  /** The files of the project in which the module is. */
  ProjectPart wholeProject(List<String> includes, List<String> excludes) throws IOException {
    GovernedProject governed = governed(module.getBasedir().toPath());
    return new ProjectPart(governed, governed.root(), List.of(), includes, excludes);
  }

  /**
   * The project in which a folder is. Without git and without a contract's file, its root is the
   * outermost folder that Maven knows.
   */
  GovernedProject governed(Path folder) throws IOException {
    GovernedProject found = GovernedProject.at(folder);
    boolean isTold =
        found.checkout() != null || Files.isRegularFile(found.root().resolve(Contract.FILE));
    return isTold ? found : GovernedProject.at(outermost(found.root()));
  }

  private Path outermost(Path folder) throws IOException {
    List<Path> folders = new ArrayList<>();
    for (MavenProject up = module; up != null; up = up.getParent()) {
      add(folders, up.getBasedir());
    }
    add(folders, session.getRequest().getMultiModuleProjectDirectory());
    Path outermost = folder;
    for (Path each : folders) {
      outermost = outermost.startsWith(each) ? each : outermost;
    }
    return outermost;
  }

  private static void add(List<Path> folders, @Nullable File folder) throws IOException {
    if (folder != null && folder.isDirectory()) {
      folders.add(folder.toPath().toRealPath());
    }
  }

  /** The folders of other modules in this folder, be they built now or not. */
  private List<Path> within(Path folder) throws IOException {
    List<Path> others = new ArrayList<>();
    for (String name : module.getModules()) {
      File named = new File(module.getBasedir(), name);
      add(others, named.isFile() ? named.getParentFile() : named);
    }
    List<MavenProject> known = session.getAllProjects();
    for (MavenProject other : known == null ? List.<MavenProject>of() : known) {
      add(others, other.getBasedir());
    }
    others.removeIf(other -> !other.startsWith(folder) || other.equals(folder));
    return others;
  }

  /**
   * Whether a thing wasn't done in another module of this build. Who asks has it done; in the same
   * module it may be done again.
   */
  boolean isFirst(String thing) {
    Map<String, Object> data = session.getRequest().getData();
    synchronized (data) {
      String key = "dev.l9.trace.maven:" + thing;
      Object other = data.putIfAbsent(key, module.getBasedir());
      return other == null || other.equals(module.getBasedir());
    }
  }
}
