package dev.l9.trace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.Thorough;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The archive of classes of {@code bin/l9}: whatever becomes of it, a command prints its own words.
 */
class ArchiveIT {

  @TempDir Path folder;

  private Launcher launcher;

  @BeforeEach
  void copy() throws IOException {
    launcher = Launcher.create(folder, "l9");
  }

  /** Those that are installed. */
  private static List<Jdk> jdks() {
    return Jdk.each().filter(jdk -> !jdk.homes().isEmpty()).toList();
  }

  private void assertRight(Jdk jdk) {
    assertRight(launcher.run(jdk, "--version"));
  }

  private static void assertRight(ProgramRun run) {
    assertEquals("", run.err());
    assertTrue(run.out().matches("l9 \\S+\n"), run::out);
    assertEquals(0, run.exitCode());
  }

  /** The one archive, made by a first command. */
  private Path made(Jdk jdk) throws IOException {
    assertRight(jdk);
    List<Path> files = Launcher.files(launcher.archives);
    assertEquals(1, files.size(), files::toString);
    return files.get(0);
  }

  /** Where the JVM has its main class from, with this archive. */
  private String sourceOfMain(Jdk jdk, Path archive) {
    ProgramRun run =
        ProgramRun.of(
            launcher.builder(
                Launcher.home(jdk),
                jdk.java().toString(),
                "-XX:+UseSerialGC",
                "-XX:+VerifySharedSpaces",
                "-Xlog:class+load",
                "-XX:SharedArchiveFile=" + archive,
                "-jar",
                launcher.jar.toString(),
                "--version"));
    return run.out()
        .lines()
        .filter(line -> line.contains(" picocli.CommandLine source: "))
        .map(line -> line.replaceAll(".*source: ", ""))
        .findFirst()
        .orElse("?");
  }

  @Test
  @Thorough
  void eachJdk_hasAnArchiveOfItsOwn_whichTheJvmTakes() throws Exception {
    List<Path> files = List.of();
    for (Jdk jdk : jdks()) {
      assertRight(jdk);
      List<Path> before = files;
      files = Launcher.files(launcher.archives);
      List<Path> made = files.stream().filter(file -> !before.contains(file)).toList();
      assertEquals(1, made.size(), files::toString);
      assertEquals("shared objects file (top)", sourceOfMain(jdk, made.get(0)));
      ProgramRun wrong = launcher.run(jdk, "attach", "me");
      assertEquals(2, wrong.exitCode());
      assertEquals("", wrong.out());
    }
    assertEquals(jdks().size(), files.size());

    swap(files.get(0), files.get(files.size() - 1));
    jdks().forEach(this::assertRight);
    assertEquals(files, Launcher.files(launcher.archives));
    for (Path file : files) {
      damage(file, new byte[(int) Files.size(file)]);
    }
    jdks().forEach(this::assertRight);
  }

  @Test
  @Thorough
  void damagedArchive_doesNoHarm_andOneThatWasCutOffIsMadeAnew() throws Exception {
    Jdk jdk = jdks().get(0);
    Path archive = made(jdk);
    byte[] whole = Files.readAllBytes(archive);
    byte[] hole = whole.clone();
    Arrays.fill(hole, whole.length / 3, whole.length / 3 + 500_000, (byte) 0);
    damage(archive, hole);
    assertRight(jdk);

    damage(archive, Arrays.copyOf(whole, whole.length / 2));
    ProcessBuilder builder = launcher.builder(jdk, "--version");
    builder.environment().put("L9_ARCHIVE", "off");
    assertRight(ProgramRun.of(builder));
    assertEquals(whole.length / 2, Files.size(archive));
    assertRight(jdk);
    assertEquals("shared objects file (top)", sourceOfMain(jdk, made(jdk)));
  }

  private static void damage(Path archive, byte[] content) throws IOException {
    Files.delete(archive); // The JVM makes it read-only.
    Files.write(archive, content);
  }

  /** Each gets the content of the other, and still the length that its name says. */
  private static void swap(Path one, Path other) throws IOException {
    byte[] first = Files.readAllBytes(one);
    byte[] second = Files.readAllBytes(other);
    damage(one, Arrays.copyOf(second, first.length));
    damage(other, Arrays.copyOf(first, second.length));
  }

  @Test
  @Thorough
  void anotherBuild_hasAnotherArchive_andTheOldOneGoes() throws Exception {
    Jdk jdk = Jdk.running();
    Path old = made(jdk);
    byte[] content = Files.readAllBytes(old);
    Files.setLastModifiedTime(launcher.jar, FileTime.from(Instant.parse("2026-01-02T03:04:05Z")));
    Path anew = made(jdk);
    assertFalse(Files.exists(old));
    assertEquals("shared objects file (top)", sourceOfMain(jdk, anew));

    // One that is cut off never has the name of a whole one, and would crash a JVM of JDK 17.
    if (content.length <= Files.size(anew)) {
      damage(anew, Arrays.copyOf(content, (int) Files.size(anew)));
    }
    assertRight(jdk);
  }

  /** JDK 17 makes and takes an archive there, but has the jar's classes from the jar. */
  @Test
  @Thorough
  void folderWithABlank_doesNoHarm() throws Exception {
    launcher = Launcher.create(folder, "an l9");
    assertRight(Jdk.running());
    assertRight(Jdk.running());
    assertEquals(1, Launcher.files(launcher.archives).size());
  }

  @Test
  @Thorough
  void severalAtOnce_printTheirOwnWords_andLeaveOneWholeArchive() throws Exception {
    List<ProcessBuilder> commands = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ProcessBuilder builder = launcher.builder(Jdk.running(), "--version");
      builder.environment().remove("L9_ARCHIVE"); // So it is made when a command has ended.
      commands.add(builder);
    }
    commands.parallelStream().map(ProgramRun::of).forEach(ArchiveIT::assertRight);
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
    List<Path> files = List.of();
    while (files.size() != 1 || !files.get(0).toString().endsWith(".jsa")) {
      assertTrue(System.nanoTime() < end, "there is no archive");
      Thread.sleep(50);
      files = Launcher.files(launcher.archives);
    }
    assertEquals("shared objects file (top)", sourceOfMain(Jdk.running(), files.get(0)));
  }

  @Test
  @Thorough
  void readOnlyFolder_hasItsArchiveInTheCache_orNone() throws Exception {
    assumeTrue(canBeNobody(), "there is no user whom a read-only folder stops");
    for (Path each : List.of(folder, launcher.home)) {
      Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxrwxrwx"));
    }
    assertRight(asNobody());
    assertEquals(List.of(), Launcher.files(launcher.archives));
    List<Path> cached = Launcher.files(launcher.home.resolve(".cache/l9"));
    assertEquals(1, cached.size(), cached::toString);
    assertEquals("shared objects file (top)", sourceOfMain(Jdk.running(), cached.get(0)));
    assertRight(asNobody());

    Files.delete(cached.get(0));
    Files.writeString(launcher.home.resolve("file"), "");
    ProcessBuilder none = nobody();
    none.environment().put("XDG_CACHE_HOME", launcher.home.resolve("file").toString());
    assertRight(ProgramRun.of(none));
    assertEquals(List.of(), Launcher.files(launcher.home.resolve(".cache/l9")));
    assertEquals(List.of(), Launcher.files(launcher.archives));
  }

  private ProgramRun asNobody() {
    return ProgramRun.of(nobody());
  }

  private ProcessBuilder nobody() {
    ProcessBuilder builder = launcher.builder(Jdk.running(), "--version");
    builder
        .command()
        .addAll(0, List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"));
    return builder;
  }

  private static boolean canBeNobody() throws Exception {
    try {
      return new ProcessBuilder("setpriv", "--reuid=65534", "--clear-groups", "true")
              .redirectErrorStream(true)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
