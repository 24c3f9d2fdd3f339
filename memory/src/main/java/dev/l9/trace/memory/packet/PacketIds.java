package dev.l9.trace.memory.packet;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.UUID;

/**
 * Ids that follow from content: UUIDs of version 5 (RFC 9562), in a namespace that is itself the
 * UUID of version 5 of the name {@code l9.dev} among domains. Thread-safe.
 *
 * <p>The name of a packet is its JSON without {@code packet_id}, with sorted keys, without blanks,
 * with each number in one form: whole numbers of up to 21 digits in digits alone, others as the
 * shortest decimal that {@link java.math.BigDecimal} writes.
 */
public final class PacketIds {

  private static final UUID DOMAINS = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
  private static final UUID NAMESPACE = of(DOMAINS, "l9.dev".getBytes(StandardCharsets.UTF_8));

  private PacketIds() {}

  /** The id of a packet with this content, whatever its own id is. */
  static UUID of(Packet packet) {
    LinkedHashMap<String, CapturedValue> content =
        new LinkedHashMap<>(PacketJson.fields(packet).values());
    content.remove(PacketJson.ID);
    return of(NAMESPACE, CanonicalJson.of(new Fields(content)));
  }

  /** The id of a trace: all its packets have it as their thread. */
  public static UUID ofThread(String rootTraceId) {
    return of(NAMESPACE, ("thread:" + rootTraceId).getBytes(StandardCharsets.UTF_8));
  }

  static UUID of(UUID namespace, byte[] name) {
    MessageDigest digest = sha1();
    digest.update(bytes(namespace));
    ByteBuffer hash = ByteBuffer.wrap(digest.digest(name));
    long high = (hash.getLong() & ~0xf000L) | 0x5000L;
    long low = (hash.getLong() & ~(3L << 62)) | (1L << 63);
    return new UUID(high, low);
  }

  private static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }
}
