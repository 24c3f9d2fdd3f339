package dev.l9.trace.contract.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryTest {

  private static final Instant TIME = Instant.parse("2026-01-02T02:04:00Z");

  private static final String TWO =
      """
      {"version":1,"files":[
      {"file":"a.py","component_id":"SYM-CORE-001","layer":"foundation","governance_level":"high",\
      "status":"active","compliance_status":"compliant","last_generated_at":"2026-01-02T02:04:00Z"},
      {"file":"b/c.md","component_id":"SYM-CORE-002","layer":"foundation","governance_level":"low",\
      "status":"active","compliance_status":"violations","last_generated_at":"2026-01-02T02:04:00Z"}
      ]}
      """;

  @TempDir private Path root;

  private static RegistryEntry entry(String file, String id, String level, boolean compliant) {
    FileFacts facts = new FileFacts(file, id, "foundation", level, "active");
    return RegistryEntry.of(facts, Compliance.of(compliant), TIME);
  }

  private static Registry two() {
    return Registry.of(
        List.of(
            entry("b/c.md", "SYM-CORE-002", "low", false),
            entry("a.py", "SYM-CORE-001", "high", true)));
  }

  private Path file() {
    return root.resolve(Registry.FILE);
  }

  private String text() throws IOException {
    return Files.readString(file());
  }

  @Test
  void entries_areWrittenSorted_aLineForEach_andReadAgain() throws Exception {
    assertTrue(two().write(root));
    assertEquals(TWO, text());
    assertEquals(two(), Registry.read(root));
  }

  @Test
  void file_isWrittenOnlyIfItChanges() throws Exception {
    two().write(root);
    FileTime old = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    Files.setLastModifiedTime(file(), old);
    assertFalse(two().write(root));
    assertFalse(Registry.update(root, registry -> registry));
    assertEquals(old, Files.getLastModifiedTime(file()));
  }

  @Test
  void registryWithoutEntries_makesNoFile() throws Exception {
    assertFalse(Registry.EMPTY.write(root));
    assertFalse(Files.exists(file()));
    assertEquals(Registry.EMPTY, Registry.read(root));
  }

  @Test
  void keysOfOthers_stay_whereAnEntryIsWrittenAnew() throws Exception {
    String more = "\"owner\":{\"team\":[\"a\",1,2.50,null,true]}";
    Files.writeString(file(), TWO.replace("00Z\"},", "00Z\"," + more + "},"));
    Registry.update(root, r -> r.with(List.of(entry("a.py", "SYM-CORE-001", "critical", true))));
    assertTrue(text().contains("\"critical\",\"status\":\"active\""), text());
    assertTrue(text().contains("2026-01-02T02:04:00Z\"," + more + "},\n"), text());
  }

  @Test
  void anyLayout_isRead() throws Exception {
    Files.writeString(file(), TWO.replace(",", " ,\r\n\t"));
    assertEquals(two(), Registry.read(root));
  }

  @Test
  void entries_areRemoved() {
    assertEquals(List.of("b/c.md"), files(two().without(List.of("a.py", "never.py"))));
  }

  private static List<String> files(Registry registry) {
    return registry.entries().stream().map(RegistryEntry::file).toList();
  }

  @Test
  void textOfOthers_neverLeavesItsLine() {
    String odd = "a\n\"},{\u0000\u2028\ud800\u202e.py";
    Registry registry = Registry.of(List.of(entry(odd, odd, odd, true)));
    String text = new String(registry.toBytes(), UTF_8);
    assertEquals(3, text.lines().count());
    assertEquals(registry, Registry.parse(registry.toBytes()));
  }

  @Test
  void linkedFile_staysALink_andTheModeStays() throws Exception {
    Path real = Files.createDirectory(root.resolve("elsewhere")).resolve("registry.json");
    Files.writeString(real, "");
    Files.setPosixFilePermissions(real, PosixFilePermissions.fromString("rw-rw----"));
    Files.createSymbolicLink(file(), real);
    two().write(root);
    assertTrue(Files.isSymbolicLink(file()));
    assertEquals(TWO, Files.readString(real));
    assertEquals("rw-rw----", PosixFilePermissions.toString(Files.getPosixFilePermissions(real)));
  }

  @Test
  void whatAKilledProcessLeft_isRemoved() throws Exception {
    Files.writeString(root.resolve(Registry.FILE + ".abc.l9tmp"), "{");
    two().write(root);
    try (Stream<Path> files = Files.list(root)) {
      assertEquals(List.of(file()), files.toList());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1|`[`",
        "1|`[]`",
        "1|`{\"version\":2,\"files\":[]}`",
        "1|`{\"version\":1}`",
        "1|`{\"version\":1,\"files\":{}}`",
        "1|`{\"version\":1,\"files\":[]} {}`",
        "1|`{\"version\":1,\"files\":[],\"note\":1}`",
        "2|`{\"version\":1,\"files\":[\n7]}`",
        "3|`{\"version\":1,\"files\":[\n\n{\"file\":\"a\"}]}`",
        "2|`{\"version\":1,\"files\":[\n<<<<<<< ours\n]}`",
        "2|`{\"version\":1,\"files\":[\n`",
      })
  void damagedFile_isSaidWithItsLine_andIsNeverOverwritten(int line, String content)
      throws Exception {
    Files.writeString(file(), content);
    ToolFailure failure = assertThrows(ToolFailure.class, () -> Registry.read(root));
    String said = String.valueOf(failure.getMessage());
    assertTrue(said.startsWith(Registry.FILE + ":" + line + ": it is damaged"), said);
    assertThrows(ToolFailure.class, () -> Registry.update(root, r -> two()));
    assertEquals(content, text());
  }

  @Test
  void ofTwoEntriesOfAFile_theLaterCounts() throws Exception {
    String later = TWO.replace("b/c.md", "a.py").replaceAll("04:00Z\"}\n", "05:00Z\"}\n");
    Files.writeString(file(), later);
    assertEquals(
        "SYM-CORE-002", Registry.read(root).of("a.py").orElseThrow().facts().componentId());
    assertEquals(1, Registry.read(root).entries().size());
  }

  @Test
  void changes_ofSeveralThreads_areAllThere() throws Exception {
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      String name = "t" + t;
      threads.add(new Thread(() -> RegistryProcess.add(root, name, 5), name));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(20, Registry.read(root).entries().size());
  }

  @Test
  void changes_ofSeveralProcesses_areAllThere() throws Exception {
    List<Process> processes = new ArrayList<>();
    for (String name : List.of("p", "q")) {
      processes.add(RegistryProcess.start(root, name, 20));
    }
    RegistryProcess.add(root, "here", 20);
    for (Process process : processes) {
      assertEquals(0, process.waitFor());
    }
    assertEquals(60, Registry.read(root).entries().size());
  }

  @Test
  void entry_keepsWhenItWasGenerated_whereOnlyTheCheckIsNew() {
    RegistryEntry old = entry("a.py", "A-1", "high", true);
    assertEquals(
        new RegistryEntry(old.facts(), Compliance.VIOLATIONS, old.lastGeneratedAt(), Map.of()),
        old.with(Compliance.VIOLATIONS));
    assertEquals(Map.of(), new RegistryEntry(old.facts(), old.compliance(), "", Map.of()).others());
    Map<String, CapturedValue> others = Map.of("x", CapturedValue.NULL);
    assertTrue(
        new RegistryEntry(old.facts(), old.compliance(), "", others)
            .line()
            .endsWith(",\"x\":null}"));
  }
}
