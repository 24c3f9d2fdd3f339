package dev.l9.trace.memory.learn.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is learnt of 300 executions of each of the {@link SimulatedPrograms}, in four runs. */
class LearntProgramsTest {

  private static final Map<String, List<String>> LEARNT = new LinkedHashMap<>();

  static {
    LEARNT.put(
        "clamp",
        List.of("0 <= low <= 5", "high >= 0", "result <= high", "result >= 0", "result >= low"));
    LEARNT.put(
        "invoice",
        List.of(
            "1 <= order.lines.size() <= 4",
            "1 <= order.lines[*].count <= 3",
            "order != null",
            "order.id >= 1",
            "order.lines != null",
            "order.lines[*] != null",
            "order.lines[*].item != null",
            "result != null",
            "result.net == net",
            "result.total == result.tax + net"));
    LEARNT.put(
        "find",
        List.of(
            "1 <= names.size() <= 6",
            "index < names.size()",
            "index >= 0",
            "names != null",
            "names[*] != null",
            "result != null",
            "result in names",
            "result.length() >= 1"));
    LEARNT.put(
        "distinct",
        List.of(
            "0 <= numbers[*] <= 9",
            "0 <= result[*] <= 9",
            "numbers != null",
            "numbers.size() <= 8",
            "result != null",
            "result.size() <= numbers.size()",
            "sorted(result)",
            "subset(numbers, result)",
            "subset(result, numbers)",
            "unique(result)"));
    LEARNT.put(
        "measurement", List.of("0 <= humidity <= 1", "station != null", "station.length() == 2"));
    LEARNT.put(
        "save",
        List.of(
            "currency == \"EUR\"",
            "key != null",
            "key.length() == 36",
            "result == true",
            "status in {\"NEW\", \"PAID\", \"SENT\"}",
            "userId >= 1"));
    LEARNT.put(
        "send",
        List.of(
            "0 <= retries <= 5",
            "result == retries + 1",
            "to != null",
            "to.length() >= 1",
            "token != null",
            "token.length() >= 1"));
    LEARNT.put(
        "greet",
        List.of(
            "name != null",
            "name.length() >= 1",
            "result != null",
            "result.length() == name.length() + 9",
            "result.startsWith(name)",
            "title in {\"Dr.\", null}"));
    LEARNT.put(
        "concat",
        List.of(
            "one != null",
            "one.size() <= 4",
            "one[*] != null",
            "other != null",
            "other.size() <= 4",
            "other[*] != null",
            "result != null",
            "result.size() == one.size() + other.size()",
            "result[*] != null",
            "subset(one, result)",
            "subset(other, result)"));
    LEARNT.put("convert", List.of("result == 2 * celsius + 30"));
  }

  @Test
  void programs_giveTheseInvariantsAndNoOthers() {
    assertEquals(LEARNT.keySet(), SimulatedPrograms.all().keySet());
    LEARNT.forEach(
        (name, expected) ->
            assertEquals(
                expected, InvariantLearnerTest.says(InvariantLearnerTest.learn(name, 300)), name));
  }
}
