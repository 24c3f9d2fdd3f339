package dev.l9.sample.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.l9.sample.memory.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TaskRuntimeTest {

  @TempDir Path folder;

  private final List<String> journal = new ArrayList<>();

  @Test
  void failedStep_isTriedAgainOnceItsCauseIsRemoved() throws Exception {
    run("run", new Journaled("a", "1"), new WriteStep(true));

    assertEquals(List.of("a runs", "write runs", "write recovers", "write runs"), journal);
    assertEquals("done", Files.readString(folder.resolve("new/file")));
    assertFalse(Files.exists(checkpoint()));
  }

  @Test
  void stepThatCantRecover_failsAtOnce() {
    StepFailedException e =
        assertThrows(StepFailedException.class, () -> run("run", new WriteStep(false)));

    Path file = folder.resolve("new/file");
    assertEquals("step 'write' failed: " + file + " is missing", e.getMessage());
    assertEquals(List.of("write runs", "write recovers"), journal);
  }

  @Test
  void stepThatKeepsFailing_isGivenUpAfterThreeAttempts() {
    Step stubborn =
        new Journaled("stubborn", "") {
          @Override
          public String run() throws IOException {
            super.run();
            throw new IOException("no");
          }

          @Override
          public boolean recover(IOException failure) {
            return true;
          }
        };

    assertThrows(StepFailedException.class, () -> run("run", stubborn));
    assertEquals(List.of("stubborn runs", "stubborn runs", "stubborn runs"), journal);
  }

  @Test
  void interruptedRun_leavesACheckpointAndTheNextOneGoesOnFromIt() throws Exception {
    assertThrows(
        IOException.class,
        () -> run("run", new Journaled("a", "1"), new Journaled("b", "2"), new WriteStep(false)));
    assertEquals("run\na\t1\nb\t2\n", Files.readString(checkpoint()));
    journal.clear();

    int resumed =
        run("run", new Journaled("a", "1"), new Journaled("b", "2"), new Journaled("c", "3"));

    assertEquals(2, resumed);
    assertEquals(List.of("a resumes with 1", "b resumes with 2", "c runs"), journal);
    assertFalse(Files.exists(checkpoint()));
  }

  @Test
  void checkpointOfAnotherRun_isNotUsed() throws Exception {
    assertThrows(
        IOException.class, () -> run("run", new Journaled("a", "1"), new WriteStep(false)));
    journal.clear();

    assertEquals(0, run("other", new Journaled("a", "1")));
    assertEquals(List.of("a runs"), journal);
  }

  private int run(String fingerprint, Step... steps) throws IOException {
    CheckpointStore store = new CheckpointStore(new StateFolder(folder), "test", fingerprint);
    return new TaskRuntime(store).run(new TaskQueue<Step>().add(steps));
  }

  private Path checkpoint() {
    return folder.resolve("checkpoints/test.checkpoint");
  }

  private class Journaled implements Step {
    private final String name;
    private final String outcome;

    Journaled(String name, String outcome) {
      this.name = name;
      this.outcome = outcome;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public String run() throws IOException {
      journal.add(name + " runs");
      return outcome;
    }

    @Override
    public boolean resume(String earlier) {
      journal.add(name + " resumes with " + earlier);
      return true;
    }
  }

  /** Needs a folder that isn't there, and makes it only if it may. */
  private final class WriteStep extends Journaled {
    private final boolean mayRecover;

    WriteStep(boolean mayRecover) {
      super("write", "written");
      this.mayRecover = mayRecover;
    }

    @Override
    public String run() throws IOException {
      String outcome = super.run();
      Files.writeString(folder.resolve("new/file"), "done");
      return outcome;
    }

    @Override
    public boolean recover(IOException failure) throws IOException {
      journal.add("write recovers");
      if (mayRecover && failure instanceof NoSuchFileException) {
        Files.createDirectories(folder.resolve("new"));
        return true;
      }
      return false;
    }
  }
}
