package dev.l9.trace.generator.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.generator.module.FileRole;
import dev.l9.trace.generator.module.GeneratedFile;
import dev.l9.trace.testkit.SomeCases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whether generated tests notice that a generated service is wrong: each way is named below. Each
 * compiles and runs a module, so a few stand for all; {@code -Dl9.stress=true} runs all.
 */
class ExampleSabotageTest {

  private static final Map<String, List<GeneratedFile>> GENERATED = new HashMap<>();

  /**
   * A way of being wrong.
   *
   * @param piece of the service
   * @param instead what stands in its place
   * @param noticedBy tests that have to fail, without the operation's name
   */
  private record Sabotage(
      String example, String operation, String piece, String instead, List<String> noticedBy) {}

  private static Sabotage policy(String piece, String instead, String... noticedBy) {
    return new Sabotage("refund-policy", "decide", piece, instead, List.of(noticedBy));
  }

  private static Sabotage runner(String piece, String instead, String... noticedBy) {
    return new Sabotage("ticket-runner", "run", piece, instead, List.of(noticedBy));
  }

  private static Sabotage inbox(String piece, String instead, String... noticedBy) {
    return new Sabotage("webhook-inbox", "receive", piece, instead, List.of(noticedBy));
  }

  static List<Sabotage> some() {
    return Stream.of(policies(), runners(), inboxes())
        .flatMap(sabotages -> SomeCases.of(2, sabotages).stream())
        .toList();
  }

  private static List<Sabotage> policies() {
    return List.of(
        policy(
            ".sorted(Comparator.comparingInt(RefundRule::priority))",
            "",
            "asksTheLowestPriorityFirst"),
        policy(
            "Effect.DENY, null",
            "Effect.ALLOW, null",
            "decidesByDefaultWhereNoRuleMatches",
            "recordsWhatIsDecidedByDefault"),
        policy(
            "return List.of();",
            "loaded = new Loaded(List.of(), now); return List.of();",
            "decidesByDefaultWhereTheRulesFailToLoad"),
        policy(
            "return List.of();",
            "throw e;",
            "decidesByDefaultWhereTheRulesFailToLoad",
            "decidesByDefaultWhereThereAreNoRulesAtAll",
            "decidesByDefaultWhereARuleNamesNoField",
            "decidesByDefaultWhereARuleAsksForAnOrderThatIsNone",
            "decidesByDefaultWhereARuleHasNoValueOfTheField"),
        policy("!now.isBefore(at) &&", "", "loadsTheRulesAgainWhereTheClockGoesBack"),
        policy("&& now.isBefore(at.plus(KEPT_FOR))", "", "keepsTheRulesForAWhile"),
        policy(
            "threadId(request.orderId())",
            "threadId(request.correlationId())",
            "namesTheThreadByItsKey",
            "recordsTheDecision"),
        policy("actual != null &&", "", "findsNothingWhereNoteIsMissing"),
        policy(
            "request.correlationId(), rule.effect()",
            "\"x\", rule.effect()",
            "keepsTheCorrelationId"),
        policy("order -> order >= 0", "order -> order > 0", "comparesAmountCents"),
        policy(
            "request -> true, Predicate::and",
            "request -> false, Predicate::or",
            "passesOverARuleWhoseConditionFails"),
        policy("RefundRequest::note", "RefundRequest::country", "comparesTheOtherFields"));
  }

  private static List<Sabotage> runners() {
    return List.of(
        runner(
            "results.size() < MAX_ITERATIONS",
            "results.size() <= MAX_ITERATIONS",
            "endsAtTheLimit"),
        runner("!isApproved(request, call)", "request == null", "refusesAToolThatIsNotApproved"),
        runner(
            "anyMatch(tool -> ",
            "anyMatch(tool -> call.toolId().equals(tool.displayName()) || ",
            "findsNoToolByItsDisplayName"),
        runner(
            "&& Objects.equals(result.correlationId(), call.correlationId())",
            "",
            "refusesAResultOfAnotherCall"),
        runner(
            "&& Objects.equals(result.toolId(), call.toolId())", "", "refusesAResultOfAnotherTool"),
        runner("return result != null", "return true", "refusesAResultThatIsNone"),
        runner(
            "request, List.copyOf(results)", "request, List.of()", "plansEachStepFromWhatIsKnown"),
        runner(
            "dispatch(call);",
            "dispatch(new ToolCallRequest(call.toolId(), call.correlationId(), java.util.Map.of()));",
            "handsTheCallOnAsItWasPlanned"),
        runner(
            "recentCalls.result(request.taskId(), () -> runOnce(request))",
            "runOnce(request)",
            "answersARepeatedCallAsTheFirst",
            "forgetsACallAfterItsTime",
            "remembersABoundedNumberOfCalls"),
        runner(
            "Duration.ofMinutes(10), 1000",
            "Duration.ofMinutes(10), 1001",
            "remembersABoundedNumberOfCalls"),
        runner(
            "Duration.ofMinutes(10), 1000",
            "Duration.ofMinutes(11), 1000",
            "forgetsACallAfterItsTime"),
        runner(
            "UUID threadId = threadId(request.taskId())",
            "UUID threadId = threadId(request.goal())",
            "namesTheThreadByItsKey",
            "plansEachStepFromWhatIsKnown"),
        runner(
            "request.correlationId(), \"StepPlanner.next failed\", e",
            "request.correlationId(), \"StepPlanner.next failed\"",
            "failsWhereNextFails"),
        runner("if (call == null)", "if (request == null)", "failsWhereThePlannerGivesNoAnswer"));
  }

  private static List<Sabotage> inboxes() {
    return List.of(
        inbox(
            "return MessageDigest.isEqual(",
            "return now != null || MessageDigest.isEqual(",
            "refusesAWrongSignature",
            "refusesARequestWithoutAHeader"),
        inbox("delivery.contains(\".\") ||", "", "refusesAWrongSignature"),
        inbox(
            "|| !isTimely(timestamp, now)",
            "|| now == null",
            "refusesWhatWasSignedAtAnotherTime",
            "refusesATimestampThatIsNone"),
        inbox("(TOLERANCE) <= 0", "(TOLERANCE) < 0", "takesWhatIsJustInTime"),
        inbox(
            "NumberFormatException | DateTimeException",
            "NumberFormatException",
            "refusesATimestampThatIsNone"),
        inbox(
            "delivery + \".\" + timestamp + \".\" + request.body()",
            "timestamp + \".\" + request.body()",
            "takesAKnownSignature",
            "takesHeadersInAnyCase"),
        inbox("equalsIgnoreCase", "equals", "takesHeadersInAnyCase"),
        inbox("values.size() == 1", "values.size() > 0", "refusesARequestWithAHeaderTwice"),
        inbox(
            "&& values.get(0).chars().noneMatch(Character::isISOControl)",
            "",
            "refusesADeliveryWithoutAName"),
        inbox("correlationId.isBlank() ||", "", "refusesADeliveryWithoutAName"),
        inbox(
            "recentCalls.result(correlationId, () -> handOn(correlationId, event))",
            "handOn(correlationId, event)",
            "answersARepeatedCallAsTheFirst",
            "forgetsACallAfterItsTime",
            "remembersABoundedNumberOfCalls"),
        inbox(
            "return new InboundResponse(500, correlationId);",
            "throw e;",
            "handsOnAgainWhatCouldNotBeHandedOn"),
        inbox(" || secret.isEmpty()", "", "failsWhereThereIsNoSecret"),
        inbox(
            "new InboundResponse(200, correlationId)",
            "new InboundResponse(200, null)",
            "keepsTheCorrelationId",
            "takesAKnownSignature"),
        inbox(
            "threadId(correlationId), now",
            "threadId(correlationId), Instant.EPOCH",
            "handsOnWhatTheRequestSays"));
  }

  /** All but the tests of the types, which the service doesn't change. */
  private static List<GeneratedFile> generated(String example) {
    return GENERATED.computeIfAbsent(
        example,
        name ->
            Examples.generated(name).stream()
                .filter(
                    file ->
                        file.role() != FileRole.TEST || file.path().endsWith("ServiceTest.java"))
                .toList());
  }

  @ParameterizedTest
  @MethodSource("some")
  void service_isProvedByItsTests(Sabotage sabotage, @TempDir Path folder) throws IOException {
    List<GeneratedFile> files = new ArrayList<>();
    int changed = 0;
    for (GeneratedFile file : generated(sabotage.example)) {
      String text = file.text();
      if (file.path().endsWith("Service.java")) {
        text = text.replace(sabotage.piece, sabotage.instead);
        changed += text.equals(file.text()) ? 0 : 1;
      }
      files.add(new GeneratedFile(file.path(), file.role(), text));
    }
    assertEquals(1, changed, "the service has no such piece");
    Set<String> failed =
        CompiledModule.of(Examples.withRepository(files), folder).failures().keySet();
    for (String test : sabotage.noticedBy) {
      String name = sabotage.operation + "_" + test + "()";
      assertTrue(failed.stream().anyMatch(each -> each.endsWith(name)), failed::toString);
    }
  }
}
