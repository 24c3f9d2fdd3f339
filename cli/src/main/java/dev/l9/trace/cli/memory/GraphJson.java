package dev.l9.trace.cli.memory;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.json.JsonWriter;
import dev.l9.trace.memory.lineage.MethodGraph;
import dev.l9.trace.memory.packet.PacketJson;
import dev.l9.trace.memory.store.CallIndex.Day;
import dev.l9.trace.memory.store.CallIndex.Edge;
import dev.l9.trace.model.CapturedValue.Bool;
import dev.l9.trace.model.CapturedValue.Num;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What is remembered of a method, as JSON. */
final class GraphJson {

  private final JsonWriter json = JsonWriter.onOneLine(JsonBytes.compact());

  private GraphJson() {}

  static String of(MethodGraph graph) {
    return new GraphJson().write(graph);
  }

  private String write(MethodGraph graph) {
    json.beginObject().key("method").value(graph.method()).key("files").beginArray();
    graph.files().forEach(json::value);
    json.end().key("executions").value(graph.executions());
    json.key("looked_at").value(graph.lookedAt());
    revisions(graph.revisions());
    json.key("is_cut").value(new Bool(graph.isCut())).key("days").beginArray();
    for (Day day : graph.days()) {
      json.beginObject().key("day").value(GraphText.day(day));
      json.key("calls").value(day.calls()).key("failed").value(day.failed()).end();
    }
    json.end();
    edges("callers", graph.callers());
    edges("callees", graph.callees());
    errors(graph);
    return String.valueOf(json.end());
  }

  private void revisions(List<MethodGraph.Revision> revisions) {
    json.key("revisions").beginArray();
    for (MethodGraph.Revision each : revisions) {
      json.beginObject().key("revision").value(each.name()).key("calls").value(each.calls());
      json.key("failed").value(each.failed()).key("blocked").value(each.blocked());
      json.key("passed").value(each.passed()).key("mean_ms").value(new Num(each.meanMs()));
      json.key("max_ms").value(new Num(each.maxMs())).key("first").value(each.first());
      json.key("last").value(each.last()).end();
    }
    json.end();
  }

  private void edges(String key, List<Edge> edges) {
    json.key(key).beginArray();
    for (Edge edge : edges) {
      json.beginObject().key("method").value(edge.method());
      json.key("is_root").value(new Bool(edge.isRoot()));
      json.key("calls").value(edge.calls()).key("failed").value(edge.failed());
      json.key("total_ns").value(edge.nanos()).key("first").value(time(edge.first()));
      json.key("last").value(time(edge.last())).end();
    }
    json.end();
  }

  private static String time(long micros) {
    return PacketJson.time(Instant.EPOCH.plus(micros, ChronoUnit.MICROS));
  }

  private void errors(MethodGraph graph) {
    json.key("errors").beginArray();
    for (MethodGraph.Began each : graph.began()) {
      json.beginObject().key("error").value(each.error()).key("revision").value(each.revision());
      json.key("count").value(each.count()).key("first").value(each.first());
      json.key("last").value(each.last()).key("at").value(each.at());
      json.key("trace_id").value(each.traceId()).end();
    }
    json.end().key("passed").beginArray();
    for (MethodGraph.Passed each : graph.passed()) {
      json.beginObject().key("error").value(each.error()).key("origin").value(each.origin());
      json.key("count").value(each.count()).key("last").value(each.last());
      json.key("trace_id").value(each.traceId()).end();
    }
    json.end().key("failures_looked_at").value(graph.failuresLookedAt());
  }
}
