package dev.l9.trace.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import dev.l9.trace.model.ContentHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * The folder of a run, in a private folder of the user. It is deleted when the run is over: by the
 * last JVM, if the run ends with it, and otherwise by a later JVM.
 *
 * <p>The time of the file {@code alive} is when a member last wrote. A run is over if no member is
 * alive, and if this is longer ago than the run lasts. Not thread-safe.
 */
final class RunFolder implements AutoCloseable {

  private static final String ALIVE = "alive";
  private static final long TOUCH_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Path folder;
  private final RunMember member;
  private final RunLocks locks;
  private long touched;
  private boolean isForNobody;

  private RunFolder(Path folder, RunMember member, RunLocks locks) {
    this.folder = folder;
    this.member = member;
    this.locks = locks;
  }

  /** The folder in which the folders of all runs of the user are. */
  static Path ofUser() {
    String name = "l9-runs-" + System.getProperty("user.name", "").replace('/', '_');
    return Path.of(System.getProperty("java.io.tmpdir", ".")).resolve(name);
  }

  /**
   * Joins a run, or begins it.
   *
   * @throws IOException where the folder of the user can't be made, or isn't private
   */
  static RunFolder open(Path base, RunMember member) throws IOException {
    PrivateFolder.make(base);
    RunLocks locks = RunLocks.open(base.resolve("lock"));
    String name = hash(member.run());
    RunFolder run = new RunFolder(base.resolve(name), member, locks);
    boolean opened = false;
    try {
      if (locks.lockAlone(name)) {
        if (isOver(run.folder, member.lasts(), member.start())) {
          OldRuns.delete(run.folder);
        }
        run.touch();
        locks.unlock(name);
      }
      locks.join(name);
      locks.lockAlone(member.id());
      run.touch();
      OldRuns.deleteAll(base, locks);
      opened = true;
    } finally {
      if (!opened) {
        locks.close();
      }
    }
    return run;
  }

  /** Whether there is a folder of a run that isn't over. */
  static boolean isKnown(Path base, String run) {
    Path folder = base.resolve(hash(run));
    try {
      return !isOver(folder, lasts(folder), Instant.now());
    } catch (IOException | RuntimeException e) {
      return false; // There is none.
    }
  }

  /** Whether a run had ended so long before this time that it doesn't go on. */
  static boolean isOver(Path folder, Duration lasts, Instant time) throws IOException {
    try {
      Instant alive = Files.getLastModifiedTime(folder.resolve(ALIVE)).toInstant();
      return alive.isBefore(time.minus(lasts));
    } catch (NoSuchFileException e) {
      return true;
    }
  }

  /** How long a run lasts, as its last member said. */
  static Duration lasts(Path folder) throws IOException {
    return Duration.parse(Files.readString(folder.resolve(ALIVE)));
  }

  private void touch() throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectory(folder);
    }
    Files.writeString(folder.resolve(ALIVE), member.lasts().toString());
    touched = System.nanoTime();
  }

  /**
   * Makes sure that others see that this member is alive.
   *
   * @throws IOException where an interrupt has closed the file with the locks. Others may have
   *     added this member to those that have ended, so it must not say any more.
   */
  void checkMember() throws IOException {
    if (!locks.isOpen()) {
      throw new IOException("the locks were closed by an interrupt");
    }
  }

  /** Whether a member is still alive, as far as is known. */
  boolean isAlive(String otherMember) {
    return otherMember.equals(member.id()) || locks.isHeld(otherMember);
  }

  /** Whether no other JVM is or will be in the run. Ask only when this JVM ends. */
  boolean isForNobody() throws IOException {
    if (member.endsRun() && !isForNobody) {
      String name = String.valueOf(folder.getFileName());
      locks.unlock(name);
      isForNobody = locks.lockAlone(name);
      if (!isForNobody) {
        locks.join(name);
      }
    }
    return isForNobody;
  }

  byte[] read(Path source) throws IOException {
    return Files.readAllBytes(file(source));
  }

  /** Replaces the facts of a source file, so that others see the old ones or the new ones. */
  void write(Path source, byte[] facts) throws IOException {
    if (System.nanoTime() - touched > TOUCH_NANOS) {
      touch();
    }
    Path file = file(source);
    Path written = file.resolveSibling(file.getFileName() + "." + hash(member.id()));
    Files.write(written, facts);
    Files.move(written, file, ATOMIC_MOVE, REPLACE_EXISTING);
  }

  private Path file(Path source) {
    return folder.resolve(hash(source.toString()));
  }

  private static String hash(String text) {
    return ContentHash.of(text.getBytes(UTF_8));
  }

  @Override
  public void close() throws IOException {
    try (locks) {
      if (isForNobody()) {
        OldRuns.delete(folder);
      } else {
        touch();
      }
    }
  }
}
