package dev.l9.trace.memory.world;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreUrl;
import dev.l9.trace.memory.store.open.PacketStores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunCheckTest {

  @TempDir private Path folder;

  private PacketStore store;

  @BeforeEach
  void openStore() throws IOException {
    store = open("memory");
    new Calls("aaaaa", "run1", "0a", 0)
        .total(5, "3")
        .total(6, "4")
        .call("tax", "{'net':1}", "2", "")
        .failed("pay", "{}", "IOException: no", "")
        .addTo(store);
  }

  @AfterEach
  void closeStore() throws IOException {
    store.close();
  }

  private PacketStore open(String name) throws IOException {
    return PacketStores.make(new StoreUrl.InFolder(folder.resolve(name)));
  }

  private RunLearner learner(double least) {
    WorldModel model = new WorldModel(store, () -> Learners.of(List.of(LeastResult::new)));
    return new RunLearner(store, model, method -> !method.endsWith("#free"), least);
  }

  private static List<String> said(RunCheck check) {
    return check.broken().stream()
        .map(
            each ->
                "%s %s %s, %d of %d after %d"
                    .formatted(
                        each.role(),
                        each.place().method(),
                        each.says(),
                        each.now().broken(),
                        each.now().checked(),
                        each.before().supporting()))
        .toList();
  }

  @Test
  void whatBroke_comesWithItsOriginFirst() throws IOException {
    Calls run = new Calls("bbbbb", "run2", "0b", 60).total(5, "1");
    String caller = run.id();
    run.call("tax", "{'net':7}", "-1", caller);
    String origin = run.id();
    run.total(8, "9").call("tax", "{'net':7}", "2", run.id()).addTo(store);
    RunCheck check = learner(0).check("run2");
    assertEquals(
        List.of(
            "ORIGIN com.acme.Orders#tax result >= 2, 1 of 2 after 1",
            "FOLLOWS com.acme.Orders#total result >= 3, 1 of 2 after 2"),
        said(check));
    assertEquals(4, check.checked());
    assertEquals(2, check.rules());
    Breakage.Example example = check.broken().get(0).examples().get(0);
    assertEquals(origin, example.traceId());
    assertEquals(Map.of("result", "-1"), example.values());
    assertEquals(caller, check.broken().get(1).examples().get(0).traceId());
  }

  @Test
  void newFailure_isOneThatBeganWhereNoneOfItsTypeHad() throws IOException {
    Calls run = new Calls("bbbbb", "run2", "0b", 60);
    run.failed("pay", "{}", "IOException: never", "")
        .failed("pay", "{}", "NullPointerException", "");
    run.failed("total", "{'amount':7}", "IOException: disk", "").failed("free", "{}", "Oops", "");
    run.addTo(store);
    RunCheck check = learner(0).check("bbbbb");
    assertEquals(
        List.of(
            "ORIGIN com.acme.Orders#pay NullPointerException, 1 of 2 after 1",
            "ORIGIN com.acme.Orders#total IOException, 1 of 1 after 2"),
        said(check));
    Breakage.Example example = check.broken().get(1).examples().get(0);
    assertEquals(Map.of("amount", "7"), example.values());
    assertEquals("IOException: disk", example.failure());
  }

  @Test
  void runThatDoesAsBefore_breaksNothing() throws IOException {
    new Calls("bbbbb", "run2", "0b", 60)
        .total(5, "3")
        .failed("pay", "{}", "IOException: no", "")
        .addTo(store);
    RunCheck check = learner(0).check("run2");
    assertEquals(List.of(), said(check));
    assertEquals(2, check.checked());
  }

  @Test
  void invariantThatIsLessSure_isNotExpected() throws IOException {
    new Calls("bbbbb", "run2", "0b", 60).total(5, "1").addTo(store);
    assertEquals(List.of(), said(learner(0.8).check("run2")));
    assertEquals(1, said(learner(0.7).check("run2")).size());
  }

  @Test
  void traceThatIsInTheMemoryToo_isNotWhatItIsHeldAgainst() throws IOException {
    Calls run = new Calls("bbbbb", "run1", "0b", 60).total(5, "1");
    run.addTo(store);
    try (PacketStore other = open("other")) {
      run.addTo(other);
      assertEquals(
          List.of("ORIGIN com.acme.Orders#total result >= 3, 1 of 1 after 2"),
          said(learner(0).check(other)));
    }
  }

  @Test
  void runs_areNamedByTheBeginningsOfTheirIds() throws IOException {
    new Calls("bbbbb", "run10", "0b", 60).total(5, "1").addTo(store);
    assertEquals(Set.of("run1"), RunLearner.runs(store, "run1"));
    assertEquals(Set.of("run1", "run10"), RunLearner.runs(store, "ru"));
    assertEquals(Set.of("bbbbb"), RunLearner.runs(store, "bbbbb"));
    assertEquals(Set.of(), RunLearner.runs(store, "x"));
  }
}
