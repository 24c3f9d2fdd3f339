package dev.l9.sample.world;

import dev.l9.sample.memory.StateFolder;
import dev.l9.sample.simulation.Strategy;
import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The world model as lines of a file, fields parted by tabs: {@code strategy NAME runs kept},
 * {@code block fingerprint reason} and {@code pattern code times}, under a line with the format.
 */
public final class WorldModelStore {

  private static final Logger log = LoggerFactory.getLogger(WorldModelStore.class);
  private static final String FORMAT = "l9-world-model 1";

  private final StateFolder state;

  /** Keeps the world model in this state. */
  public WorldModelStore(StateFolder state) {
    this.state = state;
  }

  /** The stored model, without the lines that can't be read; an empty one when there is none. */
  @L9Traced(
      task = "read world model",
      layer = HrmLayer.MEMORY,
      operation = "memory.read",
      patterns = "world-model")
  public WorldModel load() throws IOException {
    WorldModel model = new WorldModel();
    if (!Files.exists(state.worldModel())) {
      return model;
    }
    List<String> lines = Files.readAllLines(state.worldModel(), StandardCharsets.UTF_8);
    if (lines.isEmpty() || !lines.get(0).equals(FORMAT)) {
      log.warn("{} is not in the format '{}', starting anew", state.worldModel(), FORMAT);
      return model;
    }
    for (String line : lines.subList(1, lines.size())) {
      try {
        restore(model, line.split("\t", -1));
      } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
        log.warn("{}: line '{}' is left out: {}", state.worldModel(), line, e.toString());
      }
    }
    return model;
  }

  private static void restore(WorldModel model, String[] fields) {
    switch (fields[0]) {
      case "strategy" -> {
        TrackRecord record =
            new TrackRecord(Integer.parseInt(fields[2]), Integer.parseInt(fields[3]));
        model.restore(Strategy.valueOf(fields[1]), record);
      }
      case "block" -> model.learnBlock(fields[1], fields[2]);
      case "pattern" -> model.patterns().add(fields[1], Integer.parseInt(fields[2]));
      default -> throw new IllegalArgumentException("unknown kind of line");
    }
  }

  /** Replaces the stored model; makes the state folder if need be. */
  @L9Traced(
      task = "write world model",
      layer = HrmLayer.MEMORY,
      operation = "memory.write",
      patterns = {"world-model", "atomic-replace"})
  public void save(WorldModel model) throws IOException {
    List<String> lines = new ArrayList<>(List.of(FORMAT));
    for (Strategy strategy : Strategy.values()) {
      TrackRecord record = model.record(strategy);
      if (record.runs() > 0) {
        lines.add(
            String.join(
                "\t",
                "strategy",
                strategy.name(),
                Integer.toString(record.runs()),
                Integer.toString(record.kept())));
      }
    }
    model
        .blocks()
        .forEach((fingerprint, reason) -> lines.add("block\t" + fingerprint + "\t" + reason));
    model.patterns().all().forEach((code, times) -> lines.add("pattern\t" + code + "\t" + times));
    Files.createDirectories(state.root());
    StateFolder.replace(state.worldModel(), lines);
  }
}
