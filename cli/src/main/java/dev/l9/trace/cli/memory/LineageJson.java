package dev.l9.trace.cli.memory;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.json.JsonWriter;
import dev.l9.trace.memory.fact.Execution;
import dev.l9.trace.memory.lineage.Ancestors;
import dev.l9.trace.memory.lineage.Call;
import dev.l9.trace.memory.lineage.CallLineage;
import dev.l9.trace.memory.lineage.CallTree;
import dev.l9.trace.memory.lineage.Lineage;
import dev.l9.trace.memory.lineage.Relatives;
import dev.l9.trace.memory.lineage.RemoteTrace;
import dev.l9.trace.memory.lineage.RunHistory;
import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.packet.PacketJson;
import dev.l9.trace.model.CapturedValue.Bool;
import dev.l9.trace.reader.export.Traceparent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A lineage as JSON. */
final class LineageJson {

  private final JsonWriter json = JsonWriter.onOneLine(JsonBytes.compact());

  private LineageJson() {}

  static String of(Lineage lineage) {
    return new LineageJson().write(lineage);
  }

  private String write(Lineage lineage) {
    json.beginObject().key("packet").json(PacketJson.write(lineage.packet()));
    Optional<CallLineage> call = lineage.call();
    if (call.isPresent()) {
      write(call.get());
    }
    write(lineage.relatives());
    return String.valueOf(json.end());
  }

  private void write(CallLineage lineage) {
    ancestors(lineage.ancestors());
    json.key("origin");
    orNull(lineage.origin());
    json.key("descendants");
    children(lineage.tree());
    json.key("left_out").value(lineage.tree().leftOut());
    lineage.remote().ifPresent(this::remote);
    history(lineage.history());
  }

  private void ancestors(Ancestors ancestors) {
    json.key("ancestors").beginArray();
    ancestors.nearest().forEach(this::call);
    json.end().key("ancestors_left_out").value(ancestors.leftOut()).key("top");
    orNull(ancestors.top());
    json.key("ancestors_end").value(ancestors.end().name().toLowerCase(Locale.ROOT));
    json.key("missing").value(ancestors.missing());
  }

  private void orNull(Optional<Call> call) {
    if (call.isPresent()) {
      call(call.get());
    } else {
      json.json("null");
    }
  }

  private void call(Call call) {
    json.beginObject();
    fields(call);
    json.end();
  }

  private void fields(Call call) {
    Execution event = call.execution();
    json.key("trace_id")
        .value(call.traceId())
        .key("packet_id")
        .value(call.packet().id().toString());
    json.key("method").value(event.method()).key("timestamp").value(event.text("timestamp"));
    json.key("status").value(event.status()).key("input").value(event.text("input_summary"));
    json.key("output").value(event.text("output_summary"));
    json.key("duration_ns")
        .value(event.durationNanos())
        .key("thread")
        .value(event.detail("thread"));
    json.key("jvm").value(call.jvm().jvm()).key("run").value(call.jvm().run());
    json.key("revision").value(call.jvm().revision());
    Traceparent caller = call.remoteCaller();
    if (caller != null) {
      json.key("remote_trace").value(caller.traceId()).key("remote_span").value(caller.spanId());
    }
  }

  /** No tree is deeper than the limit, so this ends. */
  private void children(CallTree tree) {
    json.beginArray();
    for (CallTree child : tree.children()) {
      json.beginObject();
      fields(child.call());
      json.key("children");
      children(child);
      json.key("left_out").value(child.leftOut());
      json.key("is_repeated").value(new Bool(child.isRepeated())).end();
    }
    json.end();
  }

  private void remote(RemoteTrace trace) {
    json.key("remote_trace").beginObject().key("id").value(trace.id());
    json.key("roots").beginArray();
    trace.roots().forEach(this::call);
    json.end().key("is_cut").value(new Bool(trace.isCut())).end();
  }

  private void history(RunHistory history) {
    json.key("same_inputs").beginObject().key("calls").value(history.inputs().count());
    json.key("failed").value(history.inputs().failed());
    json.key("worked_before");
    orNull(history.lastBefore());
    json.key("failed_first");
    orNull(history.firstFailure());
    json.key("failed_last");
    orNull(history.lastFailure());
    json.key("worked_again");
    orNull(history.firstAfter());
    json.end().key("error").value(history.error()).key("error_from").value(history.failing());
    json.key("revisions").beginArray();
    for (RunHistory.Revision each : history.revisions()) {
      json.beginObject().key("revision").value(each.name()).key("calls").value(each.calls());
      json.key("failed").value(each.failed());
      json.key("same_inputs").value(each.inputs().count());
      json.key("same_inputs_failed").value(each.inputs().failed());
      json.key("same_error").value(each.errors());
      json.key("first").value(each.first()).key("last").value(each.last()).end();
    }
    json.end().key("is_cut").value(new Bool(history.isCut()));
  }

  private void write(Relatives relatives) {
    packets("versions", relatives.versions());
    packets("follows_from", relatives.from().stream().toList());
    packets("following", relatives.following());
    packets("correlated", relatives.correlated());
    packets("about", relatives.about());
    json.key("relatives_are_cut").value(new Bool(relatives.isCut()));
  }

  private void packets(String key, List<Packet> packets) {
    json.key(key).beginArray();
    packets.forEach(packet -> json.json(PacketJson.write(packet)));
    json.end();
  }
}
