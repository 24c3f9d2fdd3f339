package dev.l9.trace.memory.world;

import dev.l9.trace.memory.fact.Execution;
import dev.l9.trace.memory.learn.Sample;
import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.store.JvmRun;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads packets of events as learners see them. Not safe for use by several threads. */
public final class SampleReader {

  private final Map<String, JvmRun> jvms = new HashMap<>();

  /** Reads packets of this store, of which it asks here which runs there were. */
  public SampleReader(PacketStore store) throws StoreException {
    for (JvmRun jvm : store.jvms()) {
      jvms.put(jvm.jvm(), jvm);
    }
  }

  /** The execution; empty if the packet tells of none that has ended. */
  public Optional<Sample> read(Packet packet) {
    Execution execution = Execution.of(packet);
    if (!execution.isExecution() || !execution.isEnded() || execution.method().isEmpty()) {
      return Optional.empty();
    }
    JvmRun jvm = jvms.getOrDefault(execution.jvm(), new JvmRun("", "", ""));
    return Optional.of(
        new Sample(
            packet.id(),
            new Sample.Place(execution.method(), execution.file(), execution.layer()),
            new Sample.Origin(execution.text("trace_id"), jvm.run(), jvm.revision()),
            packet.timestamp(),
            execution.durationNanos(),
            execution.inputValues(),
            execution.outputValue(),
            failure(execution)));
  }

  private static Sample.@Nullable Failure failure(Execution execution) {
    if (execution.isSuccess()) {
      return null;
    }
    String failure = execution.failure();
    int colon = failure.indexOf(':');
    return new Sample.Failure(
        execution.status(),
        execution.error(),
        colon < 0 ? "" : failure.substring(colon + 1).strip(),
        execution.detail("at"),
        execution.isPassed(),
        execution.detail("cause"));
  }
}
