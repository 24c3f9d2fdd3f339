package dev.l9.trace.cli.diff;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.json.JsonWriter;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.reader.diff.Difference;
import dev.l9.trace.reader.diff.Suspect;
import dev.l9.trace.reader.diff.TraceDiff;
import dev.l9.trace.reader.diff.TraceDiff.ChangedResult;
import dev.l9.trace.reader.diff.TraceDiff.ChangedTime;
import dev.l9.trace.reader.diff.TraceDiff.Edge;
import dev.l9.trace.reader.diff.TraceDiff.Thrown;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.function.Consumer;

/** Writes all differences as one JSON object. */
final class DiffJson {

  private static final MathContext DIGITS = new MathContext(3);

  private final JsonWriter json = JsonWriter.onOneLine(JsonBytes.compact());

  private DiffJson() {}

  static String of(TraceDiff diff) {
    DiffJson writer = new DiffJson();
    writer.write(diff);
    return writer.json.toString();
  }

  private void write(TraceDiff diff) {
    json.beginObject();
    difference("methods", diff.methods(), json::value);
    difference("edges", diff.edges(), this::edge);
    difference("errors", diff.errors(), this::error);
    list("results", diff.results(), this::result);
    list("times", diff.times(), this::time);
    list("suspects", diff.suspects(), this::suspect);
    list("remarks", diff.remarks(), json::value);
    json.end();
  }

  private <T> void difference(String name, Difference<T> difference, Consumer<T> one) {
    json.key(name).beginObject();
    list("new", difference.isNew(), one);
    list("gone", difference.isGone(), one);
    json.end();
  }

  private <T> void list(String name, List<T> all, Consumer<T> one) {
    json.key(name).beginArray();
    all.forEach(one);
    json.end();
  }

  private void edge(Edge edge) {
    json.beginObject().key("from").value(edge.from()).key("to").value(edge.to());
    json.key("calls").value(edge.calls()).end();
  }

  private void error(Thrown error) {
    json.beginObject().key("method").value(error.method()).key("error").value(error.error());
    json.key("count").value(error.count()).end();
  }

  private void result(ChangedResult result) {
    json.beginObject().key("method").value(result.method()).key("input").value(result.input());
    json.key("old").value(result.old()).key("new").value(result.now()).end();
  }

  private void time(ChangedTime time) {
    json.beginObject().key("method").value(time.method());
    number("old_ms", time.oldMillis());
    number("new_ms", time.newMillis());
    number("p", time.p());
    json.end();
  }

  private void suspect(Suspect suspect) {
    json.beginObject().key("method").value(suspect.method());
    number("score", suspect.score());
    json.key("why").value(suspect.why()).end();
  }

  private void number(String name, double value) {
    BigDecimal rounded = new BigDecimal(value).round(DIGITS);
    json.key(name).value(new CapturedValue.Num(rounded.doubleValue()));
  }
}
