package dev.l9.trace.generator.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkplaceTest {

  private static final Duration LONG = Duration.ofMinutes(5);

  @BeforeEach
  void hasShell() {
    assumeTrue(File.separatorChar == '/', "needs sh");
  }

  private static List<String> shell(String script) {
    return List.of("sh", "-c", script);
  }

  @Test
  void command_isRunWithoutInput_andItsLastOutputIsKept() throws Exception {
    Path folder;
    try (Workplace place = new Workplace()) {
      folder = place.folder();
      String script =
          "cat; i=0; while [ $i -lt 20000 ]; do echo $i; i=$((i+1)); done; echo e >&2; exit 3";
      Workplace.Ended ended = place.run(shell(script), folder, LONG);
      assertEquals(3, ended.exitCode());
      assertTrue(ended.output().endsWith("19999\ne\n"), ended.output());
      assertEquals(64 << 10, ended.output().length());
      Files.writeString(folder.resolve("left"), "a");
    }
    assertFalse(Files.exists(folder));
  }

  @Test
  void commandThatTakesTooLong_isEnded() throws Exception {
    try (Workplace place = new Workplace()) {
      Workplace.Ended ended = place.run(shell("sleep 1000"), place.folder(), Duration.ofMillis(1));
      assertTrue(ended.isTooLong());
    }
  }

  @Test
  void interruptedThread_endsAllThatTheCommandStarted_andLeavesNoFile() throws Exception {
    Path folder;
    try (Workplace place = new Workplace()) {
      folder = place.folder();
      Path pid = folder.resolve("pid");
      Thread thread = Thread.currentThread();
      Thread interrupter =
          new Thread(
              () -> {
                awaitText(pid);
                thread.interrupt();
              });
      interrupter.start();
      assertThrows(
          InterruptedException.class,
          () -> place.run(shell("sleep 1000 & echo $! > " + pid + "; wait"), folder, LONG));
      interrupter.join();
      assertGone(pid);
    }
    assertFalse(Files.exists(folder));
  }

  private static void awaitText(Path file) {
    try {
      while (!Files.exists(file) || Files.size(file) == 0) {
        Thread.onSpinWait();
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertGone(Path pid) throws Exception {
    long number = Long.parseLong(Files.readString(pid).strip());
    var process = ProcessHandle.of(number);
    if (process.isPresent()) {
      process.get().onExit().get(5, TimeUnit.MINUTES);
    }
  }
}
