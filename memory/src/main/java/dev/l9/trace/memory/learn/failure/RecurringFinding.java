package dev.l9.trace.memory.learn.failure;

import dev.l9.trace.memory.learn.Finding;
import dev.l9.trace.memory.learn.Finding.Evidence;
import dev.l9.trace.memory.learn.FindingKind;
import dev.l9.trace.memory.learn.Priors;
import dev.l9.trace.memory.learn.Priors.ErrorHint;
import dev.l9.trace.memory.learn.failure.CauseHistory.Gap;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Items;
import dev.l9.trace.model.CapturedValue.Num;
import dev.l9.trace.model.CapturedValue.Text;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells of failures that have one cause. */
final class RecurringFinding {

  private final FailureCause cause;
  private final CauseHistory history;
  private final Priors priors;

  RecurringFinding(FailureCause cause, CauseHistory history, Priors priors) {
    this.cause = cause;
    this.history = history;
    this.priors = priors;
  }

  Finding finding() {
    double doubt = history.stops().stream().mapToDouble(history::chance).max().orElse(0);
    return new Finding(
        FindingKind.RECURRING_FAILURE,
        cause.last().place(),
        subject(),
        says(),
        cause.likeness() * (1 - doubt),
        new Evidence(
            history.failures(),
            history.executions(),
            cause.examples(),
            List.copyOf(history.revisions())),
        details());
  }

  private String subject() {
    FailureCause.Key key = cause.key();
    return String.join("\n", key.error(), key.root(), key.file(), cause.message());
  }

  /** Such as {@code IllegalStateException: no price: 8 times in 3 of 5 runs; it stopped in …}. */
  private String says() {
    StringBuilder text = new StringBuilder(cause.text());
    text.append(
        ": %d times in %d of %d runs"
            .formatted(history.failures(), history.failedRuns(), history.runs()));
    for (Gap gap : history.stops()) {
      text.append("; it stopped").append(in(gap.stopped()));
      text.append(" for %d executions".formatted(gap.executions()));
      text.append(gap.isOver() ? "" : " and came back" + in(gap.cameBack()));
    }
    return text.toString();
  }

  private static String in(String revision) {
    return revision.isEmpty() ? "" : " in revision " + revision;
  }

  private Fields details() {
    Map<String, CapturedValue> details = new LinkedHashMap<>();
    details.put("error", new Text(cause.key().error()));
    details.put("root_cause", new Text(cause.key().root()));
    details.put("messages", texts(cause.messages()));
    Map<String, CapturedValue> lines = new LinkedHashMap<>();
    cause.lines().forEach((code, at) -> lines.put(code, texts(at)));
    details.put("at", new Fields(lines));
    details.put("first", new Text(cause.first().start().toString()));
    details.put("last", new Text(cause.last().start().toString()));
    details.put("runs", new Num(history.runs()));
    details.put("failed_runs", new Num(history.failedRuns()));
    List<CapturedValue> stops = new ArrayList<>();
    history.stops().forEach(gap -> stops.add(stop(gap)));
    details.put("stops", new Items(stops));
    ErrorHint hint = hint();
    if (hint != null) {
      details.put("hint", hint(hint));
    }
    return new Fields(details);
  }

  private Fields stop(Gap gap) {
    Map<String, CapturedValue> stop = new LinkedHashMap<>();
    stop.put("stopped_in", new Text(gap.stopped()));
    stop.put("executions", new Num(gap.executions()));
    if (!gap.isOver()) {
      stop.put("came_back_in", new Text(gap.cameBack()));
    }
    stop.put("chance", new Num(new BigDecimal(history.chance(gap)).round(new MathContext(2))));
    return new Fields(stop);
  }

  private static Items texts(Collection<String> texts) {
    List<CapturedValue> values = new ArrayList<>();
    texts.forEach(text -> values.add(new Text(text)));
    return new Items(values);
  }

  /** The hint on the root cause, or else on the exception itself. */
  private @Nullable ErrorHint hint() {
    for (String error : List.of(cause.key().root(), cause.key().error())) {
      for (ErrorHint hint : priors.hints()) {
        if (hint.error().equals(error)) {
          return hint;
        }
      }
    }
    return null;
  }

  private static Fields hint(ErrorHint hint) {
    Map<String, CapturedValue> fields = new LinkedHashMap<>();
    fields.put("seed", new Text(hint.id()));
    fields.put("source", new Text(hint.source()));
    fields.put("says", new Text(hint.says()));
    return new Fields(fields);
  }
}
