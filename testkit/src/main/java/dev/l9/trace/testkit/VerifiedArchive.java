package dev.l9.trace.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The classes of a JDK in an archive, as users' JVMs have them from the JDK's own. A JVM that
 * verifies all classes refuses that one, whose classes weren't, and takes twice as long to start;
 * so there is one whose classes were. It is made once, beside the agent's jar.
 */
final class VerifiedArchive {

  private static final Map<Path, Path> MADE = new ConcurrentHashMap<>();

  private VerifiedArchive() {}

  /** The options that name it. A JVM that can't use it, for another option, goes without a word. */
  static List<String> options(Jdk jdk) {
    Path archive = MADE.computeIfAbsent(jdk.java(), VerifiedArchive::made);
    return List.of("-XX:SharedArchiveFile=" + archive, "-Xlog:cds=off");
  }

  private static Path made(Path java) {
    Path release = java.resolveSibling("../release");
    try {
      String text = Files.isRegularFile(release) ? Files.readString(release) : java.toString();
      String name = "jdk-" + Integer.toHexString(text.hashCode()) + ".jsa";
      Path archive = TestProject.AGENT.resolveSibling(name);
      if (!Files.exists(archive)) {
        make(java, archive);
      }
      return archive;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** Where other tests of the build make it at the same time, the last one stays. */
  private static void make(Path java, Path archive) throws IOException {
    Path folder = Files.createTempDirectory(archive.getParent(), "archive");
    Path made = folder.resolve("made.jsa");
    ProgramRun run =
        ProgramRun.of(
            new TestProject(folder)
                .builder(
                    List.of(
                        java.toString(),
                        "-Xverify:all",
                        "--add-modules=java.instrument", // As -javaagent does.
                        "-Xshare:dump",
                        "-XX:SharedArchiveFile=" + made)));
    if (run.exitCode() == 0) {
      Files.move(made, archive, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.deleteIfExists(made);
    Files.delete(folder);
  }
}
