package dev.l9.trace.memory.learn.failure;

import dev.l9.trace.memory.learn.Finding;
import dev.l9.trace.memory.learn.Finding.Evidence;
import dev.l9.trace.memory.learn.FindingKind;
import dev.l9.trace.memory.learn.Sample.Place;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Fields;
import dev.l9.trace.model.CapturedValue.Items;
import dev.l9.trace.model.CapturedValue.Num;
import dev.l9.trace.model.CapturedValue.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/** Tells of a method that failed and succeeded with equal inputs. */
final class FlakyFinding {

  private static final int MOST_SHOWN = 5;
  private static final int MOST_EXAMPLES = 5;

  private FlakyFinding() {}

  /**
   * The finding.
   *
   * @param mixed at least one, the one whose outcome has changed most often first
   */
  static Finding of(Place place, List<Outcomes> mixed) {
    Outcomes first = mixed.get(0);
    long failed = mixed.stream().mapToLong(Outcomes::failed).sum();
    long all = failed + mixed.stream().mapToLong(Outcomes::succeeded).sum();
    List<UUID> examples =
        mixed.stream().flatMap(one -> one.examples().stream()).limit(MOST_EXAMPLES).toList();
    List<String> codes =
        new ArrayList<>(new TreeSet<>(mixed.stream().map(Outcomes::code).toList()));
    return new Finding(
        FindingKind.FLAKY,
        place,
        "flaky",
        says(first, mixed.size()),
        1 - Math.pow(0.5, first.switches()),
        new Evidence(failed, all, examples, codes),
        details(mixed));
  }

  private static String says(Outcomes one, int inputs) {
    String others = inputs == 1 ? "" : "; so with " + (inputs - 1) + " other inputs";
    return "failed %d times and succeeded %d times with equal inputs in revision %s: %s%s; the state of the object isn't known"
        .formatted(one.failed(), one.succeeded(), one.code(), one.inputs(), others);
  }

  private static Fields details(List<Outcomes> mixed) {
    List<CapturedValue> shown = new ArrayList<>();
    for (Outcomes one : mixed.subList(0, Math.min(MOST_SHOWN, mixed.size()))) {
      Map<String, CapturedValue> fields = new LinkedHashMap<>();
      List<CapturedValue> errors = new ArrayList<>();
      one.errors().forEach(error -> errors.add(new Text(error)));
      fields.put("inputs", new Text(one.inputs()));
      fields.put("revision", new Text(one.code()));
      fields.put("failed", new Num(one.failed()));
      fields.put("succeeded", new Num(one.succeeded()));
      fields.put("switches", new Num(one.switches()));
      fields.put("errors", new Items(errors));
      shown.add(new Fields(fields));
    }
    Map<String, CapturedValue> details = new LinkedHashMap<>();
    details.put("receiver", new Text("unknown"));
    details.put("inputs", new Num(mixed.size()));
    details.put("most_often", new Items(shown));
    return new Fields(details);
  }
}
