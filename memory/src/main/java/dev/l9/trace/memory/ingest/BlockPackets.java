package dev.l9.trace.memory.ingest;

import dev.l9.trace.block.BlockRenderer;
import dev.l9.trace.json.PlainJson;
import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.packet.Packet.Envelope;
import dev.l9.trace.memory.packet.Packet.Metadata;
import dev.l9.trace.memory.packet.Packet.Provenance;
import dev.l9.trace.memory.packet.PacketIds;
import dev.l9.trace.memory.packet.PacketType;
import dev.l9.trace.memory.store.IndexedPacket;
import dev.l9.trace.memory.store.PacketIndex;
import dev.l9.trace.memory.words.NameKeys;
import dev.l9.trace.memory.words.SearchText;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.DoraTraceBlock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes packets of the blocks of files. A newer block of a file replaces the former in searches.
 */
final class BlockPackets {

  private BlockPackets() {}

  /**
   * The packet of a block.
   *
   * @param file as it was named, with {@code /} between the parts
   */
  static IndexedPacket of(String file, DoraTraceBlock block) {
    Map<String, CapturedValue> payload = new LinkedHashMap<>();
    payload.put("file", new CapturedValue.Text(file));
    payload.put("block", PlainJson.read(BlockRenderer.renderLine(block)));
    Packet packet =
        Packet.of(
            PacketType.BLOCK,
            time(block),
            new Fields(payload),
            new Envelope(
                new Metadata("l9-agent", ""),
                new Provenance(null, file, "l9 memory"),
                PacketIds.ofThread(block.traceId())));
    return new IndexedPacket(packet, index(file, block));
  }

  private static Instant time(DoraTraceBlock block) {
    try {
      return Instant.parse(block.timestamp());
    } catch (DateTimeException e) {
      return Instant.EPOCH; // Nothing has run yet, or another program has written it.
    }
  }

  private static PacketIndex index(String file, DoraTraceBlock block) {
    Set<String> keys = new LinkedHashSet<>(NameKeys.ofFile(file));
    List<String> words = new ArrayList<>(List.of(file, block.task()));
    for (DoraTraceBlock.Node node : block.graph().nodes()) {
      keys.addAll(NameKeys.ofMethod(node.id().replace('.', '#')));
      words.add(node.id());
    }
    List<String> errors = block.metrics().errorsDetected();
    for (String error : errors) {
      keys.addAll(NameKeys.ofError(error.split(":", 2)[0]));
      words.add(error);
    }
    String name = file.substring(file.lastIndexOf('/') + 1);
    String status = errors.isEmpty() ? "success" : "error";
    return new PacketIndex(
        "",
        "",
        name,
        "",
        status,
        "block\n" + file,
        new PacketIndex.Searched(keys, SearchText.of(words)));
  }
}
