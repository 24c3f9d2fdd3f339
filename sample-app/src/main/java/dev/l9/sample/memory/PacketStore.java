package dev.l9.sample.memory;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import dev.l9.trace.L9Tracer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the packets of each spec in a file of its own, the latest run's only. */
public final class PacketStore {

  private static final Logger log = LoggerFactory.getLogger(PacketStore.class);

  private final Path folder;

  /** Keeps packets in this state. */
  public PacketStore(StateFolder state) {
    this.folder = state.packets();
  }

  /** The packets of a namespace, in the order in which they were written; unreadable lines not. */
  @L9Traced(
      task = "read packets",
      layer = HrmLayer.MEMORY,
      operation = "memory.read",
      patterns = "packet-envelope")
  public List<Packet> read(String namespace) throws IOException {
    Path file = file(namespace);
    if (!Files.exists(file)) {
      return List.of();
    }
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    List<Packet> packets =
        lines.stream().map(PacketCodec::decode).flatMap(Optional::stream).toList();
    if (packets.size() < lines.size()) {
      log.warn("{} has {} unreadable lines, left out", file, lines.size() - packets.size());
    }
    L9Tracer.metadata("tier", "warm");
    return packets;
  }

  /**
   * Replaces the packets of a namespace.
   *
   * @throws java.nio.file.NoSuchFileException when the folder isn't there yet; see {@link #prepare}
   */
  @L9Traced(
      task = "write packets",
      layer = HrmLayer.MEMORY,
      operation = "memory.write",
      patterns = {"packet-envelope", "atomic-replace"})
  public void write(String namespace, List<Packet> packets) throws IOException {
    StateFolder.replace(file(namespace), packets.stream().map(PacketCodec::encode).toList());
    L9Tracer.metadata("tier", "warm");
  }

  /** Makes the folder: needed once in the life of a state, so not looked for at each write. */
  @L9Traced(task = "prepare store", layer = HrmLayer.MEMORY, operation = "memory.prepare")
  public void prepare() throws IOException {
    Files.createDirectories(folder);
  }

  private Path file(String namespace) {
    return folder.resolve(namespace + ".packets");
  }
}
