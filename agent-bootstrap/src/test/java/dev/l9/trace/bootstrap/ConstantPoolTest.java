package dev.l9.trace.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConstantPoolTest {

  private static final byte[] WANTED = ascii("Ldev/l9/trace/L9Traced;");

  @Test
  void constant_isFoundBehindEntriesOfEveryTag() throws IOException {
    assertTrue(ConstantPool.contains(everyTag(WANTED), WANTED));
    assertFalse(ConstantPool.contains(everyTag(ascii("Ldev/l9/trace/L9Tracer;")), WANTED));
  }

  @Test
  void constantThatHoldsMore_isNotIt() throws IOException {
    assertFalse(ConstantPool.contains(everyTag(ascii("xLdev/l9/trace/L9Traced;")), WANTED));
    assertFalse(ConstantPool.contains(everyTag(ascii("Ldev/l9/trace/L9Traced;x")), WANTED));
  }

  @Test
  void longsAndDoubles_takeTwoSlots() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    header(out, 1 + 2 + 2 + 1);
    out.writeByte(5);
    out.writeLong(0x0100_1701_0017_0100L);
    out.writeByte(6);
    out.writeDouble(1.5);
    out.writeByte(1);
    out.writeUTF("Ldev/l9/trace/L9Traced;");
    assertTrue(ConstantPool.contains(bytes.toByteArray(), WANTED));
    // With one slot fewer the constant lies behind the pool.
    byte[] shorter = bytes.toByteArray();
    shorter[9]--;
    assertFalse(ConstantPool.contains(shorter, WANTED));
  }

  @Test
  void realClasses_areRead() throws IOException {
    assertTrue(ConstantPool.contains(bytesOf(getClass()), ascii("everyTag")));
    assertTrue(ConstantPool.contains(bytesOf(OptionKind.class), ascii("SIZE_DIGITS")));
    assertFalse(ConstantPool.contains(bytesOf(OptionKind.class), WANTED));
  }

  @Test
  void truncatedClass_isMalformedAtEveryLength() throws IOException {
    byte[] whole = everyTag(WANTED);
    for (int length = 0; length < whole.length; length++) {
      assertFalse(ConstantPool.contains(Arrays.copyOf(whole, length), WANTED), "at " + length);
    }
  }

  @Test
  void unknownTag_endsTheSearch() throws IOException {
    byte[] bytes = everyTag(WANTED);
    for (int tag : new int[] {0, 2, 13, 14, 21, 127, 128, 255}) {
      bytes[10] = (byte) tag;
      assertFalse(ConstantPool.contains(bytes, WANTED), "tag " + tag);
    }
  }

  @Test
  void anyBytes_areReadWithoutAnError() throws IOException {
    Random random = new Random(99);
    byte[] whole = everyTag(WANTED);
    int found = 0;
    int files = Boolean.getBoolean("l9.stress") ? 50_000 : 10_000;
    for (int i = 0; i < files; i++) {
      byte[] bytes;
      if (random.nextBoolean()) {
        bytes = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
        for (int flips = random.nextInt(4); flips > 0 && bytes.length > 0; flips--) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
      } else {
        bytes = new byte[random.nextInt(64)];
        random.nextBytes(bytes);
      }
      found += ConstantPool.contains(bytes, WANTED) ? 1 : 0;
    }
    assertEquals(0, ConstantPool.contains(new byte[0], WANTED) ? 1 : 0);
    assertTrue(found < files);
  }

  /** A class file whose constant pool has an entry of every tag, the wanted one last. */
  private static byte[] everyTag(byte[] last) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    header(out, 1 + 17 + 2 + 1);
    out.writeByte(1);
    out.writeUTF("é");
    int[][] tagsAndLengths = {
      {3, 4}, {4, 4}, {5, 8}, {6, 8}, {7, 2}, {8, 2}, {9, 4}, {10, 4}, {11, 4}, {12, 4}, {15, 3},
      {16, 2}, {17, 4}, {18, 4}, {19, 2}, {20, 2}
    };
    for (int[] entry : tagsAndLengths) {
      out.writeByte(entry[0]);
      out.write(new byte[entry[1]]);
    }
    out.writeByte(1);
    out.writeShort(last.length);
    out.write(last);
    return bytes.toByteArray();
  }

  private static void header(DataOutputStream out, int count) throws IOException {
    out.writeInt(0xcafebabe);
    out.writeInt(61);
    out.writeShort(count);
  }

  private static byte[] bytesOf(Class<?> type) throws IOException {
    String path = "/" + type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getResourceAsStream(path)) {
      return in.readAllBytes();
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
