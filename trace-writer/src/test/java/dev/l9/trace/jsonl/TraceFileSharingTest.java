package dev.l9.trace.jsonl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many writers, in one JVM and in several, append to one file: no line is lost, torn or mixed. */
class TraceFileSharingTest {

  private static final int BATCHES = 300;

  @TempDir Path folder;

  @Test
  void severalObjectsInOneProcess() throws Exception {
    Path file = folder.resolve("trace.jsonl");
    List<String> writers = List.of("a", "b", "c", "d");
    inThreads(writers, writer -> write(file, 20_000, 1000, writer));
    assertAllThere(writers);
  }

  @Test
  void severalObjectsInOneProcess_withoutRotation() throws Exception {
    Path file = folder.resolve("trace.jsonl");
    List<String> writers = List.of("a", "b", "c");
    inThreads(writers, writer -> write(file, 0, 4, writer));
    assertAllThere(writers);
  }

  @Test
  void severalProcesses() throws Exception {
    Path file = folder.resolve("trace.jsonl");
    List<String> writers = List.of("p", "q", "r");
    List<Process> processes = new ArrayList<>();
    for (String writer : writers) {
      processes.add(startWriter(file, 20_000, writer));
    }
    write(file, 20_000, 1000, "own");
    for (Process process : processes) {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(0, process.waitFor(), said);
      assertEquals("", said);
    }
    assertAllThere(List.of("p", "q", "r", "own"));
  }

  @Test
  void processesThatAreKilled_leaveOnlyWholeLines() throws Exception {
    Path file = folder.resolve("trace.jsonl");
    for (int round = 0; round < 3; round++) {
      Process killed = startWriter(file, 200_000, "k" + round);
      while (!Files.exists(file) || Files.size(file) < 1000) {
        assertTrue(killed.isAlive() || Files.exists(file), "it ended without writing");
        Thread.onSpinWait();
      }
      killed.destroyForcibly().waitFor();
      write(file, 200_000, 1000, "w" + round);
    }
    Map<String, Integer> next = readAll();
    for (int round = 0; round < 3; round++) {
      assertEquals(BATCHES * 2, next.get("w" + round));
    }
  }

  private Process startWriter(Path file, long rotateAt, String writer) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xshare:auto",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            TraceFileSharingTest.class.getName(),
            file.toString(),
            String.valueOf(rotateAt),
            writer)
        .redirectErrorStream(true)
        .start();
  }

  /** A process of {@link #startWriter}. */
  public static void main(String[] args) throws IOException {
    write(Path.of(args[0]), Long.parseLong(args[1]), 1000, args[2]);
  }

  /** Writes batches of two lines, numbered. */
  private static void write(Path file, long rotateAt, int keep, String writer) throws IOException {
    try (TraceFile trace = new TraceFile(file, rotateAt, keep)) {
      for (int batch = 0; batch < BATCHES; batch++) {
        String lines = line(writer, 2 * batch) + line(writer, 2 * batch + 1);
        trace.append(ByteBuffer.wrap(lines.getBytes(StandardCharsets.UTF_8)));
      }
    }
  }

  private static String line(String writer, int number) {
    return "{\"trace_id\":\""
        + writer
        + "\",\"n\":"
        + number
        + ",\"text\":\""
        + "é".repeat(number % 50)
        + "\"}\n";
  }

  private void assertAllThere(List<String> writers) throws IOException {
    Map<String, Integer> next = readAll();
    for (String writer : writers) {
      assertEquals(2 * BATCHES, next.get(writer), writer);
    }
    assertEquals(writers.size(), next.size());
  }

  /** Reads all files, the oldest first: each writer's lines must come in order, each once. */
  private Map<String, Integer> readAll() throws IOException {
    List<Path> files = new ArrayList<>();
    for (int i = 1; Files.exists(folder.resolve("trace." + i + ".jsonl")); i++) {
      files.add(0, folder.resolve("trace." + i + ".jsonl"));
    }
    files.add(folder.resolve("trace.jsonl"));
    Map<String, Integer> next = new HashMap<>();
    for (Path file : files) {
      String content = Files.readString(file);
      assertTrue(content.endsWith("\n"), file + " ends with a whole line");
      for (String line : content.split("\n")) {
        String writer = line.substring(13, line.indexOf('"', 13));
        int number = next.merge(writer, 1, Integer::sum) - 1;
        assertEquals(line(writer, number), line + "\n", "in " + file.getFileName());
      }
    }
    return next;
  }

  private interface Body {
    void run(String writer) throws IOException;
  }

  private static void inThreads(List<String> writers, Body body) throws InterruptedException {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    List<Thread> threads = new ArrayList<>();
    for (String writer : writers) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  body.run(writer);
                } catch (Throwable t) {
                  failure.set(t);
                }
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertNull(failure.get());
  }
}
