package dev.l9.trace.memory.learn.detect;

import dev.l9.trace.memory.learn.Sample;
import dev.l9.trace.memory.learn.value.SameValue;
import dev.l9.trace.memory.learn.value.VariablePath;
import dev.l9.trace.memory.learn.value.VariablePath.Measure;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Num;
import dev.l9.trace.model.CapturedValue.Text;
import dev.l9.trace.reader.event.EventTime;
import dev.l9.trace.reader.stable.StableText;
import dev.l9.trace.reader.stable.StableValue;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Tells values that differ from run to run of an unchanged program, such as times and random ids.
 * No value of them is worth telling, and executions that differ in nothing else are equal. Not
 * thread-safe.
 */
final class VolatileValues {

  /** Names of what identifies something: there is always another one. */
  private static final Pattern IDENTIFIER =
      Pattern.compile(
          "(.*_)?(id|ids|uuid|guid|token|hash|digest|checksum|key|serial|etag)"
              + "|.*(Id|ID|Ids|Uuid|UUID|Guid|GUID|Token|Hash|Digest|Checksum|Key|Serial|Etag)");

  private final StableValue stable = new StableValue(0);

  /** Has the following values be those of an execution that began then. */
  void at(Instant start) {
    stable.at(EventTime.micros(start));
  }

  /** Whether the value is a time, a random id or the like. */
  boolean isVolatile(VariablePath path, CapturedValue value) {
    if (path.measure() != Measure.VALUE) {
      return false;
    } else if (value instanceof Text text) {
      return !StableText.of(text.value()).equals(text.value());
    }
    return value instanceof Num && stable.write(path.lastName(), value).ordered().startsWith("<");
  }

  /** Whether the variable identifies something. */
  static boolean isIdentifier(VariablePath path) {
    return path.measure() == Measure.VALUE && IDENTIFIER.matcher(path.lastName()).matches();
  }

  /** Equal for executions that differ in nothing but volatile values. */
  long key(Sample sample) {
    long inputs = SameValue.key(stable.write(sample.inputs()).ordered());
    CapturedValue output = sample.output();
    String result = output == null ? "" : stable.write(VariablePath.RESULT, output).ordered();
    return 31 * inputs + SameValue.key(result);
  }
}
