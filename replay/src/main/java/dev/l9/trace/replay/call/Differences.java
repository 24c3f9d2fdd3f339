package dev.l9.trace.replay.call;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Items;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds where the results of equal calls differ, by their paths. */
public final class Differences {

  private final Set<String> paths = new TreeSet<>();

  private Differences() {}

  /** The paths below {@code result} at which a call's result differs from that of a repeat. */
  public static Set<String> of(CallContext context) {
    Differences differences = new Differences();
    CapturedValue own = context.call().output();
    for (RecordedCall repeat : context.repeats()) {
      if (!repeat.isFailed() && !context.call().isFailed()) {
        differences.compare("result", own, repeat.output());
      }
    }
    return Set.copyOf(differences.paths);
  }

  /** The longest beginning that the messages of all these failures share. */
  public static String commonMessage(CallContext context, String message) {
    String common = message;
    for (RecordedCall repeat : context.repeats()) {
      String error = repeat.error();
      if (error != null) {
        common = shared(common, ErrorText.message(error));
      }
    }
    return common;
  }

  private static String shared(String left, String right) {
    int length = 0;
    while (length < Math.min(left.length(), right.length())
        && left.charAt(length) == right.charAt(length)) {
      length++;
    }
    return left.substring(0, length);
  }

  private void compare(String path, @Nullable CapturedValue left, @Nullable CapturedValue right) {
    if (left instanceof Items a && right instanceof Items b && sizes(a, b)) {
      for (int i = 0; i < a.values().size(); i++) {
        compare(path + "[" + i + "]", a.values().get(i), b.values().get(i));
      }
    } else if (left instanceof Fields a && right instanceof Fields b && keys(a, b)) {
      a.values().forEach((key, value) -> compare(path + "." + key, value, b.values().get(key)));
    } else if (left == null ? right != null : !left.equals(right)) {
      paths.add(path);
    }
  }

  private static boolean sizes(Items left, Items right) {
    return left.values().size() == right.values().size();
  }

  private static boolean keys(Fields left, Fields right) {
    return left.values().keySet().equals(right.values().keySet());
  }
}
