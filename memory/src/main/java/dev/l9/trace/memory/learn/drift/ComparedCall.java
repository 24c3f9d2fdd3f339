package dev.l9.trace.memory.learn.drift;

import dev.l9.trace.memory.learn.Sample;
import dev.l9.trace.memory.learn.value.ComparableInputs;
import dev.l9.trace.memory.learn.value.Reading;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.reader.event.EventTime;
import dev.l9.trace.reader.stable.Hash;
import dev.l9.trace.reader.stable.StableValue;
import org.jspecify.annotations.Nullable;

/**
 * What went in and what came out, as {@code l9 diff} compares it: without what differs from run to
 * run of an unchanged program, and without the order in lists.
 *
 * @param input a hash
 * @param result a hash
 */
record ComparedCall(long input, String inputText, long result, String resultText) {

  private static final int LONGEST = 200;

  /** The call; null if not all of it is known, or it was blocked. */
  static @Nullable ComparedCall of(Sample sample, StableValue values) {
    CapturedValue output = sample.output();
    boolean isWhole = output == null || new Reading.Known(output).isWhole();
    if (!isWhole || !ComparableInputs.areComparable(sample.inputs())) {
      return null;
    }
    values.at(EventTime.micros(sample.start()));
    String input = values.write(sample.inputs()).unordered();
    String result = result(sample, values);
    return new ComparedCall(Hash.of(input), cut(input), Hash.of(result), cut(result));
  }

  private static String result(Sample sample, StableValue values) {
    Sample.Failure failure = sample.failure();
    if (failure != null) {
      return "throws " + failure.error();
    }
    CapturedValue output = sample.output();
    String method = sample.place().method();
    String name = method.substring(method.indexOf('#') + 1);
    return output == null ? "nothing" : values.write(name, output).unordered();
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + CapturedValue.CUT;
  }
}
