package dev.l9.trace.maven;

import dev.l9.trace.contract.report.VisibleText;
import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * What all goals have in common. A goal is used by one thread; those of several modules may run at
 * the same time.
 */
abstract class ContractMojo extends AbstractMojo {

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  @SuppressWarnings("NullAway.Init") // Maven sets it.
  MavenProject project;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  @SuppressWarnings("NullAway.Init") // Maven sets it.
  MavenSession session;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
  @SuppressWarnings("NullAway.Init") // Maven sets it.
  MojoExecution execution;

  /** Whether to do nothing. */
  @Parameter(property = "l9.skip", defaultValue = "false")
  boolean skip;

  /**
   * Patterns of the files to look at, as in {@code .gitignore}: {@code *.java}, {@code
   * src/main/java/}. They are relative to the module's folder, or to the root of the project where
   * the goal looks at all of it. Without any, all files are.
   */
  @Parameter(property = "l9.includes")
  List<String> includes = new ArrayList<>();

  /** Patterns of files not to look at, as with {@code includes}. They go before those. */
  @Parameter(property = "l9.excludes")
  List<String> excludes = new ArrayList<>();

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("skipped, by l9.skip");
      return;
    }
    try {
      run();
    } catch (ToolFailure e) {
      throw new MojoExecutionException(VisibleText.lines(String.valueOf(e.getMessage())), e);
    } catch (IOException e) {
      throw new MojoExecutionException(VisibleText.lines(String.valueOf(e)), e);
    }
  }

  /**
   * Does what the goal is for.
   *
   * @throws ToolFailure where the user has to change something first
   */
  abstract void run() throws IOException, MojoExecutionException, MojoFailureException;

  /** The module's folder, without symbolic links. */
  final Path folder() throws IOException {
    return project.getBasedir().toPath().toRealPath();
  }

  /** The files of this module, of which those of modules within are no part. */
  final ProjectPart module() throws IOException {
    return new Reactor(project, session).module(includes, excludes);
  }

  /** The files of the project in which this module is. */
  final ProjectPart wholeProject() throws IOException {
    return new Reactor(project, session).wholeProject(includes, excludes);
  }

  /** Whether this is the first module, or the only one, for which a thing is done in this build. */
  final boolean isFirst(String thing) {
    String key = execution.getGoal() + ":" + execution.getExecutionId() + ":" + thing;
    if (new Reactor(project, session).isFirst(key)) {
      return true;
    }
    getLog().info("done for the whole project already, in another module");
    return false;
  }

  /** Text of others, in which nothing moves the cursor of a terminal. */
  static String shown(String text) {
    return VisibleText.line(text);
  }

  static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
