package dev.l9.trace.contract.inject;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.contract.GovernedFolder;
import dev.l9.trace.contract.audit.AuditCheck;
import dev.l9.trace.contract.audit.AuditLog;
import dev.l9.trace.contract.registry.Registry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParallelInjectionTest {

  private static final int ROUNDS = Boolean.getBoolean("l9.stress") ? 20 : 2;

  @TempDir private Path folder;

  @Test
  void processes_thatInjectAtOnce_giveEachFileItsId() throws Exception {
    GovernedFolder project = GovernedFolder.in(folder);
    List<String> names = List.of("a", "b", "here");
    for (String name : names) {
      for (int i = 0; i < ROUNDS; i++) {
        project.write(name + i + ".py", "import os\n");
      }
    }
    List<Process> processes = new ArrayList<>();
    for (String name : List.of("a", "b")) {
      processes.add(InjectProcess.start(project.root, name, ROUNDS));
    }
    InjectProcess.inject(project.root, "here", ROUNDS);
    for (Process process : processes) {
      assertEquals(0, process.waitFor());
    }
    TreeSet<String> ids = new TreeSet<>();
    Registry registry = Registry.read(project.root);
    registry.entries().forEach(entry -> ids.add(entry.facts().componentId()));
    assertEquals(names.size() * ROUNDS, registry.entries().size());
    assertEquals(names.size() * ROUNDS, ids.size());
    assertEquals(String.format("FOU-ORDE-%03d", names.size() * ROUNDS), ids.last());
    assertEquals(List.of(), project.said());
    AuditCheck.Result audit = AuditCheck.run(new AuditLog(project.root), Optional.empty());
    assertEquals(List.of(), audit.problems());
    assertEquals(names.size() * ROUNDS, audit.entries());
  }
}
