package dev.l9.trace.memory.learn.failure;

import dev.l9.trace.json.PlainJson;
import dev.l9.trace.memory.learn.Sample;
import dev.l9.trace.memory.learn.Sample.Failure;
import dev.l9.trace.memory.learn.Sample.Origin;
import dev.l9.trace.memory.learn.Sample.Place;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Executions of {@code com.acme.Orders#total}, one second after the other. */
public final class Executions {

  private static final Instant START = Instant.parse("2026-01-13T08:00:00Z");
  private static final long MILLISECOND = 1_000_000;

  private final Place place;
  private int number;
  private String run = "r1";
  private String revision = "8ae67a5";

  public Executions() {
    this("com.acme.Orders#total");
  }

  public Executions(String method) {
    this.place = new Place(method, "Orders.java", "reasoning");
  }

  /** The packet of the execution with this number, from 0 on. */
  public static UUID packet(int number) {
    return new UUID(0, number);
  }

  /** Has the next executions be of another run. */
  public Executions in(String otherRun, String ofRevision) {
    run = otherRun;
    revision = ofRevision;
    return this;
  }

  /** One that succeeded, with inputs and output as JSON; no output if that is empty. */
  public Sample success(String inputs, String output) {
    return sample(inputs, output.isEmpty() ? null : PlainJson.read(output), null, MILLISECOND);
  }

  /** One that took so long. */
  public Sample timed(long nanos) {
    return sample("{}", null, null, nanos);
  }

  /** One that failed in its line 42. */
  public Sample failure(String inputs, String error, String message) {
    return failure(inputs, new Failure("error", error, message, "Orders.java:42", false));
  }

  public Sample failure(String inputs, Failure failure) {
    return sample(inputs, null, failure, MILLISECOND);
  }

  private Sample sample(
      String inputs, @Nullable CapturedValue output, @Nullable Failure failure, long nanos) {
    Map<String, CapturedValue> values =
        PlainJson.read(inputs) instanceof Fields fields ? fields.values() : Map.of();
    Origin origin = new Origin("rsn_1_aaaaa" + number, run, revision);
    Instant start = START.plusSeconds(number);
    return new Sample(packet(number++), place, origin, start, nanos, values, output, failure);
  }
}
