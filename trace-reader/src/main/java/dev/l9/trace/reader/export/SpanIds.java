package dev.l9.trace.reader.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Makes the ids that OpenTelemetry and Zipkin want. A span's is the first 16 hex digits of the
 * SHA-256 of its {@code trace_id}, and a trace's the first 32 of that of its {@code root_id}. So an
 * event has the same ids in each export and format, and anybody can compute them. Not thread-safe.
 */
public final class SpanIds {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final MessageDigest sha256;

  public SpanIds() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK has no SHA-256, which every JDK has to have", e);
    }
  }

  /** The 64 bits that stand for an id of ours; never zero, which both formats forbid. */
  public long bits(String id) {
    return nonZero((long) LONGS.get(sha256.digest(id.getBytes(UTF_8)), 0));
  }

  /** The 16 hex digits for a span. */
  public String span(String traceId) {
    return hex(bits(traceId));
  }

  /** The 32 hex digits for the trace that a root begins. */
  public String trace(String rootId) {
    byte[] hash = sha256.digest(rootId.getBytes(UTF_8));
    return hex(nonZero((long) LONGS.get(hash, 0))) + hex((long) LONGS.get(hash, Long.BYTES));
  }

  private static long nonZero(long bits) {
    return bits == 0 ? 1 : bits;
  }

  private static String hex(long bits) {
    return HexFormat.of().toHexDigits(bits);
  }
}
