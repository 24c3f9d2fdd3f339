package dev.l9.trace.memory.learn.rule;

import dev.l9.trace.memory.learn.Sample;
import dev.l9.trace.memory.learn.value.Literals;
import dev.l9.trace.memory.learn.value.Reading;
import dev.l9.trace.memory.learn.value.Values;
import dev.l9.trace.memory.learn.value.VariableFinder;
import dev.l9.trace.memory.learn.value.VariablePath;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Executions with equal inputs that ended in the same way. */
public final class InputRow {

  /** In place of a value of which only is known, or kept, that it isn't null. */
  static final CapturedValue SOMETHING = new Fields(Map.of());

  private static final int MOST_VARIABLES = 40;
  private static final int LONGEST_TEXT = 100;

  private final Map<String, CapturedValue> variables;
  private final int arguments;
  private final UUID packet;
  private long executions;

  InputRow(Sample sample) {
    this.variables = variables(sample);
    this.arguments = sample.inputs().size();
    this.packet = sample.packet();
  }

  private static Map<String, CapturedValue> variables(Sample sample) {
    Values values = new Values(sample.inputs(), null);
    Map<String, CapturedValue> variables = new LinkedHashMap<>();
    for (VariablePath path : VariableFinder.find(values, MOST_VARIABLES)) {
      if (!path.isEach() && values.read(path) instanceof Reading.Known known) {
        variables.put(path.text(), kept(known));
      }
    }
    return variables;
  }

  private static CapturedValue kept(Reading.Known known) {
    CapturedValue value = known.value();
    boolean isLong = value instanceof Text text && text.value().length() > LONGEST_TEXT;
    return Literals.isSingle(value) && !isLong && known.isWhole() ? value : SOMETHING;
  }

  void count() {
    executions++;
  }

  /** What is known of the inputs, by the texts of variables. */
  Map<String, CapturedValue> variables() {
    return variables;
  }

  /** How many arguments there are, also those of which nothing is known. */
  int arguments() {
    return arguments;
  }

  /** The packet of the first of these executions. */
  public UUID packet() {
    return packet;
  }

  /** How many executions there were. */
  long executions() {
    return executions;
  }
}
