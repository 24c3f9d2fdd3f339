package dev.l9.sample.world;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.l9.sample.memory.StateFolder;
import dev.l9.sample.simulation.Strategy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorldModelTest {

  @TempDir Path folder;

  @Test
  void factor_fallsWithPredictionsThatHold() {
    WorldModel world = new WorldModel();
    assertEquals(1.0, world.factor(Strategy.SHARED), 1e-9);

    world.learnRun(Strategy.SHARED, 7, 7);
    world.learnRun(Strategy.SHARED, 7, 7);
    world.learnRun(Strategy.LEVEL_ORDER, 7, 6);
    world.learnRun(Strategy.LEVEL_ORDER, 7, 6);

    assertEquals(0.9, world.factor(Strategy.SHARED), 1e-9);
    assertEquals(1.1, world.factor(Strategy.LEVEL_ORDER), 1e-9);
    assertEquals(1.0, world.factor(Strategy.DEPTH_FIRST), 1e-9);
  }

  @Test
  void oldestBlock_isForgottenWhenThereAreTooMany() {
    WorldModel world = new WorldModel();
    for (int index = 0; index <= WorldModel.MAX_BLOCKS; index++) {
      world.learnBlock("f" + index, "divides by zero");
    }

    assertEquals(Optional.empty(), world.knownBlock("f0"));
    assertEquals(Optional.of("divides by zero"), world.knownBlock("f1"));
  }

  @Test
  void model_isStoredAsLines() throws Exception {
    WorldModelStore store = new WorldModelStore(new StateFolder(folder.resolve("new")));
    WorldModel world = new WorldModel();
    world.learnRun(Strategy.SHARED, 7, 7);
    world.learnRun(Strategy.SHARED, 7, 5);
    world.learnBlock("ab12", "divides by zero: a is 0");
    world.patterns().add("zero-divisor", 2);

    store.save(world);

    String text =
        "l9-world-model 1\n"
            + "strategy\tSHARED\t2\t1\n"
            + "block\tab12\tdivides by zero: a is 0\n"
            + "pattern\tzero-divisor\t2\n";
    assertEquals(text, Files.readString(folder.resolve("new/world-model.txt")));
    store.save(store.load());
    assertEquals(text, Files.readString(folder.resolve("new/world-model.txt")));
  }

  @Test
  void unreadableLines_areLeftOut() throws Exception {
    Files.writeString(
        folder.resolve("world-model.txt"),
        "l9-world-model 1\nstrategy\tSHARED\t1\t2\nstrategy\tFAST\t1\t1\nblock\tab12\n"
            + "pattern\tx\tmany\nhello\nblock\tcd34\tis too large\n");

    WorldModel world = new WorldModelStore(new StateFolder(folder)).load();

    assertEquals(TrackRecord.NONE, world.record(Strategy.SHARED));
    assertEquals(1, world.blocks().size());
    assertEquals(Optional.of("is too large"), world.knownBlock("cd34"));
  }

  @Test
  void otherFormat_startsAnew() throws Exception {
    Files.writeString(folder.resolve("world-model.txt"), "l9-world-model 9\nblock\ta\tb\n");

    assertEquals(0, new WorldModelStore(new StateFolder(folder)).load().blocks().size());
  }

  @Test
  void trackRecord_refusesImpossibleCounts() {
    assertThrows(IllegalArgumentException.class, () -> new TrackRecord(1, 2));
  }

  @ParameterizedTest
  @CsvSource({
    "divides by zero: a is 0, zero-divisor",
    "has no real value: sqrt(-1.0), no-real-value",
    "is too large: (a * a), too-large",
    "card_token is a forbidden name, forbidden-name",
    "'needs a, which is blocked', blocked-need",
  })
  void patternCode_followsFromTheReason(String reason, String code) {
    assertEquals(code, PatternLibrary.codeOf(reason));
  }
}
