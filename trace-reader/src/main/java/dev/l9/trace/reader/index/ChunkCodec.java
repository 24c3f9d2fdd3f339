package dev.l9.trace.reader.index;

import dev.l9.trace.reader.event.JvmInfo;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what the index keeps of a part of a file as bytes, and reads it. */
final class ChunkCodec {

  private ChunkCodec() {}

  static byte[] encode(Chunk.Sealed chunk) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 14);
    DataOutputStream out = new DataOutputStream(bytes);
    Chunk.Range range = chunk.range();
    out.writeLong(range.from());
    out.writeLong(range.to());
    out.writeInt(range.checksum());
    out.writeInt(range.events());
    out.writeLong(range.firstMicros());
    out.writeLong(range.lastMicros());
    out.writeInt(chunk.newMethods().size());
    for (IndexedMethod method : chunk.newMethods()) {
      writeMethod(out, method);
    }
    writeFacts(out, chunk.facts());
    out.writeInt(chunk.calls().added.size());
    for (Map.Entry<Long, Map<Integer, long[]>> entry : chunk.calls().added.entrySet()) {
      out.writeLong(entry.getKey());
      writeCalls(out, entry.getValue());
    }
    out.writeInt(chunk.calls().removed.size());
    for (long removed : chunk.calls().removed.keySet()) {
      out.writeLong(removed);
    }
    out.writeInt(chunk.ids().bits().length);
    out.write(chunk.ids().bits());
    return bytes.toByteArray();
  }

  private static void writeMethod(DataOutputStream out, IndexedMethod method) throws IOException {
    writeText(out, method.type());
    writeText(out, method.method());
    writeText(out, method.operation());
    writeText(out, method.component());
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    out.writeInt(text.length());
    out.writeChars(text); // Not as UTF-8, which can't hold halves of surrogate pairs.
  }

  private static void writeFacts(DataOutputStream out, Facts facts) throws IOException {
    out.writeInt(facts.methods.size());
    for (Map.Entry<Integer, MethodCounts> entry : facts.methods.entrySet()) {
      MethodCounts counts = entry.getValue();
      out.writeInt(entry.getKey());
      out.writeInt((int) counts.calls);
      out.writeInt((int) counts.successes);
      out.writeInt((int) counts.errors);
      out.writeInt((int) counts.blocked);
      out.writeInt((int) counts.roots);
      out.writeLong(counts.totalNanos);
      out.writeLong(counts.maxNanos);
      out.writeLong(counts.firstMicros);
      out.writeLong(counts.lastMicros);
    }
    out.writeInt(facts.edges.size());
    for (Map.Entry<Long, long[]> edge : facts.edges.entrySet()) {
      out.writeLong(edge.getKey());
      out.writeLong(edge.getValue()[0]);
      out.writeLong(edge.getValue()[1]);
    }
    out.writeInt(facts.failures.size());
    for (FailureFacts failure : facts.failures.values()) {
      writeFailure(out, failure);
    }
    out.writeInt(facts.jvms.size());
    for (JvmFacts jvm : facts.jvms.values()) {
      writeJvm(out, jvm);
    }
  }

  private static void writeFailure(DataOutputStream out, FailureFacts failure) throws IOException {
    writeMethod(out, failure.method());
    writeText(out, failure.status());
    writeText(out, failure.at());
    writeText(out, failure.error());
    writeText(out, failure.cause());
    out.writeLong(failure.count());
    out.writeLong(failure.firstMicros());
    out.writeLong(failure.lastMicros());
    writeText(out, failure.lastId());
  }

  private static void writeJvm(DataOutputStream out, JvmFacts jvm) throws IOException {
    JvmInfo info = jvm.info();
    for (String text :
        List.of(
            info.id(),
            info.run(),
            info.pid(),
            info.command(),
            info.jdk(),
            info.agent(),
            info.revision(),
            info.options())) {
      writeText(out, text);
    }
    out.writeBoolean(info.isDirty());
    out.writeLong(jvm.events());
    out.writeLong(jvm.failures());
    out.writeLong(jvm.blocked());
    out.writeLong(jvm.firstMicros());
    out.writeLong(jvm.lastMicros());
  }

  private static void writeCalls(DataOutputStream out, Map<Integer, long[]> calls)
      throws IOException {
    out.writeInt(calls.size());
    for (Map.Entry<Integer, long[]> call : calls.entrySet()) {
      out.writeInt(call.getKey());
      out.writeLong(call.getValue()[0]);
      out.writeLong(call.getValue()[1]);
    }
  }

  /**
   * Reads a part.
   *
   * @throws IOException if the bytes aren't those of one
   */
  static Chunk.Sealed decode(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    Chunk.Range range =
        new Chunk.Range(
            in.readLong(), in.readLong(), in.readInt(), in.readInt(), in.readLong(), in.readLong());
    List<IndexedMethod> methods = new ArrayList<>();
    for (int i = count(in); i > 0; i--) {
      methods.add(readMethod(in));
    }
    Facts facts = readFacts(in);
    OpenCalls.Change calls = new OpenCalls.Change();
    for (int i = count(in); i > 0; i--) {
      calls.added.put(in.readLong(), readCalls(in));
    }
    for (int i = count(in); i > 0; i--) {
      calls.removed.put(in.readLong(), true);
    }
    byte[] ids = new byte[count(in)];
    in.readFully(ids);
    if (ids.length == 0 || in.available() > 0) {
      throw new IOException("the record has another length");
    }
    return new Chunk.Sealed(range, methods, facts, calls, IdFilter.of(ids));
  }

  /** What there is so much of takes a byte each at least, so that nothing large is made in vain. */
  private static int count(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > in.available()) {
      throw new IOException("the record is damaged");
    }
    return count;
  }

  private static IndexedMethod readMethod(DataInputStream in) throws IOException {
    return new IndexedMethod(readText(in), readText(in), readText(in), readText(in));
  }

  private static String readText(DataInputStream in) throws IOException {
    char[] text = new char[count(in)];
    for (int i = 0; i < text.length; i++) {
      text[i] = in.readChar();
    }
    return new String(text);
  }

  private static Facts readFacts(DataInputStream in) throws IOException {
    Facts facts = new Facts();
    for (int i = count(in); i > 0; i--) {
      int method = in.readInt();
      MethodCounts counts = new MethodCounts();
      counts.calls = in.readInt();
      counts.successes = in.readInt();
      counts.errors = in.readInt();
      counts.blocked = in.readInt();
      counts.roots = in.readInt();
      counts.totalNanos = in.readLong();
      counts.maxNanos = in.readLong();
      counts.firstMicros = in.readLong();
      counts.lastMicros = in.readLong();
      facts.methods.put(method, counts);
    }
    for (int i = count(in); i > 0; i--) {
      facts.edges.put(in.readLong(), new long[] {in.readLong(), in.readLong()});
    }
    for (int i = count(in); i > 0; i--) {
      facts.addFailure(readFailure(in));
    }
    for (int i = count(in); i > 0; i--) {
      facts.addJvm(readJvm(in));
    }
    return facts;
  }

  private static FailureFacts readFailure(DataInputStream in) throws IOException {
    return new FailureFacts(
        readMethod(in),
        readText(in),
        readText(in),
        readText(in),
        readText(in),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        readText(in));
  }

  private static JvmFacts readJvm(DataInputStream in) throws IOException {
    String id = readText(in);
    String run = readText(in);
    String pid = readText(in);
    String command = readText(in);
    String jdk = readText(in);
    String agent = readText(in);
    String revision = readText(in);
    String options = readText(in);
    JvmInfo info =
        new JvmInfo(id, run, pid, command, jdk, agent, revision, in.readBoolean(), options);
    return new JvmFacts(
        info, in.readLong(), in.readLong(), in.readLong(), in.readLong(), in.readLong());
  }

  private static Map<Integer, long[]> readCalls(DataInputStream in) throws IOException {
    Map<Integer, long[]> calls = new LinkedHashMap<>();
    for (int i = count(in); i > 0; i--) {
      calls.put(in.readInt(), new long[] {in.readLong(), in.readLong()});
    }
    return calls;
  }
}
