package dev.l9.trace.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.l9.trace.cli.git.FilterServer;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.rewrite.RewriteResult;
import dev.l9.trace.rewrite.SourceFileRewriter;
import dev.l9.trace.testkit.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A repository of real git, apart from all settings of who runs the tests. */
final class GitProject {

  /** So long ago that git trusts what it has noted of files. */
  private static final FileTime EARLIER = FileTime.from(Instant.parse("2026-01-02T03:04:05Z"));

  /** The script whose jar the build has just made. */
  static final Path L9 = Path.of("..", "bin", "l9").toAbsolutePath().normalize();

  private static @Nullable Path inThisJvm;

  final Path top;
  private final Path home;
  private Path command = L9;

  private GitProject(Path top, Path home) {
    this.top = top;
    this.home = home;
  }

  /** What a command printed, and its exit code. */
  record Output(int code, String text) {}

  /** Makes a repository in a new folder; skips the test where there is no git. */
  static GitProject create(Path folder, String... options) throws Exception {
    assumeTrue(isGitThere(), "git is not installed");
    Path top = Files.createDirectories(folder).toRealPath();
    Path home = Files.createDirectories(top.resolveSibling("home"));
    GitProject project = new GitProject(top, home);
    List<String> arguments = new ArrayList<>(List.of("init", "-q", "-b", "main"));
    arguments.addAll(List.of(options));
    project.git(arguments.toArray(new String[0]));
    return project.named();
  }

  /** Another checkout, of the same home. */
  GitProject at(Path folder) throws IOException {
    GitProject other = new GitProject(folder.toRealPath(), home);
    other.command = command;
    return other;
  }

  /** Has the next {@link #install} name this command in place of {@code bin/l9}. */
  private GitProject withCommand(Path newCommand) {
    command = newCommand;
    return this;
  }

  /** Has git's filter and merges answer within this JVM; with {@code -Dl9.stress=true}, bin/l9. */
  GitProject withFilterHere() throws IOException {
    return withCommand(Boolean.getBoolean("l9.stress") ? L9 : commandHere());
  }

  private static synchronized Path commandHere() throws IOException {
    Path known = inThisJvm;
    if (known == null) {
      known = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "l9").resolve("l9");
      FilterServer.start(L9, known, L9Run::here);
      inThisJvm = known;
    }
    return known;
  }

  GitProject named() throws Exception {
    git("config", "user.name", "Test");
    git("config", "user.email", "test@example.com");
    return this;
  }

  private static boolean isGitThere() throws InterruptedException {
    try {
      return new ProcessBuilder("git", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  GitProject install(String... options) {
    List<String> arguments = new ArrayList<>(List.of("git", "install", top.toString()));
    arguments.addAll(List.of(options));
    assertEquals(0, l9(arguments.toArray(new String[0])).code());
    return this;
  }

  /** Runs a command of l9 in this JVM. */
  Output l9(String... arguments) {
    synchronized (GitProject.class) { // There is one property for all tests.
      System.setProperty("l9.command", command.toString());
      ProgramRun run = L9Run.here(arguments);
      return new Output(run.exitCode(), run.out() + run.err());
    }
  }

  /** Runs bin/l9 here, with the settings of {@link #home} alone. */
  Output l9Apart(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(L9.toString()));
    command.addAll(List.of(arguments));
    return run(new ProcessBuilder(command), "");
  }

  /** The folder of the user's settings of git. */
  Path home() {
    return home;
  }

  /** Writes a file as one that was saved a while ago. */
  Path write(String name, String text) throws IOException {
    Path file = top.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, EARLIER);
    return file;
  }

  String read(String name) throws IOException {
    return Files.readString(top.resolve(name));
  }

  /** Writes files {@code A.java} … of one class each, and commits them. */
  void commit(String message, String... names) throws Exception {
    for (String name : names) {
      write(name, code(name, ""));
    }
    git("add", "-A");
    git("commit", "-q", "-m", message);
  }

  /** The code of a file of this name. */
  static String code(String name, String body) {
    String type = name.replaceAll(".*/|\\.java|\\W", "");
    return "class " + type + " {\n  // one\n\n\n\n\n\n\n\n\n  // two\n" + body + "}\n";
  }

  /** Has the blocks of files updated as a run of the program does. */
  void run(String facts, String... names) throws IOException {
    try (SourceFileRewriter rewriter = new SourceFileRewriter()) {
      for (String name : names) {
        RewriteResult result = rewriter.rewrite(top.resolve(name), block(facts), false);
        assertEquals(RewriteResult.Outcome.WRITTEN, result.outcome(), result::reason);
      }
    }
  }

  /** A block with these facts, as of a time that rises with them. */
  static DoraTraceBlock block(String facts) {
    DoraTraceBlock empty = DoraTraceBlock.EMPTY;
    return new DoraTraceBlock(
        "sys_1768312800_k3x9a2bq",
        facts,
        "2026-01-13T14:00:0" + facts.length() % 10 + "Z",
        List.of(),
        empty.graph(),
        Map.of("input", new CapturedValue.Text(facts.repeat(20))),
        Map.of(),
        empty.metrics());
  }

  /** The facts in a file's block; empty without one. */
  String facts(String name) throws Exception {
    Path file = top.resolve(name);
    Optional<DoraTraceBlock> block =
        dev.l9.trace.block.BlockFormats.of(file).orElseThrow().read(Files.readAllBytes(file));
    return block.map(DoraTraceBlock::task).orElse("");
  }

  void assertFacts(String facts, String... names) throws Exception {
    for (String name : names) {
      assertEquals(facts, facts(name), name);
    }
  }

  void assertClean() throws Exception {
    assertEquals("", git("status", "--porcelain"));
    assertEquals("", git("diff"));
    assertEquals("", git("diff", "HEAD"));
  }

  /** No commit of any branch and no stash has stored a block. */
  void assertNoBlockIsStored() throws Exception {
    Output grep = tryGit("log", "--all", "--reflog", "-p", "-S", "L9 DORA BLOCK", "--oneline");
    assertEquals("", grep.text());
  }

  /** Runs git, which has to succeed. */
  String git(String... arguments) throws Exception {
    Output output = tryGit(arguments);
    assertEquals(0, output.code(), () -> "git " + List.of(arguments) + ":\n" + output.text());
    return output.text();
  }

  /** Runs git. */
  Output tryGit(String... arguments) throws Exception {
    return tryGitWith("", arguments);
  }

  /** Runs git with this on its standard input. */
  Output tryGitWith(String input, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    return run(new ProcessBuilder(command), input);
  }

  private Output run(ProcessBuilder builder, String input) throws Exception {
    builder.directory(top.toFile()).redirectErrorStream(true);
    isolate(builder);
    Process process = builder.start();
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(UTF_8));
    }
    String text = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Output(process.waitFor(), text);
  }

  void isolate(ProcessBuilder builder) {
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("GIT_"));
    environment.put("HOME", home.toString());
    environment.put("XDG_CONFIG_HOME", home.toString());
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("GIT_EDITOR", "true");
    environment.put("LC_ALL", "C.UTF-8");
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    assertTrue(Files.isDirectory(home));
  }
}
