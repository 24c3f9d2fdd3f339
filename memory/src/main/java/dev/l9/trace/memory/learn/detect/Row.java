package dev.l9.trace.memory.learn.detect;

import dev.l9.trace.memory.learn.value.Numbers;
import dev.l9.trace.memory.learn.value.Reading;
import dev.l9.trace.model.CapturedValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one execution says of all variables, by their indexes. */
final class Row {

  private static final int MOST_CHARACTERS = 500;

  final UUID packet;
  private final Reading[] readings;
  private final @Nullable BigDecimal[] numbers;

  Row(UUID packet, Reading[] readings) {
    this.packet = packet;
    this.readings = readings;
    numbers = new BigDecimal[readings.length];
    for (int i = 0; i < readings.length; i++) {
      numbers[i] = readings[i] instanceof Reading.Known known ? Numbers.of(known.value()) : null;
    }
  }

  /** What it says; unknown of variables that were found later. */
  Reading reading(Variable variable) {
    return variable.index < readings.length ? readings[variable.index] : Reading.UNKNOWN;
  }

  /** The single value; null if there is none that is known. */
  Reading.@Nullable Known known(Variable variable) {
    return reading(variable) instanceof Reading.Known known ? known : null;
  }

  /** The number; null if there is none that is known. */
  @Nullable BigDecimal number(Variable variable) {
    return variable.index < numbers.length ? numbers[variable.index] : null;
  }

  /** Whether the value is known, and isn't null. */
  boolean isThere(Variable variable) {
    Reading.Known known = known(variable);
    return known != null && !known.value().equals(CapturedValue.NULL);
  }

  /** The row without large values, for keeping it. */
  Row small() {
    Reading[] small = new Reading[readings.length];
    for (int i = 0; i < readings.length; i++) {
      small[i] = isSmall(readings[i]) ? readings[i] : Reading.UNKNOWN;
    }
    return new Row(packet, small);
  }

  private static boolean isSmall(Reading reading) {
    if (!(reading instanceof Reading.Known known)) {
      return false; // Values of each element are in no relation.
    }
    if (known.value() instanceof CapturedValue.Text text) {
      return text.value().length() <= MOST_CHARACTERS;
    }
    List<CapturedValue> elements = known.elements();
    return known.isWhole()
        && elements.stream()
            .noneMatch(
                element ->
                    element instanceof CapturedValue.Text text
                        && text.value().length() > MOST_CHARACTERS);
  }
}
