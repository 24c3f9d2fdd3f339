package dev.l9.trace.generator.code.name;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** The ids of threads that a generated module makes: UUIDs of version 5, as RFC 9562 has them. */
public final class ThreadId {

  /** The namespace of names of DNS (RFC 9562, section 6.6). */
  private static final UUID DNS = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

  private ThreadId() {}

  /** The name whose UUID is the namespace of a module's threads. */
  public static String dnsName(String moduleId) {
    return moduleId + ".l9";
  }

  /** The namespace of a module's threads. */
  public static UUID namespace(String moduleId) {
    return version5(DNS, dnsName(moduleId));
  }

  /** The id of a thread of a module. */
  public static UUID of(String moduleId, String key) {
    return version5(namespace(moduleId), key);
  }

  private static UUID version5(UUID namespace, String name) {
    ByteBuffer hash = ByteBuffer.wrap(sha1(namespace, name));
    long high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x5000L;
    long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static byte[] sha1(UUID namespace, String name) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(16 + text.length);
    bytes.putLong(namespace.getMostSignificantBits()).putLong(namespace.getLeastSignificantBits());
    try {
      return MessageDigest.getInstance("SHA-1").digest(bytes.put(text).array());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JVM has no SHA-1", e);
    }
  }
}
