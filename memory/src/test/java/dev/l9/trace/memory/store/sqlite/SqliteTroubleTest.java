package dev.l9.trace.memory.store.sqlite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreException;
import dev.l9.trace.memory.store.StoreUrl;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a store when the process that writes it, or the disk, ends. */
class SqliteTroubleTest {

  @TempDir private Path folder;

  @Test
  void processThatIsKilled_losesNothingThatWasAcknowledged() throws Exception {
    Process one = start("1", "1000000", "");
    Process other = start("2000001", "3000000", "");
    int first = numberAfter(one, 15);
    int second = numberAfter(other, 15);
    one.destroyForcibly().waitFor();
    first = Math.max(first, lastNumber(one, first));
    second = numberAfter(other, 10);
    other.destroyForcibly().waitFor();
    second = Math.max(second, lastNumber(other, second));
    assertHas(1, first);
    assertHas(2_000_001, second);
  }

  @Test
  void diskThatIsFull_isSaidAndLosesNothing() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash to limit a file by");
    Process limited = start("1", "1000000", "ulimit -f 2500;");
    List<String> said = new ArrayList<>();
    try (BufferedReader lines = limited.inputReader(StandardCharsets.UTF_8)) {
      lines.lines().forEach(said::add);
    }
    assertEquals(3, limited.waitFor(), said.toString());
    String message = said.remove(said.size() - 1);
    assertTrue(
        message.endsWith(
                "; what was added before is kept, and the same again completes it once"
                    + " there is room")
            || message.endsWith("; what was added before is kept, and the same again completes it"),
        message);
    assertTrue(message.contains("disk"), message);
    int acknowledged = Integer.parseInt(said.get(said.size() - 1));
    assertHas(1, acknowledged);
    assertEquals(0, start("1", "" + (acknowledged + 5), "").waitFor());
    assertHas(1, acknowledged + 5);
  }

  @Test
  void temporaryFolderThatIsFull_isNamed() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash to limit a file by");
    Process limited = start("1", "2", "ulimit -f 100;");
    String said = limited.inputReader(StandardCharsets.UTF_8).readLine();
    assertTrue(said.contains(": SQLite's native library can't be unpacked into "), said);
  }

  private void assertHas(int from, int to) throws StoreException {
    try (PacketStore store =
        SqliteStores.open(new StoreUrl.InFolder(folder.resolve("memory")), false)) {
      for (int i = from; i <= to; i++) {
        assertTrue(store.get(AddingProgram.packet(i).id()).isPresent(), i + " of " + to);
      }
    }
  }

  private Process start(String from, String to, String before) throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command = new ArrayList<>();
    if (!before.isEmpty()) {
      command.addAll(List.of("/bin/bash", "-c", before + " exec \"$@\"", "bash"));
    }
    command.addAll(List.of(java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(AddingProgram.class.getName(), folder.resolve("memory").toString()));
    command.addAll(List.of(from, to));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** Waits until the program has told so many more numbers. */
  private static int numberAfter(Process program, int lines) throws IOException {
    String line = "0";
    BufferedReader reader = program.inputReader(StandardCharsets.UTF_8);
    for (int i = 0; i < lines; i++) {
      line = reader.readLine();
    }
    return Integer.parseInt(line);
  }

  /** The last whole number that it told before it was killed. */
  private static int lastNumber(Process program, int before) throws IOException {
    int last = before;
    BufferedReader reader = program.inputReader(StandardCharsets.UTF_8);
    List<String> rest = new ArrayList<>();
    try {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        rest.add(line);
      }
    } catch (IOException e) {
      // The pipe of a killed process may be closed already: then no more is known.
    }
    for (int i = 0; i < rest.size() - 1; i++) {
      last = Math.max(last, Integer.parseInt(rest.get(i)));
    }
    return last;
  }
}
