package dev.l9.trace.benchmarks.read;

import dev.l9.trace.json.JsonBytes;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Appends the lines of the shop's executions, with the keys that the agent writes. */
final class ShopLines {

  private static final long MICROS_PER_SECOND = 1_000_000;

  private static final byte[] ID = ascii("{'trace_id':'");
  private static final byte[] PARENT = ascii("','parent_id':'");
  private static final byte[] NO_PARENT = ascii("','parent_id':null");
  private static final byte[] TIMESTAMP = ascii(",'timestamp':'");
  private static final byte[] OUTPUT = ascii(",'output_summary':");
  private static final byte[] MILLIS = ascii(",'duration_ms':");
  private static final byte[] SUCCESS = ascii(",'status':'success','metadata':{'root_id':'");
  private static final byte[] ERROR = ascii(",'status':'error','metadata':{'root_id':'");
  private static final byte[] BLOCKED = ascii(",'status':'blocked','metadata':{'root_id':'");
  private static final byte[] NANOS = ascii("','duration_ns':");
  private static final byte[] ERROR_KEY = ascii(",'error':");
  private static final byte[] ORIGIN = ascii(",'origin':'");

  private static final String RUN =
      "Z','hrm_layer':'system','operation':'run','component':'l9-agent','input_summary':'',"
          + "'output_summary':'run $RUN','duration_ms':0,'status':'success','metadata':{"
          + "'root_id':'$ID','duration_ns':0,'task':'run','class':'','method':'',"
          + "'thread':'l9-trace-writer','run':'$RUN','pid':$PID,'command':'com.acme.shop.Main --port 80',"
          + "'jdk':'17.0.15+6','agent':'0.1.0','revision':'$REVISION','dirty':false,'options':{}}}\n";

  private final JsonBytes out;
  private final SplittableRandom random;
  private final Map<ShopMethod, ShopText> texts = new EnumMap<>(ShopMethod.class);
  private long count;
  private long second = -1;
  private byte[] secondText = {};

  ShopLines(JsonBytes out, SplittableRandom random) {
    this.out = out;
    this.random = random;
    for (ShopMethod method : ShopMethod.values()) {
      texts.put(method, new ShopText(method, random));
    }
  }

  long count() {
    return count;
  }

  private ShopText text(ShopMethod method) {
    ShopText text = texts.get(method);
    if (text == null) {
      throw new IllegalArgumentException("no text of " + method);
    }
    return text;
  }

  /** The event that says what a JVM is. */
  void run(String id, long micros, String run, int pid) {
    out.raw(ID).raw(id).raw(NO_PARENT);
    timestamp(micros);
    String revision = (run + run + run + run).substring(0, 40);
    String line = RUN.replace("$ID", id);
    line = line.replace("$RUN", run).replace("$PID", String.valueOf(pid));
    out.raw(ascii(line.replace("$REVISION", revision)));
    count++;
  }

  void call(ShopCall call) {
    out.raw(ID).raw(call.id());
    String parent = call.parent();
    if (parent == null) {
      out.raw(NO_PARENT);
    } else {
      out.raw(PARENT).raw(parent).raw('"');
    }
    timestamp(call.startMicros());
    int variant = ShopText.variant(random);
    ShopText text = text(call.method());
    out.raw(text.beginning).raw(text.inputs[variant]).raw(OUTPUT);
    ShopCall.Thrown thrown = call.thrown();
    out.raw(thrown == null ? text.outputs[variant] : error(thrown));
    out.raw(MILLIS).number(call.nanos() / 1_000_000).raw(status(call)).raw(call.root());
    out.raw(NANOS).number(call.nanos()).raw(text.end).number(call.thread()).raw('"');
    if (thrown != null) {
      failed(call, thrown);
    }
    out.raw("}}\n");
    count++;
  }

  private byte[] error(ShopCall.Thrown thrown) {
    return text(thrown.method()).errors[thrown.variant()];
  }

  private static byte[] status(ShopCall call) {
    if (call.thrown() == null) {
      return SUCCESS;
    }
    return call.failsFirst() && call.method() == ShopMethod.RESERVE ? BLOCKED : ERROR;
  }

  private void failed(ShopCall call, ShopCall.Thrown thrown) {
    out.raw(ERROR_KEY).raw(error(thrown)).raw(text(thrown.method()).failure);
    if (!call.failsFirst()) {
      out.raw(ORIGIN).raw(thrown.origin()).raw('"');
    }
  }

  private void timestamp(long micros) {
    if (micros / MICROS_PER_SECOND != second) {
      second = micros / MICROS_PER_SECOND;
      // Where the seconds are zero, Java leaves them out.
      String text = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC) + ":00";
      secondText = ascii(text.substring(0, "2026-01-13T08:00:00".length()) + ".");
    }
    out.raw(TIMESTAMP).raw(secondText).digits((int) (micros % MICROS_PER_SECOND), 6);
  }

  private static byte[] ascii(String text) {
    return text.replace('\'', '"').getBytes(StandardCharsets.US_ASCII);
  }
}
