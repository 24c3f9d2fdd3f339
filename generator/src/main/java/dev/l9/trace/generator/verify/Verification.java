package dev.l9.trace.generator.verify;

import dev.l9.trace.generator.module.FileRole;
import dev.l9.trace.generator.module.GeneratedFile;
import dev.l9.trace.generator.verify.VerificationResult.NotRun;
import dev.l9.trace.generator.verify.VerificationResult.Ran;
import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Has Maven compile a module and run its tests, in a temporary copy. The user's folder is only
 * read. Maven runs offline first, and then, where something isn't at hand, with the network; what
 * it downloads then is in the user's local repository, as after any build.
 *
 * <p>Maven runs the project's plugins and the generated tests, with the rights of the user.
 */
public final class Verification {

  /** How long Maven may take, where nobody says it. */
  public static final Duration USUAL_LIMIT = Duration.ofMinutes(10);

  private final List<GeneratedFile> files;
  private final Duration limit;
  private final Workplace place;

  private Verification(List<GeneratedFile> files, Duration limit, Workplace place) {
    this.files = files;
    this.limit = limit;
    this.place = place;
  }

  /**
   * Verifies a module as it would be once these files are written.
   *
   * @param repository the folder of the repository, in which the module's folder is
   * @param module the module's folder, which need not exist
   * @param searchPath the value of {@code PATH}, on which Maven is looked for
   * @param limit how long each run of Maven may take
   * @throws ToolFailure where the thread is interrupted
   */
  public static VerificationResult run(
      Path repository, Path module, List<GeneratedFile> files, String searchPath, Duration limit) {
    Path folder = module.toAbsolutePath().normalize();
    Path above = repository.toAbsolutePath().normalize();
    try (Workplace place = new Workplace()) {
      Optional<Path> maven = MavenCommand.find(searchPath, folder, above);
      if (maven.isEmpty()) {
        return new NotRun("There is no Maven: neither `mvn` on the PATH nor `mvnw` was found.");
      }
      Path top = folder.startsWith(above) ? above : folder;
      Build build = Build.of(top, folder, files, place.folder());
      return new Verification(files, limit, place).run(maven.get(), build);
    } catch (IOException e) {
      return new NotRun("The module can't be verified: " + e.getMessage() + ".");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ToolFailure("interrupted");
    }
  }

  private VerificationResult run(Path maven, Build build) throws IOException, InterruptedException {
    boolean isOffline = true;
    Workplace.Ended ended = place.run(command(maven, build, isOffline), build.module(), limit);
    if (ended.exitCode() != 0 && new MavenOutput(ended.output()).lacksSomething()) {
      isOffline = false;
      ended = place.run(command(maven, build, isOffline), build.module(), limit);
    }
    return result(ended, build, isOffline ? "by Maven, offline, in a copy" : "by Maven in a copy");
  }

  private List<String> command(Path maven, Build build, boolean isOffline) {
    List<String> command = new ArrayList<>(List.of(maven.toString(), "-B", "-q"));
    if (isOffline) {
      command.add("-o");
    }
    command.addAll(List.of("-f", build.pom().toString()));
    build.projects().ifPresent(project -> command.addAll(List.of("-pl", project, "-am")));
    command.addAll(
        List.of(
            "-Dstyle.color=never",
            // Neither the user's habits nor other modules decide which tests run.
            "-DskipTests=false",
            "-Dmaven.test.skip=false",
            "-Dmaven.test.failure.ignore=false",
            "-DfailIfNoTests=false",
            "-Dsurefire.failIfNoSpecifiedTests=false",
            "-Dtest=" + testNames(),
            "test"));
    return command;
  }

  private String testNames() {
    return files.stream()
        .filter(file -> file.role() == FileRole.TEST && file.path().endsWith(".java"))
        .map(file -> file.path().replaceFirst(".*/", "").replace(".java", ""))
        .collect(Collectors.joining(","));
  }

  private VerificationResult result(Workplace.Ended ended, Build build, String how)
      throws IOException {
    MavenOutput output = new MavenOutput(ended.output());
    String lines = output.lastLines(build.module());
    if (ended.isTooLong()) {
      return new NotRun("Maven took longer than " + limit.toSeconds() + " s, and was ended.");
    }
    TestRun tests = SurefireReports.read(build.module());
    boolean saysSomething = !tests.isEmpty() || !tests.unreadable().isEmpty();
    String failed = output.failedProject();
    if (!failed.isEmpty() && !failed.equals(build.artifact())) {
      return new NotRun("Maven could not build " + failed + ", which the module needs: " + lines);
    } else if (ended.exitCode() != 0 && !saysSomething && !output.saysCompilationFailed()) {
      return new NotRun("Maven could not build the module: " + lines);
    }
    return new Ran(how, ended.exitCode(), tests, compile(build, tests, output, lines), lines);
  }

  private StrictCompile.Result compile(Build build, TestRun tests, MavenOutput output, String lines)
      throws IOException {
    if (output.saysCompilationFailed()) {
      return new StrictCompile.Result(StrictCompile.State.WARNINGS, lines);
    } else if (tests.classPath().isEmpty()) {
      return StrictCompile.notRun("no report of a test says the class path");
    }
    List<Path> sources =
        build.files().stream().filter(file -> file.toString().endsWith(".java")).toList();
    return StrictCompile.of(sources, tests.classPath(), place.folder().resolve("strict"));
  }
}
