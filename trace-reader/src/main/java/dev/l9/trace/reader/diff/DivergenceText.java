package dev.l9.trace.reader.diff;

/** Says in words what a divergence is. */
final class DivergenceText {

  private final MethodNames names;
  private final TraceProfile before;
  private final TraceProfile after;

  DivergenceText(MethodNames names, TraceProfile before, TraceProfile after) {
    this.names = names;
    this.before = before;
    this.after = after;
  }

  /**
   * The reason to suspect the method.
   *
   * @param count how many such places there are in the method
   */
  String why(Divergence one, int count, boolean isFirst) {
    String more = count == 1 ? "" : "; so in " + count + " executions";
    String place = isFirst ? "the first difference is here: " : "";
    return place + (one.isOfResult() ? result(one) : call(one)) + more;
  }

  private String result(Divergence one) {
    String given =
        one.after().calls().isEmpty() ? "" : ", and with equal answers from what it calls";
    String input = input(one.after(), after);
    if (one.after().isUnfinished()) {
      return "given " + input + given + ", it didn't end";
    }
    String[] results =
        ChangedResults.texts(
            before.texts().get(one.before().result().unordered()),
            after.texts().get(one.after().result().unordered()));
    String old = one.before().isVoid() ? "nothing" : results[0];
    String now = one.after().isVoid() ? "nothing" : results[1];
    return "given " + input + given + ", it came to " + now + " instead of " + old;
  }

  private String call(Divergence one) {
    CallNode old = one.callBefore();
    CallNode now = one.callAfter();
    String given = "given " + input(one.after(), after) + ", it ";
    if (old == null && now != null) {
      return given + "calls in addition " + call(now, after);
    }
    if (now == null && old != null) {
      boolean isOpen = one.after().isUnfinished();
      return given + (isOpen ? "didn't come to call " : "no longer calls ") + call(old, before);
    }
    return old == null || now == null
        ? given + "does something else"
        : given + "calls " + call(now, after) + " instead of " + call(old, before);
  }

  private String call(CallNode node, TraceProfile in) {
    String input = in.texts().get(node.input().unordered()).summary();
    return names.name(node.method()) + "(" + input + ")";
  }

  private static String input(CallNode node, TraceProfile in) {
    String input = in.texts().get(node.input().unordered()).summary();
    return input.isEmpty() ? "no inputs" : input;
  }
}
