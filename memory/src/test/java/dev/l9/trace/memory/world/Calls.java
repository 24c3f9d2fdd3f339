package dev.l9.trace.memory.world;

import dev.l9.trace.memory.ingest.Ingest;
import dev.l9.trace.memory.ingest.IngestProgress;
import dev.l9.trace.memory.store.PacketStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Writes the lines of runs, as the agent does, and adds them to a store. */
final class Calls {

  private static final Instant NOON = Instant.parse("2026-01-13T12:00:00Z");

  private final StringBuilder lines = new StringBuilder();
  private final String jvm;
  private final String run;
  private int number;

  /**
   * @param jvm five characters
   * @param second when it started, in seconds behind noon
   */
  Calls(String jvm, String run, String revision, int second) {
    this.jvm = jvm;
    this.run = run;
    this.number = 1000 * second;
    lines.append(
        ("{'trace_id':'sys_1_%1$srun','parent_id':null,'timestamp':'%2$s','hrm_layer':'system',"
                + "'operation':'run','component':'l9-agent','input_summary':'',"
                + "'output_summary':'','duration_ms':0,'status':'success','metadata':{"
                + "'root_id':'sys_1_%1$srun','duration_ns':0,'task':'run','class':'','method':'',"
                + "'thread':'main','run':'%3$s','pid':1,'command':'A','revision':'%4$s',"
                + "'dirty':false,'options':{}}}\n")
            .formatted(jvm, NOON.plusSeconds(second), run, revision)
            .replace('\'', '"'));
  }

  String run() {
    return run;
  }

  /** The id of the call that was written last. */
  String id() {
    return id(number);
  }

  private String id(int of) {
    return "rsn_1_" + jvm + of;
  }

  /** A call of {@code com.acme.Orders#total} that returned this. */
  Calls total(int amount, String output) {
    return call("total", "{'amount':" + amount + "}", output, "");
  }

  /** A call of a method of {@code com.acme.Orders}. */
  Calls call(String method, String inputs, String output, String parent) {
    return event(method, "success", parent, ",'inputs':" + inputs + ",'output':" + output);
  }

  /** A call that failed. */
  Calls failed(String method, String inputs, String error, String parent) {
    String more = ",'inputs':" + inputs + ",'error':'" + error + "','at':'Orders.java:42'";
    return event(method, "error", parent, more);
  }

  /** A call of which no values are known. */
  Calls withoutValues(String method) {
    return event(method, "success", "", "");
  }

  private Calls event(String method, String status, String parent, String more) {
    number++;
    lines.append(
        ("{'trace_id':'%1$s','parent_id':%2$s,'timestamp':'%3$s','hrm_layer':'reasoning',"
                + "'operation':'%4$s','component':'Orders.java','input_summary':'',"
                + "'output_summary':'','duration_ms':2,'status':'%5$s','metadata':{"
                + "'root_id':'%6$s','duration_ns':2000000,'task':'%4$s',"
                + "'class':'com.acme.Orders','method':'%4$s','thread':'main'%7$s}}\n")
            .formatted(
                id(),
                parent.isEmpty() ? "null" : "'" + parent + "'",
                NOON.plusMillis(number),
                method,
                status,
                parent.isEmpty() ? id() : parent,
                more)
            .replace('\'', '"'));
    return this;
  }

  @Override
  public String toString() {
    return lines.toString();
  }

  void addTo(PacketStore store) throws IOException {
    new Ingest(store, new IngestProgress(), said -> {})
        .add(
            List.of(Path.of("-")),
            new ByteArrayInputStream(lines.toString().getBytes(StandardCharsets.UTF_8)),
            false);
  }
}
