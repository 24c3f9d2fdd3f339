package dev.l9.trace.memory.packet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.l9.trace.json.PlainJson;
import dev.l9.trace.memory.packet.Packet.Envelope;
import dev.l9.trace.memory.packet.Packet.Metadata;
import dev.l9.trace.memory.packet.Packet.Provenance;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Num;
import dev.l9.trace.model.CapturedValue.Text;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PacketJsonTest {

  private static final UUID THREAD = PacketIds.ofThread("sys_1_a");

  private static final String JSON =
      "{\"packet_id\":\"74fdd506-cfa5-5aa5-b79f-2ce2f0e06b11\",\"packet_type\":\"reflection\","
          + "\"timestamp\":\"2026-01-13T14:00:00.000123Z\","
          + "\"payload\":{\"text\":\"retry größer 3\",\"n\":[1,0.5,100,-2]},"
          + "\"metadata\":{\"schema_version\":\"1\",\"agent\":\"ann\",\"domain\":\"orders\"},"
          + "\"provenance\":{\"parent_packet\":null,\"source\":\"hand\",\"tool\":\"l9\"},"
          + "\"thread_uuid\":\"5440b365-39dd-5dbb-ac25-a99e5d9cab91\",\"correlation_id\":null,"
          + "\"confidence\":1.0,\"tags\":[\"b\",\"a\"]}";

  private static Packet packet(String payload) {
    return packet((Fields) PlainJson.read(payload));
  }

  private static Packet packet(Fields payload) {
    return Packet.of(
        PacketType.REFLECTION,
        Instant.parse("2026-01-13T14:00:00.000123Z"),
        payload,
        new Envelope(
            new Metadata("ann", "orders"),
            new Provenance(null, "hand", "l9"),
            THREAD,
            null,
            1,
            List.of("b", "a")));
  }

  /** The ids were computed by another program: Python's uuid5 of its sorted JSON. */
  @Test
  void ids_areThoseThatAnotherProgramComputes() {
    assertEquals("5440b365-39dd-5dbb-ac25-a99e5d9cab91", THREAD.toString());
    assertEquals(
        JSON, PacketJson.write(packet("{\"text\":\"retry größer 3\",\"n\":[1,0.5,100,-2]}")));
  }

  @Test
  void id_dependsNeitherOnTheOrderOfKeysNorOnTheFormOfNumbers() {
    UUID id = packet("{\"a\":{\"x\":1,\"y\":100},\"b\":0.001}").id();
    assertEquals(id, packet("{\"b\":1e-3,\"a\":{\"y\":1.0E2,\"x\":1.00}}").id());
    assertNotEquals(id, packet("{\"b\":\"0.001\",\"a\":{\"y\":100,\"x\":1}}").id());
    assertNotEquals(id, packet("{\"a\":{\"x\":1,\"y\":100},\"b\":0.0010000001}").id());
    assertNotEquals(packet("{\"a\":[1,2]}").id(), packet("{\"a\":[2,1]}").id());
    assertEquals(packet("{\"a\":0}").id(), packet("{\"a\":-0.0}").id());
  }

  @Test
  void id_doesntDependOnWhatIsFinerThanMicroseconds() {
    Packet one = packet("{}");
    Packet other =
        Packet.of(
            one.type(),
            one.timestamp().plusNanos(999),
            one.payload(),
            new Envelope(one.metadata(), one.provenance(), THREAD, null, 1, one.tags()));
    assertEquals(one, other);
  }

  @Test
  void packet_isTheSameAfterItWasWrittenAndRead() {
    assertEquals(JSON, PacketJson.write(PacketJson.read(JSON)));
    Map<String, CapturedValue> odd = new LinkedHashMap<>();
    odd.put("nan", new Num(Double.NaN));
    odd.put("float", new Num(0.1f));
    odd.put("huge", new Num(new BigInteger("9".repeat(400))));
    odd.put("beyond", new Num(new BigDecimal("1E999999999")));
    odd.put("long", new Num(Long.MIN_VALUE));
    odd.put("exact", new Num(new BigDecimal("100.10")));
    odd.put("lone\ud800", new Text("first"));
    odd.put("lone\udfff", new Text("half\ud800, NUL\u0000, line\u2028, \"quoted\\\" 😀"));
    odd.put("null", CapturedValue.NULL);
    odd.put("none", new Fields(Map.of()));
    Packet packet = packet(new Fields(odd));
    Packet read = PacketJson.read(PacketJson.write(packet));
    assertEquals(packet.id(), read.id());
    assertEquals(PacketJson.write(read), PacketJson.write(PacketJson.read(PacketJson.write(read))));
  }

  @Test
  void reader_saysWhatIsWrong() {
    assertWrong("not JSON at character 0", "packet");
    assertWrong("the packet is not an object", "[]");
    assertWrong("the packet has no packet_id", "{}");
    assertWrong(
        "the packet's packet_id is not a UUID in small letters: 1-1-1-1-1",
        JSON.replace("74fdd506-cfa5-5aa5-b79f-2ce2f0e06b11", "1-1-1-1-1"));
    assertWrong(
        "there is no type of packets 'memo'; there are trace, block, tool_call, reflection,"
            + " pattern, seed",
        JSON.replace("reflection", "memo"));
    assertWrong(
        "the packet's timestamp is not a time such as 2026-01-13T14:00:00.000123Z: today",
        JSON.replace("2026-01-13T14:00:00.000123Z", "today"));
    assertWrong("the packet's tags is not a list of strings", JSON.replace("\"b\",\"a\"", "1"));
    assertWrong("metadata has no agent", JSON.replace("\"agent\":\"ann\",", ""));
    assertWrong(
        "the packet has extra, which no packet has",
        JSON.replace("\"tags\"", "\"extra\":1,\"tags\""));
    assertWrong("a confidence is from 0 to 1, not 1.5", JSON.replace("1.0,", "1.5,"));
  }

  @Test
  void reader_refusesAPacketThatWasChanged() {
    assertWrong(
        "the packet's packet_id is 74fdd506-cfa5-5aa5-b79f-2ce2f0e06b11, but its content has"
            + " 377459f1-efab-58b2-8487-8a4d76368972; it was changed after it was made",
        JSON.replace("größer", "kleiner"));
  }

  private static void assertWrong(String message, String json) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> PacketJson.read(json));
    assertEquals(message, e.getMessage());
  }
}
