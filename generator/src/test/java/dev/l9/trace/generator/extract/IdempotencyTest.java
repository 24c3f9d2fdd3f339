package dev.l9.trace.generator.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdempotencyTest {

  private static final ModuleSpecs SPECS = ModuleSpecs.on("t.Task");

  @TempDir Path folder;
  private SourceTree tree;

  @BeforeEach
  void makeTree() throws IOException {
    tree = new SourceTree(folder);
    tree.java("package t; public record Task(String taskId, Header header, String goal) {}");
    tree.java("package t; public record Header(String correlationId) {}");
  }

  private SourceTree runner(String name, String fields, String body) throws IOException {
    return tree.java(
        """
        package u;
        import t.Task;
        import java.util.*;
        class %s {
          %s
          String run(Task task) {
            %s
            return work(task);
          }
          String work(Task task) { return task.goal(); }
        }
        """
            .formatted(name, fields, body));
  }

  private String mechanism(String fields, String body) throws IOException {
    runner("Runner", fields, body);
    Extraction.Outcome outcome = tree.extract(SPECS);
    assertEquals(List.of(), outcome.blockers(), body);
    return outcome.extractions().idempotency().id();
  }

  private static final String DONE = "private final Map<String, String> done = new HashMap<>();";

  @Test
  void noEvidence_isNone() throws IOException {
    assertEquals("none", tree.extract(SPECS).extractions().idempotency().id());
    assertEquals("none", mechanism("", ""));
  }

  @Test
  void fieldThatIsAskedBeforeWork_isMemory() throws IOException {
    String set = "private final Set<String> seen = new HashSet<>();";
    assertEquals("memory_cache", mechanism(set, "if (!seen.add(task.taskId())) return null;"));
    assertEquals("memory_cache", mechanism(set, "if (seen.add(task.taskId())) { work(task); }"));
    assertEquals(
        "memory_cache",
        mechanism(
            set,
            "if (this.seen.contains(task.taskId())) { return \"\"; } seen.add(task.taskId());"));
    assertEquals(
        "memory_cache",
        mechanism(DONE, "if (done.putIfAbsent(task.taskId(), \"\") != null) { return null; }"));
    assertEquals(
        "memory_cache",
        mechanism(
            DONE,
            "String known = done.get(task.taskId()); if (known != null) { return known; } done.put(task.taskId(), work(task));"));
    assertEquals(
        "memory_cache",
        mechanism(DONE, "if (true) return done.computeIfAbsent(task.taskId(), id -> work(task));"));
    assertEquals(
        "memory_cache",
        mechanism(
            "private final Cache<String, String> recent = cache();",
            "String key = task.header().correlationId() + \"x\"; String known = recent.getIfPresent(key);"
                + " if (known == null) { recent.put(key, work(task)); } else { return known; }"));
    assertEquals(
        "memory_cache",
        mechanism(
            DONE,
            "for (Task one : List.of(task)) { if (done.containsKey(one.taskId())) continue; done.put(one.taskId(), \"\"); }"));
  }

  @Test
  void storeThatIsAskedBeforeWork_isSubstrate() throws IOException {
    String store = "private final MemorySubstrateService substrate = null;";
    assertEquals(
        "substrate_lookup",
        mechanism(
            store,
            "Optional<String> known = substrate.findResult(task.taskId()); if (known.isPresent()) return known.get();"));
    assertEquals(
        "substrate_lookup",
        mechanism(store, "if (substrate.exists(task.taskId())) { return null; }"));
    assertEquals(
        "substrate_lookup",
        mechanism(
            "private final ResultStore results = null;",
            "if (true) return results.find(task.taskId()).orElseGet(() -> work(task));"));
    assertEquals(
        "substrate_lookup",
        mechanism(
            "private final ResultDao dao = null;",
            "String known = dao.load(task.taskId()); if (true) return known != null ? known : work(task);"));
  }

  @Test
  void otherLookups_areNoEvidence() throws IOException {
    for (String body :
        List.of(
            "String known = done.get(task.taskId());",
            "if (!done.containsKey(task.taskId())) throw new IllegalArgumentException();"
                + " done.put(task.taskId(), \"\");",
            "if (!done.containsKey(task.taskId())) return \"unknown\";",
            "if (done.containsKey(task.taskId())) throw new IllegalStateException(\"registered\");"
                + " done.put(task.taskId(), \"\");",
            "if (done.putIfAbsent(task.taskId(), \"\") != null) throw new IllegalStateException();",
            "if (done.containsKey(task.taskId())) return \"blocked\";",
            "if (done.containsKey(task.goal())) return null; done.put(task.goal(), \"\");",
            "String other = \"a\"; if (done.containsKey(other)) return null; done.put(other, \"\");",
            "Set<String> local = new HashSet<>(); if (!local.add(task.taskId())) return null;")) {
      assertEquals("none", mechanism(DONE, body), body);
    }
    assertEquals(
        "none",
        mechanism(
            "TaskRepository repository;",
            "Task full = repository.find(task.taskId()).orElseThrow();"));
    assertEquals(
        "none",
        mechanism(
            "TaskRepository repository;",
            "if (!repository.exists(task.taskId())) { return null; }"));
  }

  @Test
  void classThatAsksBoth_isBoth() throws IOException {
    assertEquals(
        "both",
        mechanism(
            "Set<String> seen; PacketStore store;",
            "if (!seen.add(task.taskId())) return null; if (store.has(task.taskId())) return null;"));
  }

  @Test
  void askedMethod_isFollowed() throws IOException {
    tree.java(
        "package u; class Deduplicator { private final java.util.Set<String> ids = null; boolean isDuplicate(String id) { return !ids.add(id); } }");
    assertEquals(
        "memory_cache",
        mechanism(
            "Deduplicator deduplicator;",
            "if (deduplicator.isDuplicate(task.taskId())) return null;"));
    assertEquals(
        "substrate_lookup",
        mechanism(
            "EventStore events; boolean alreadyProcessed(Task t) { return events.has(t.taskId()); }",
            "if (alreadyProcessed(task)) return null;"));
  }

  @Test
  void askedThingThatNobodyKnows_isUnclear() throws IOException {
    runner(
        "Runner",
        "lib.Deduplicator deduplicator;",
        "if (deduplicator.isDuplicate(task.taskId())) return null;");
    assertEquals(
        List.of(
            "src/main/java/u/Runner.java:7: CONTRACT_UNCLEAR: Idempotency mechanism unclear:"
                + " deduplicator.isDuplicate(task.taskId()) at src/main/java/u/Runner.java:7 asks"
                + " neither a field that is a Map, Set or Cache, nor a store, as far as the"
                + " repository says; fix: ask a Map, Set or Cache of the class, or a type that is"
                + " named as a store"),
        tree.blockers(SPECS));
  }

  @Test
  void classesThatAskDifferently_areUnclear() throws IOException {
    runner("Runner", "Set<String> seen;", "if (!seen.add(task.taskId())) return null;");
    runner("Sender", "PacketStore store;", "if (store.has(task.taskId())) return null;");
    assertEquals(
        List.of(
            "src/main/java/u/Runner.java:7: CONTRACT_UNCLEAR: Idempotency mechanism unclear: memory"
                + " is asked at src/main/java/u/Runner.java:7, and the substrate at"
                + " src/main/java/u/Sender.java:7; fix: have one class ask both, or ask in one way"
                + " only"),
        tree.blockers(SPECS));
  }

  @Test
  void lookupOfTools_isNoEvidence() throws IOException {
    tree.java("package t; public record Task(String toolId, String taskId) {}");
    assertEquals(
        "none",
        mechanism(
                DONE,
                "if (done.containsKey(task.toolId())) return null; done.put(task.toolId(), \"\");")
            .replace("task.goal()", "null"));
  }

  @Test
  void whatTestsAndTheModuleDo_isNoEvidence() throws IOException {
    String code =
        "package u; import t.Task; class Fake { java.util.Set<String> seen; void run(Task task) { if (!seen.add(task.taskId())) return; System.exit(1); } }";
    tree.write("src/test/java/u/Fake.java", code);
    assertEquals("none", tree.extract(SPECS).extractions().idempotency().id());
    tree.write("module/src/main/java/u/Fake.java", code);
    assertEquals("memory_cache", tree.extract(SPECS).extractions().idempotency().id());
    assertEquals(
        "none",
        tree.extract(ModuleSpecs.on("t.Task").makes("src/main/java/u/Fake.java"))
            .extractions()
            .idempotency()
            .id());
  }
}
