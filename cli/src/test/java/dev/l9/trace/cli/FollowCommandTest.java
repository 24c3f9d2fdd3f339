package dev.l9.trace.cli;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code l9 view --follow} of files that are written meanwhile. */
class FollowCommandTest {

  private static final long GUARD_MINUTES = 5;

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Path file;
  private @Nullable Thread command;

  @BeforeEach
  void name() {
    file = folder.resolve("trace.jsonl");
  }

  @AfterEach
  void stop() throws InterruptedException {
    if (command != null) {
      command.interrupt();
      command.join();
    }
  }

  @Test
  void treesAreShown_whenTheirRootsHaveCome_overARotation() throws Exception {
    append(line("old", null, "old"));
    follow();
    append(line("b", "a", "a"));
    append(line("y", "x", "x"));
    append(line("a", null, "a"));
    awaitOut("[sys] a → a (0ms)\n  └─[sys] b → b (0ms)\n");
    Files.move(file, folder.resolve("trace.1.jsonl"));
    append(line("x", null, "x"));
    awaitOut(
        """
        [sys] a → a (0ms)
          └─[sys] b → b (0ms)
        [sys] x → x (0ms)
          └─[sys] y → y (0ms)
        """);
    assertEquals("", err.toString());
  }

  @Test
  void flat_showsEachEventAtOnce_andOnlyWhatIsAskedFor() throws Exception {
    follow("--flat", "--operation", "b*");
    append(line("b1", "a", "a"));
    append(line("c", "a", "a"));
    append(line("b2", "a", "a"));
    awaitOut("[sys] b1 → b1 (0ms)\n[sys] b2 → b2 (0ms)\n");
  }

  @Test
  void json_isTheLines_fromAFileThatWasNotThereYet() throws Exception {
    follow("--json");
    String text = line("a", null, "a");
    append(text);
    awaitOut(text);
  }

  @Test
  void last_showsWhatCameBefore_once() throws Exception {
    append(line("a", null, "a"));
    append(line("b", null, "b"));
    follow("--flat", "--last", "1");
    append(line("c", null, "c"));
    awaitOut("[sys] b → b (0ms)\n[sys] c → c (0ms)\n");
  }

  @Test
  void whatIsDamaged_isSaid() throws Exception {
    follow("--flat");
    append("text\n" + line("a", null, "a"));
    awaitOut("[sys] a → a (0ms)\n");
    assertEquals(
        "l9: "
            + file
            + ": skipped the line at byte 0, which is no event (this is no JSON object)\n",
        err.toString());
  }

  @Test
  void outputThatNobodyReads_endsIt() throws Exception {
    Writer gone =
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) throws IOException {
            throw new IOException("Broken pipe");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    int[] code = {-1};
    Thread thread = start(() -> code[0] = run(new PrintWriter(gone), "--flat"));
    append(line("a", null, "a"));
    thread.join(TimeUnit.MINUTES.toMillis(GUARD_MINUTES));
    assertEquals(0, code[0]);
  }

  private void append(String text) throws IOException {
    Files.writeString(file, text, CREATE, APPEND);
  }

  private void follow(String... options) throws Exception {
    start(() -> run(new PrintWriter(out), options));
  }

  /** Starts following; what is appended when this returns, comes. */
  private Thread start(Runnable following) throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              started.countDown();
              following.run();
            });
    command = thread;
    thread.start();
    started.await();
    // It sleeps when it has looked for the first time.
    while (thread.isAlive() && thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    return thread;
  }

  private int run(PrintWriter to, String... options) {
    List<String> arguments = new ArrayList<>(List.of("view", "--follow", file.toString()));
    arguments.addAll(List.of(options));
    return L9.run(arguments.toArray(new String[0]), to, new PrintWriter(err, true));
  }

  private void awaitOut(String expected) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(GUARD_MINUTES);
    while (out.toString().length() < expected.length() && System.nanoTime() < end) {
      Thread.sleep(10);
    }
    assertEquals(expected, out.toString());
  }

  private static String line(String id, @Nullable String parent, String root) {
    return """
        {"trace_id":"%1$s","parent_id":%2$s,"timestamp":"2026-01-13T14:00:00.000000Z",\
        "hrm_layer":"system","operation":"%1$s","component":"Shop.java","input_summary":"",\
        "output_summary":"%1$s","duration_ms":0,"status":"success","metadata":{"root_id":"%3$s"}}
        """
        .formatted(id, parent == null ? "null" : '"' + parent + '"', root);
  }
}
