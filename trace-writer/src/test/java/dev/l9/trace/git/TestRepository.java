package dev.l9.trace.git;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A repository that real git has made, which knows nothing of the user's settings. */
final class TestRepository {

  /** Long enough ago that git trusts its notes of files as old. */
  static final FileTime EARLIER = FileTime.from(Instant.parse("2026-01-02T03:04:05Z"));

  final Path top;

  private TestRepository(Path top) {
    this.top = top;
  }

  /** Makes a repository; skips the test where there is no git. */
  static TestRepository create(Path folder, String... options) throws Exception {
    assumeTrue(isGitThere(), "git is not installed");
    TestRepository repository = new TestRepository(Files.createDirectories(folder).toRealPath());
    List<String> arguments = new ArrayList<>(List.of("init", "-q"));
    arguments.addAll(List.of(options));
    repository.git(arguments.toArray(new String[0]));
    repository.git("config", "user.name", "Test");
    repository.git("config", "user.email", "test@example.com");
    return repository;
  }

  private static boolean isGitThere() throws InterruptedException {
    try {
      return new ProcessBuilder("git", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Takes away what stands between {@code [} and {@code ]} at the end of files. */
  void leaveBracketsOut() throws Exception {
    git("config", "filter.l9.clean", "sed -e 's/\\[.*\\]//'");
    Files.writeString(top.resolve(".git/info/attributes"), "*.txt filter=l9\n");
  }

  Path write(String name, String text) throws IOException {
    Path file = top.resolve(name);
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, EARLIER);
    return file;
  }

  void commitAll() throws Exception {
    git("add", "-A");
    git("commit", "-q", "-m", "all");
  }

  /** What git prints. */
  String git(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(top.toFile()).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("GIT_"));
    environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    environment.put("GIT_CONFIG_SYSTEM", "/dev/null");
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), () -> "git " + List.of(arguments) + ": " + output);
    return output;
  }
}
