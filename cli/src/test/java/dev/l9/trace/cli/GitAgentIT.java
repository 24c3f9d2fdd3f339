package dev.l9.trace.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs under the agent, in a repository where git leaves blocks out. */
@JdksInTurn
class GitAgentIT {

  private static final String MAIN =
      """
      package demo;

      import dev.l9.trace.L9Traced;
      import java.nio.file.Files;
      import java.nio.file.Path;

      public class Main {
        public static void main(String[] args) throws Exception {
          for (int i = 0; i < 5; i++) {
            place(i);
            Thread.sleep(args.length * 400L);
          }
          if (args.length > 0) {
            runWhileGitIsAtWork(Path.of("src/main/java/demo/Main.java"));
          }
        }

        private static void runWhileGitIsAtWork(Path source) throws Exception {
          await(source, "order 4\\"");
          Path lock = Files.createFile(Path.of(".git/index.lock"));
          String before = Files.readString(source);
          place(5);
          Thread.sleep(500);
          System.out.println("left alone: " + before.equals(Files.readString(source)));
          Files.delete(lock);
          await(source, "order 5\\"");
        }

        private static void await(Path file, String text) throws Exception {
          while (!Files.readString(file).contains(text)) {
            Thread.sleep(5);
          }
        }

        @L9Traced
        static String place(int order) {
          if (order == 0) {
            throw new IllegalStateException("no order");
          }
          return "order " + order;
        }
      }
      """
          .replace("place(i);", "try { place(i); } catch (IllegalStateException e) { }");

  @TempDir private Path folder;

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void runs_leaveGitQuiet_andCheckoutWorks(Jdk jdk) throws Exception {
    assumeTrue(isGitThere(), "git is not installed");
    TestProject project = new TestProject(folder).source("demo/Main.java", MAIN).compile();
    Path source = project.sourceRoot().resolve("demo/Main.java");
    Files.writeString(folder.resolve(".gitignore"), "/classes/\n");
    git("init", "-q", "-b", "main");
    git("config", "user.name", "Test");
    git("config", "user.email", "test@example.com");
    git("add", "-A");
    git("commit", "-q", "-m", "first");
    git("branch", "other");
    l9("git", "install");
    ProgramRun slow = project.runWell(jdk, "update.interval=100ms", "demo.Main", "slow");
    assertTrue(slow.out().contains("left alone: true"), slow::toString);
    assertEquals("", git("status", "--porcelain"));
    project.runWell(jdk, "", "demo.Main");
    assertEquals("", git("status", "--porcelain"));
    assertEquals("", git("diff"));
    assertTrue(Files.readString(source).contains("\"calls\":5"));
    assertTrue(Files.readString(source).contains("\"last_error\""));
    assertTrue(l9("block", "status", "src").startsWith("fresh       src/main/java/demo/Main.java"));
    String changed = Files.readString(source).replace("\"order \"", "\"number \"");
    Files.writeString(source, changed);
    assertEquals(" M src/main/java/demo/Main.java\n", git("status", "--porcelain"));
    git("commit", "-q", "-a", "-m", "second");
    git("checkout", "-q", "other");
    assertEquals(MAIN, git("show", "HEAD:src/main/java/demo/Main.java"));
    git("checkout", "-q", "main");
    assertEquals(changed, Files.readString(source));
    assertEquals("", git("status", "--porcelain"));
    assertEquals("", git("log", "--all", "-S", "L9 DORA BLOCK", "--oneline"));
  }

  private static boolean isGitThere() throws InterruptedException {
    try {
      return new ProcessBuilder("git", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private String git(String... arguments) throws Exception {
    return run("git", arguments);
  }

  private String l9(String... arguments) throws Exception {
    return run(Path.of("..", "bin", "l9").toAbsolutePath().normalize().toString(), arguments);
  }

  private String run(String program, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("GIT_"));
    environment.put("HOME", folder.resolve("classes").toString());
    environment.put("XDG_CONFIG_HOME", folder.resolve("classes").toString());
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, process.waitFor(), () -> command + ":\n" + output);
    return output;
  }
}
