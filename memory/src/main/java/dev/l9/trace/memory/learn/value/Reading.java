package dev.l9.trace.memory.learn.value;

import dev.l9.trace.model.CapturedValue;
import java.util.List;

/** What an execution says of a variable. Immutable. */
public sealed interface Reading {

  /** Nothing: there is no such variable, or its value was cut or hidden. */
  Reading UNKNOWN = new Unknown();

  /** See {@link #UNKNOWN}. */
  record Unknown() implements Reading {}

  /**
   * The value.
   *
   * @param value parts of it may have been cut
   */
  record Known(CapturedValue value) implements Reading {

    /** Whether all of the value is there, so that it may be compared. */
    public boolean isWhole() {
      return CutMarks.isWhole(value);
    }

    /** The elements that are there, if it is a list; otherwise none. */
    public List<CapturedValue> elements() {
      return value instanceof CapturedValue.Items items
          ? CutMarks.shown(items.values())
          : List.of();
    }
  }

  /**
   * The value of each element of a list.
   *
   * @param values those that are known
   * @param isWhole whether these are all
   */
  record Each(List<CapturedValue> values, boolean isWhole) implements Reading {

    public Each {
      values = List.copyOf(values);
    }
  }
}
