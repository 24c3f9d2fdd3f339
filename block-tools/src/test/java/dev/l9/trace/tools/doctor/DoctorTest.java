package dev.l9.trace.tools.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.tools.ToolFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program learns of a report that has no command line on its class path. */
class DoctorTest {

  private static final String BUY =
      """
      {"kind":"method","class":"shop.Shop","method":"buy","descriptor":"(I[Ljava/lang/String;)I",\
      "traced":true,"reason":"it is marked","inputs":{"count":true,"card":false},\
      "output":"captured","source":"shop/Shop.java","events":5,"errors":1,"by_rate":2,\
      "by_sample":3,"dropped":4}""";

  private static final String MAIN =
      """
      {"kind":"method","class":"shop.Shop","method":"main","descriptor":"()V","traced":false,\
      "reason":"the option exclude leaves it out"}""";

  @TempDir private Path folder;

  @Test
  void aMethod_hasAllThatTheAgentNotedOfIt() throws Exception {
    DoctorAnswer answer = ask("Shop#buy", BUY, written("shop/Shop.java"));

    assertTrue(answer.isWell());
    assertNull(answer.noMethods());
    assertEquals(
        List.of(
            new MethodAnswer(
                new MethodRecord(
                    new MethodRecord.Name("shop.Shop", "buy", List.of("int", "String[]")),
                    true,
                    "it is marked",
                    new MethodRecord.Capture(
                        List.of("count"), List.of("card"), MethodRecord.Result.CAPTURED),
                    new MethodRecord.Executions(5, 1, 2, 3, 4),
                    "shop/Shop.java",
                    BUY),
                new BlockAnswer(BlockAnswer.State.WRITTEN, "/src/shop/Shop.java", ""))),
        answer.methods());
  }

  @Test
  void aMethodThatIsNotTraced_hasTheRuleOnly() throws Exception {
    DoctorAnswer answer = ask("shop.Shop#main", BUY, MAIN);
    assertFalse(answer.isWell());
    MethodRecord main = answer.methods().get(0).method();
    assertFalse(main.isTraced());
    assertEquals("the option exclude leaves it out", main.reason());
    assertEquals(new MethodRecord.Executions(0, 0, 0, 0, 0), main.executions());
  }

  @Test
  void aFile_isThatOfItsMethods_andOfThoseWithoutASourceWhoseClassHasItsName() throws Exception {
    assertEquals(2, ask("src/main/java/shop/Shop.java", BUY, MAIN).methods().size());
    assertEquals(2, ask("Shop", BUY, MAIN).methods().size());
    assertEquals(0, ask("other/Shop.java", BUY).methods().size());
  }

  @Test
  void aBlockThatIsNotWritten_hasACause() throws Exception {
    String failed =
        """
        {"kind":"source","source":"shop/Shop.java","file":"/src/shop/Shop.java",\
        "written":false,"reason":"is read-only"}""";
    assertEquals(
        new BlockAnswer(BlockAnswer.State.NOT_WRITTEN, "/src/shop/Shop.java", "is read-only"),
        block(BUY, failed));
    assertEquals(new BlockAnswer(BlockAnswer.State.NOT_RUN, "shop/Shop.java", ""), block(BUY));
    assertEquals(
        new BlockAnswer(BlockAnswer.State.UPDATE_OFF, "shop/Shop.java", "false"),
        block(BUY, "{\"kind\":\"options\",\"options\":{\"update\":\"false\"}}"));
    assertEquals(
        new BlockAnswer(BlockAnswer.State.NO_SOURCE, "", ""),
        block(BUY.replace("\"source\":\"shop/Shop.java\",", "")));
  }

  private BlockAnswer block(String... lines) throws Exception {
    DoctorAnswer answer = ask("Shop#buy", lines);
    assertFalse(answer.isWell());
    return answer.methods().get(0).block();
  }

  @Test
  void whereThereIsNoMethod_thereIsACause() throws Exception {
    String leftOut = "{\"kind\":\"class\",\"class\":\"shop.Stock\",\"reason\":\"it is generated\"}";
    String loaded = "{\"kind\":\"loaded\",\"classes\":[\"shop.Plain\"]}";
    String[] lines = {BUY, leftOut, loaded, "{\"kind\":\"new\"}", "{}"};
    assertEquals(
        new NoMethods(NoMethods.Cause.CLASS_LEFT_OUT, "it is generated"),
        ask("Stock", lines).noMethods());
    assertEquals(
        new NoMethods(NoMethods.Cause.NO_SUCH_METHOD, ""), ask("Shop#by", lines).noMethods());
    assertEquals(
        new NoMethods(NoMethods.Cause.NOTHING_MARKED, ""), ask("Plain.java", lines).noMethods());
    assertEquals(new NoMethods(NoMethods.Cause.NOT_LOADED, ""), ask("Other", lines).noMethods());
  }

  @Test
  void aRunWithoutATraceFile_isKnownAsSuch() throws Exception {
    assertTrue(ask("Shop", BUY).hasTrace());
    assertFalse(
        ask("Shop", BUY, "{\"kind\":\"options\",\"options\":{\"trace\":\"none\"}}").hasTrace());
  }

  @Test
  void whatIsNoReport_isRefused() throws Exception {
    String reason = " is not a doctor's report: ";
    assertTrue(refusal("no report").startsWith(folder.resolve("doctor.jsonl") + reason));
    assertTrue(refusal("{\"kind\":\"method\"}").contains(reason));
  }

  private String refusal(String line) {
    return String.valueOf(assertThrows(ToolFailure.class, () -> ask("Shop", line)).getMessage());
  }

  private DoctorAnswer ask(String text, String... lines) throws Exception {
    Path file = Files.writeString(folder.resolve("doctor.jsonl"), String.join("\n", lines) + "\n");
    return new Doctor(DoctorReport.read(file)).answer(DoctorQuery.parse(text));
  }

  private static String written(String source) {
    return "{\"kind\":\"source\",\"source\":\""
        + source
        + "\",\"file\":\"/src/"
        + source
        + "\",\"written\":true,\"reason\":\"\"}";
  }
}
