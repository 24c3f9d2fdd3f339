package dev.l9.trace.cli.memory;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.json.JsonWriter;
import dev.l9.trace.memory.learn.Finding;
import dev.l9.trace.memory.world.Breakage;
import dev.l9.trace.memory.world.RunCheck;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Num;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Writes what was learnt, and what broke, as JSON. */
final class FindingJson {

  private FindingJson() {}

  static String of(List<Finding> findings) {
    JsonWriter json = JsonWriter.onOneLine(JsonBytes.compact()).beginArray();
    for (Finding finding : findings) {
      json.beginObject().key("fact").value(finding.kind().label());
      json.key("method").value(finding.place().method());
      json.key("file").value(finding.place().file());
      json.key("says").value(finding.says());
      json.key("confidence").value(new Num(finding.confidence()));
      json.key("supporting").value(finding.evidence().supporting());
      json.key("seen").value(finding.evidence().seen());
      texts(json.key("revisions"), finding.evidence().revisions());
      texts(json.key("examples"), finding.evidence().examples());
      json.key("details").value(finding.details()).end();
    }
    return json.end().toString();
  }

  private static void texts(JsonWriter json, List<?> values) {
    json.beginArray();
    values.forEach(value -> json.value(value.toString()));
    json.end();
  }

  static String ofBroken(RunCheck check, List<Breakage> broken) {
    JsonWriter json = JsonWriter.onOneLine(JsonBytes.compact()).beginObject();
    json.key("checked").value(check.checked()).key("rules").value(check.rules());
    json.key("broken").beginArray();
    for (Breakage breakage : broken) {
      json.beginObject().key("kind").value(label(breakage.kind()));
      json.key("method").value(breakage.place().method());
      json.key("file").value(breakage.place().file());
      json.key("says").value(breakage.says());
      json.key("role").value(label(breakage.role()));
      json.key("confidence").value(new Num(breakage.before().confidence()));
      json.key("supporting").value(breakage.before().supporting());
      json.key("broken").value(breakage.now().broken());
      json.key("checked").value(breakage.now().checked());
      examples(json, breakage);
      json.end();
    }
    return json.end().end().toString();
  }

  private static String label(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static void examples(JsonWriter json, Breakage breakage) {
    json.key("examples").beginArray();
    for (Breakage.Example example : breakage.examples()) {
      json.beginObject().key("trace_id").value(example.traceId());
      json.key("time").value(time(example.start()));
      json.key("values").beginObject();
      example.values().forEach((name, value) -> json.key(name).value(value));
      json.end();
      String failure = example.failure();
      json.key("failure").value(failure == null ? CapturedValue.NULL : text(failure)).end();
    }
    json.end();
  }

  private static CapturedValue text(String text) {
    return new CapturedValue.Text(text);
  }

  private static String time(Instant time) {
    return dev.l9.trace.memory.packet.PacketJson.time(time);
  }
}
