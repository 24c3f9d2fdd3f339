// ============================================================================
// DORA PROTOCOL METADATA
// ============================================================================
// {"component_id":"FOU-MEMO-003","component_name":"PacketCodec","module_version":"1.0.0",
// "created_at":"2026-11-21T07:47:49Z","created_by":"L9 Trace","layer":"foundation","domain":"memory","type":"adapter",
// "status":"active","governance_level":"high","compliance_required":true,"audit_trail":true,
// "purpose":"A packet as a line, KIND<tab>key<tab>value, and back.","dependencies":["dev.l9.trace.HrmLayer",
// "dev.l9.trace.L9Traced","java.util.Arrays","java.util.List","java.util.Optional"],"footer":"footer_meta"}
// ============================================================================
// END DORA BLOCK
// ============================================================================

package dev.l9.sample.memory;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A packet as a line, {@code KIND<tab>key<tab>value}, and back. */
final class PacketCodec {

  private PacketCodec() {}

  /** Tabs, line ends and backslashes inside of a value are written {@code \t \n \r \\}. */
  static String encode(Packet packet) {
    return packet.kind() + "\t" + escape(packet.key()) + "\t" + escape(packet.value());
  }

  /** The packet of a line; none when the line isn't one. */
  @L9Traced(layer = HrmLayer.MEMORY, operation = "memory.decode", patterns = "codec")
  static Optional<Packet> decode(String line) {
    List<String> fields = Arrays.asList(line.split("\t", -1));
    if (fields.size() != 3) {
      return Optional.empty();
    }
    return Arrays.stream(Packet.Kind.values())
        .filter(kind -> kind.name().equals(fields.get(0)))
        .findFirst()
        .map(kind -> new Packet(kind, unescape(fields.get(1)), unescape(fields.get(2))));
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  private static String unescape(String text) {
    StringBuilder plain = new StringBuilder();
    for (int index = 0; index < text.length(); index++) {
      char character = text.charAt(index);
      if (character == '\\' && index + 1 < text.length()) {
        index++;
        character =
            switch (text.charAt(index)) {
              case 't' -> '\t';
              case 'n' -> '\n';
              case 'r' -> '\r';
              default -> text.charAt(index);
            };
      }
      plain.append(character);
    }
    return plain.toString();
  }
}

// ============================================================================
// FOOTER METADATA
// ============================================================================
// @formatter:off
// {"component_id":"FOU-MEMO-003"}
// ============================================================================
// END FOOTER METADATA
// ============================================================================

// ============================================================================
// L9 DORA BLOCK - AUTO-UPDATED - DO NOT EDIT
// ============================================================================
// {"trace_id":"","task":"","timestamp":"","patterns_used":[],"graph":{"nodes":[],"edges":[]},"inputs":{},"outputs":{},
// "metrics":{"confidence":"","errors_detected":[],"stability_score":""}}
// ============================================================================
// END L9 DORA BLOCK
// ============================================================================
