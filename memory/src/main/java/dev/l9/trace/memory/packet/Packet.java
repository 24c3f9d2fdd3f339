package dev.l9.trace.memory.packet;

import dev.l9.trace.model.CapturedValue.Fields;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that the memory holds. Immutable. The id follows from all the rest, so a packet that is
 * made twice of the same facts is one packet.
 *
 * @param id see {@link PacketIds}
 * @param timestamp when it happened; anything finer than microseconds is dropped
 * @param payload what it tells
 * @param threadId the trace that it belongs to: {@link PacketIds#ofThread} of the root's id
 * @param correlationId what it has in common with packets of other threads; null if nothing
 * @param confidence how far it is to be relied on, from 0 to 1
 */
public record Packet(
    UUID id,
    PacketType type,
    Instant timestamp,
    Fields payload,
    Metadata metadata,
    Provenance provenance,
    UUID threadId,
    @Nullable String correlationId,
    double confidence,
    List<String> tags) {

  public Packet {
    timestamp = timestamp.truncatedTo(ChronoUnit.MICROS);
    tags = List.copyOf(tags);
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("a confidence is from 0 to 1, not " + confidence);
    }
  }

  /**
   * By whom a packet was made, and of what it tells.
   *
   * @param schemaVersion of the payload's form
   * @param agent who made it
   * @param domain the part of the system, such as the layer
   */
  public record Metadata(String schemaVersion, String agent, String domain) {

    /** Of the form that payloads have today. */
    public Metadata(String agent, String domain) {
      this("1", agent, domain);
    }
  }

  /**
   * Where a packet comes from.
   *
   * @param parent the packet that it follows from or replaces; null if there is none
   * @param source what it was read from
   * @param tool what has read it
   */
  public record Provenance(@Nullable UUID parent, String source, String tool) {}

  /** What a packet has beside its type, time and payload. */
  public record Envelope(
      Metadata metadata,
      Provenance provenance,
      UUID threadId,
      @Nullable String correlationId,
      double confidence,
      List<String> tags) {

    /** With nothing in common with other threads, of full confidence, without tags. */
    public Envelope(Metadata metadata, Provenance provenance, UUID threadId) {
      this(metadata, provenance, threadId, null, 1, List.of());
    }
  }

  /** The packet of this content, whose id follows from it. */
  public static Packet of(PacketType type, Instant timestamp, Fields payload, Envelope envelope) {
    Packet draft =
        new Packet(
            new UUID(0, 0),
            type,
            timestamp,
            payload,
            envelope.metadata,
            envelope.provenance,
            envelope.threadId,
            envelope.correlationId,
            envelope.confidence,
            envelope.tags);
    return draft.withId(PacketIds.of(draft));
  }

  private Packet withId(UUID other) {
    return new Packet(
        other,
        type,
        timestamp,
        payload,
        metadata,
        provenance,
        threadId,
        correlationId,
        confidence,
        tags);
  }
}
