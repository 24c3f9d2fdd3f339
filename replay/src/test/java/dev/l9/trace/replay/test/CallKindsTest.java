package dev.l9.trace.replay.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.replay.Refusal;
import dev.l9.trace.replay.call.CallContext;
import dev.l9.trace.replay.call.RecordedCall;
import dev.l9.trace.testkit.GeneratedTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Receivers, failures, masks and stubs. */
class CallKindsTest {

  private static final String CART =
      "{\"@type\":\"dev.l9.trace.replay.shop.Cart\",\"owner\":\"ann\",\"limit\":5,\"items\":%s,\"changes\":%d}";

  private static RecordedCall put(String items, int changes, String output, String error) {
    String receiver = CART.formatted(items, changes);
    return Recorded.call("Cart", "put", receiver, "{\"item\":\"lamp\"}", output, error);
  }

  @Test
  void receiver_isMadeByAConstructor_ifItsFieldsAreThenAsRecorded() {
    assertEquals(
        """
        Cart cart = new Cart("ann", 5);

        int result = cart.put("lamp");

        assertEquals(1, result);""",
        Recorded.passes(put("[]", 0, "1", null)));
  }

  @Test
  void receiver_hasItsFieldsSet_ifNoConstructorGivesThem() {
    String body = Recorded.passes(put("[\"desk\"]", 1, "2", null));
    assertTrue(
        body.startsWith("Cart cart = make(Cart.class, \"owner\", \"ann\", \"limit\", 5,"), body);
    assertTrue(body.contains("new ArrayList<>(List.of(\"desk\"))"), body);
  }

  @Test
  void object_isComparedByItsMethods_andByItsFieldsWhereThereIsNone() {
    String cart = CART.formatted("[\"desk\"]", 1);
    String body = Recorded.passes(Recorded.call("Cart", "self", cart, "{}", cart, null));
    assertTrue(body.contains("assertEquals(\"ann\", result.owner());"), body);
    assertTrue(
        body.contains("assertEquals(List.of(\"desk\"), ((List) field(result, \"items\")));"), body);
    assertTrue(body.contains("assertEquals(1, result.changes());"), body);
  }

  @Test
  void failure_isOfTheSameClass_withTheSameMessage() {
    RecordedCall full =
        Recorded.call(
            "Cart",
            "put",
            CART.formatted("[]", 0).replace("5", "0"),
            "{\"item\":\"lamp\"}",
            null,
            "CartFullException: the cart of ann is full: 0");
    assertEquals(
        """
        Cart cart = new Cart("ann", 0);

        Cart.CartFullException thrown = assertThrowsExactly(Cart.CartFullException.class, () -> cart.put("lamp"));

        assertEquals("the cart of ann is full: 0", thrown.getMessage());""",
        Recorded.passes(full).replaceAll("\\n    ", " "));
    ReplayTest expectation =
        Recorded.make(CallContext.of(full, List.of(), List.of()), As.EXPECTATION, false);
    assertEquals("put_doesNotThrow", expectation.method());
    assertEquals(GeneratedTest.Result.FAILED, Recorded.run(expectation).result());
  }

  @Test
  void constructor_isCalled() {
    RecordedCall wrong =
        Recorded.call(
            "Cart",
            "<init>",
            null,
            "{\"owner\":\"ann\",\"limit\":-1}",
            null,
            "IllegalArgumentException: limit is -1");
    String body = Recorded.passes(wrong).replaceAll("\\s+", " ");
    assertTrue(body.contains("new Cart(\"ann\", -1)"), body);
  }

  @Test
  void test_failsWhereTheCallDoesSomethingElse() {
    ReplayTest test = Recorded.make(put("[]", 0, "7", null));
    GeneratedTest.Outcome outcome = Recorded.run(test);
    assertEquals(GeneratedTest.Result.FAILED, outcome.result());
    assertTrue(outcome.problem().contains("expected: <7> but was: <1>"), outcome.problem());
  }

  @Test
  void whatDiffersBetweenRuns_isNotCompared_andSaid() {
    String cart = CART.formatted("[]", 1);
    RecordedCall first = Recorded.call("Cart", "self", cart, "{}", cart, null);
    RecordedCall second = Recorded.call("Cart", "self", cart, "{}", CART.formatted("[]", 2), null);
    ReplayTest test =
        Recorded.make(CallContext.of(first, List.of(second), List.of()), As.REGRESSION, false);
    assertEquals(List.of("result.changes"), test.masked());
    String body = Recorded.passes(test);
    assertTrue(body.contains("// result.changes differs between the recorded runs"), body);
    assertFalse(body.contains("assertEquals(1, "), body);
    assertTrue(body.contains("assertEquals(\"ann\", result.owner());"), body);
  }

  @Test
  void receiverThatIsNotRecorded_isAGap_whichDoesNotCompile() {
    ReplayTest test = Recorded.make(Recorded.call("Cart", "owner", null, "{}", "\"ann\"", null));
    assertTrue(test.source().contains("Cart cart = TODO_theCartOfTheCall;"), test.source());
    assertEquals(1, test.gaps().size());
    assertEquals(GeneratedTest.Result.NOT_COMPILED, Recorded.run(test).result());
  }

  @Test
  void privateMethod_isRefused_andOneOfThePackageIsNot() {
    String cart = CART.formatted("[]", 0);
    Refusal refusal = Recorded.refused(Recorded.call("Cart", "hidden", cart, "{}", "5", null));
    assertEquals(Refusal.Kind.NOT_ACCESSIBLE, refusal.kind());
    assertEquals(
        "the method hidden is private; replay a call of a method that calls it",
        refusal.toString());
    Recorded.passes(Recorded.call("Cart", "inPackage", cart, "{}", "5", null));
  }

  @Test
  void stubs_answerAsTheRecordedCallsDid() {
    String checkout =
        "{\"@type\":\"dev.l9.trace.replay.shop.Cart$Checkout\",\"stock\":{\"@type\":\"com.acme.Remote\"},\"counts\":{}}";
    RecordedCall call =
        Recorded.call(
            "Cart$Checkout", "reserve", checkout, "{\"item\":\"lamp\",\"count\":2}", "8", null);
    RecordedCall child =
        Recorded.call("Cart$Stock", "take", null, "{\"item\":\"lamp\",\"count\":2}", "8", null);
    ReplayTest test =
        Recorded.make(CallContext.of(call, List.of(), List.of(child)), As.REGRESSION, true);
    String body = Recorded.body(test);
    assertTrue(body.contains("Cart.Stock stock = mock(Cart.Stock.class);"), body);
    assertTrue(
        body.contains("when(stock.take(\"lamp\", 2)).thenReturn(8);"),
        body.replace("\n        ", ""));
    assertTrue(body.contains("new Cart.Checkout(stock)"), body);
  }
}
