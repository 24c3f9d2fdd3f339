package dev.l9.trace.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A class data sharing (CDS) archive of a JDK's classes, all of them verified. A JVM that verifies
 * all classes refuses the JDK's own archive, whose classes weren't verified, and then takes twice
 * as long to start. The archive is made once, beside the agent's jar.
 */
final class VerifiedArchive {

  private static final Map<Path, Path> MADE = new ConcurrentHashMap<>();

  private VerifiedArchive() {}

  /**
   * The options that name the archive. A JVM that can't use it, because of another option, starts
   * without it and prints nothing.
   */
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

  /**
   * Makes the archive. If other tests of the build make it at the same time, the last one stays.
   */
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
                        "-XX:TieredStopAtLevel=1",
                        // The option -javaagent adds this module too.
                        "--add-modules=java.instrument",
                        "-Xshare:dump",
                        "-XX:SharedArchiveFile=" + made)));
    if (run.exitCode() == 0) {
      Files.move(made, archive, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.deleteIfExists(made);
    Files.delete(folder);
  }
}
