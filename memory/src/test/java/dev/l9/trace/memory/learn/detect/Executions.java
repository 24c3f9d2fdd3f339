package dev.l9.trace.memory.learn.detect;

import dev.l9.trace.memory.learn.Sample;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Bool;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Items;
import dev.l9.trace.model.CapturedValue.Num;
import dev.l9.trace.model.CapturedValue.Text;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes executions of a method that never ran. */
final class Executions {

  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

  private final String method;
  private int made;
  private int runs = 1;

  Executions(String method) {
    this.method = method;
  }

  /** Has the following executions be in another run. */
  Executions nextRun() {
    runs++;
    return this;
  }

  /**
   * A success.
   *
   * @param output null if the method is void
   * @param inputs names and values in turn
   */
  Sample returns(@Nullable Object output, Object... inputs) {
    return sample(output == null ? null : value(output), null, inputs);
  }

  /** A failure. */
  Sample fails(Object... inputs) {
    return sample(
        null, new Sample.Failure("error", "IllegalArgumentException", "no", "", false), inputs);
  }

  Sample sample(
      @Nullable CapturedValue output, Sample.@Nullable Failure failure, Object... inputs) {
    Map<String, CapturedValue> arguments = new LinkedHashMap<>();
    for (int i = 0; i < inputs.length; i += 2) {
      arguments.put((String) inputs[i], value(inputs[i + 1]));
    }
    made++;
    return new Sample(
        new UUID(runs, made),
        new Sample.Place(method, "Acme.java", "foc"),
        new Sample.Origin("foc_" + made, "run-" + runs, "rev-" + (runs + 1) / 2),
        START.plusSeconds(made),
        1_000,
        arguments,
        output,
        failure);
  }

  /** What null is as a value of the program. */
  static final Object NULL = CapturedValue.NULL;

  static CapturedValue value(Object value) {
    if (value instanceof CapturedValue captured) {
      return captured;
    } else if (value instanceof Number number) {
      return new Num(number);
    } else if (value instanceof Boolean truth) {
      return new Bool(truth);
    } else if (value instanceof List<?> list) {
      return new Items(list.stream().map(Executions::value).toList());
    }
    return new Text((String) value);
  }

  /** An object of a class, of names and values in turn. */
  static CapturedValue object(String type, Object... fields) {
    Map<String, CapturedValue> all = new LinkedHashMap<>();
    all.put(CapturedValue.TYPE, new Text(type));
    for (int i = 0; i < fields.length; i += 2) {
      all.put((String) fields[i], value(fields[i + 1]));
    }
    return new Fields(all);
  }
}
