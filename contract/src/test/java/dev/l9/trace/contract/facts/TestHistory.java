package dev.l9.trace.contract.facts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A repository with a history that real git has imported, in one process for all commits. The
 * commits are at seconds 1000, 2000 and so on, and by "a1", "a2" and so on.
 */
final class TestHistory {

  final Path top;
  private final ByteArrayOutputStream stream = new ByteArrayOutputStream();
  private int commits;
  private int scenario;

  private TestHistory(Path top) {
    this.top = top;
  }

  static TestHistory create(Path folder) throws Exception {
    assumeTrue(isGitThere(), "git is not installed");
    TestHistory history = new TestHistory(Files.createDirectories(folder).toRealPath());
    history.git("init", "-q", "-b", "main", "--template=");
    return history;
  }

  private static boolean isGitThere() throws InterruptedException {
    try {
      return new ProcessBuilder("git", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Has the commits that follow counted from 1 on. */
  TestHistory scenario() {
    commits = 0;
    scenario++;
    return this;
  }

  /** Commits changes, {@link #add}, {@link #rename} or {@link #delete}, to a branch. */
  TestHistory commit(String branch, String... changes) throws IOException {
    return commit(branch, "", changes);
  }

  /** Commits a merge of another branch. */
  TestHistory merge(String branch, String other, String... changes) throws IOException {
    return commit(branch, "merge refs/heads/" + other + "\n", changes);
  }

  private TestHistory commit(String branch, String parents, String... changes) throws IOException {
    commits++;
    String address = " <a" + commits + "@" + scenario + ".example.com> ";
    String person = "a" + commits + address + commits * 1000 + " +0200\n";
    write("commit refs/heads/" + branch + "\nauthor " + person);
    // The committer's date says nothing.
    write("committer c <c@example.com> " + (900_000 - commits) + " +0000\ndata 0\n" + parents);
    for (String each : changes) {
      write(each);
    }
    return this;
  }

  /** Begins a branch where another is at present. */
  TestHistory branch(String branch, String from) throws IOException {
    write("reset refs/heads/" + branch + "\nfrom refs/heads/" + from + "\n\n");
    return this;
  }

  private void write(String text) throws IOException {
    stream.write(text.getBytes(UTF_8));
  }

  static String add(String path, String content) {
    int length = content.getBytes(UTF_8).length;
    return "M 100644 inline " + quoted(path) + "\ndata " + length + "\n" + content + "\n";
  }

  static String rename(String from, String to) {
    return "R " + quoted(from) + " " + quoted(to) + "\n";
  }

  static String delete(String path) {
    return "D " + quoted(path) + "\n";
  }

  private static String quoted(String path) {
    String escaped = path.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    return '"' + escaped + '"';
  }

  /** A content that git finds similar to that of the same topic with other last words. */
  static String text(String topic, String last) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      text.append(topic).append(" line ").append(i * topic.hashCode()).append('\n');
    }
    return text + last + "\n";
  }

  /** Makes the commits, and checks out the branch main. */
  TestHistory done() throws Exception {
    git(stream.toByteArray(), "fast-import", "--quiet");
    git("reset", "-q", "--hard", "main");
    return this;
  }

  /** What git prints. */
  String git(String... arguments) throws Exception {
    return git(new byte[0], arguments);
  }

  private String git(byte[] input, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(top.toFile()).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("GIT_"));
    environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    environment.put("GIT_CONFIG_SYSTEM", "/dev/null");
    Process process = builder.start();
    try (var stdin = process.getOutputStream()) {
      stdin.write(input);
    }
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), () -> "git " + List.of(arguments) + ": " + output);
    return output;
  }

  /** The number of the commit that created a file; 0 if that isn't known. */
  int created(String path) {
    return created(GitHistory.of(top), path);
  }

  static int created(GitHistory history, String path) {
    return history.created(path).map(found -> Integer.parseInt(found.by().substring(1))).orElse(0);
  }
}
