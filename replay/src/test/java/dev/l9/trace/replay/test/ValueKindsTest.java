package dev.l9.trace.replay.test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.replay.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of value: how it is written, and that the method is given the recorded one. */
class ValueKindsTest {

  private static final String ITEM =
      "{\"@type\":\"dev.l9.trace.replay.shop.Kinds$Item\",\"name\":\"lamp\",\"price\":1.50,\"quantity\":2}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          whole       | 3                    | 3
          wide        | 3                    | 3L
          narrow      | -3                   | (short) -3
          small       | 127                  | (byte) 127
          character   | "'"                  | '\\''
          character   | "\\u0000"            | '\\000'
          character   | "\\ud800"            | '\\ud800'
          single      | 1.5                  | 1.5f
          single      | "NaN"                | Float.NaN
          decimal     | -0.0                 | -0.0
          decimal     | 4.9E-324             | 4.9E-324
          decimal     | "NaN"                | Double.NaN
          decimal     | "-Infinity"          | Double.NEGATIVE_INFINITY
          truth       | true                 | true
          boxed       | 5                    | 5L
          price       | 1.50                 | new BigDecimal("1.50")
          price       | 1E+3                 | new BigDecimal("1E+3")
          huge        | 99999999999999999999 | new BigInteger("99999999999999999999")
          colour      | "GREEN"              | Kinds.Colour.GREEN
          instant     | "1970-01-01T00:00:00Z" | Instant.parse("1970-01-01T00:00:00Z")
          duration    | "PT0.005S"           | Duration.parse("PT0.005S")
          zoned       | "2020-01-01T01:01+01:00[Europe/Berlin]" | ZonedDateTime.parse("2020-01-01T01:01+01:00[Europe/Berlin]")
          uuid        | "00000000-0000-0001-0000-000000000002" | UUID.fromString("00000000-0000-0001-0000-000000000002")
          uri         | "http://a/b?c#d"     | URI.create("http://a/b?c#d")
          path        | "a/b"                | Path.of("a/b")
          locale      | "de_DE"              | Locale.forLanguageTag("de-DE")
          optional    | "Optional.empty"     | Optional.empty()
          optional    | "a"                  | Optional.of("a")
          optionalInt | "OptionalInt[5]"     | OptionalInt.of(5)
          sequence    | "cs"                 | "cs"
          ints        | [1,-2]               | new int[] {1, -2}
          bytes       | [1,-1]               | new byte[] {1, -1}
          texts       | [["a",null],[]]      | new String[][] {new String[] {"a", null}, new String[] {}}
          set         | []                   | Set.of()
          """)
  void value_isWrittenAsItsTypeSays(String method, String json, String java) {
    String body = Recorded.passes(Recorded.of(method, json, json)).replaceAll("\\s+", " ");
    assertTrue(body.contains(java), body);
  }

  @Test
  void null_isWrittenWhereTheTypeMayBeNull() {
    assertTrue(
        Recorded.passes(Recorded.of("boxed", "null", "null")).contains("assertNull(result)"));
    assertTrue(Recorded.passes(Recorded.of("text", "null", "\"null\"")).contains("text(null)"));
  }

  @Test
  void record_isMadeByItsConstructor_andComparedFieldByField() {
    assertEquals(
        """
        Kinds.Item value = new Kinds.Item("lamp", new BigDecimal("1.50"), 2);

        Kinds.Item result = Kinds.item(value);

        assertEquals("lamp", result.name());
        assertEquals(new BigDecimal("1.50"), result.price());
        assertEquals(2, result.quantity());""",
        Recorded.passes(Recorded.of("item", ITEM, ITEM)));
  }

  @Test
  void genericRecord_takesTheTypesOfTheSignature() {
    String box =
        "{\"@type\":\"dev.l9.trace.replay.shop.Kinds$Box\",\"value\":"
            + ITEM
            + ",\"more\":["
            + ITEM
            + "]}";
    String body = Recorded.passes(Recorded.of("box", box, box));
    assertTrue(body.contains("Kinds.Box<Kinds.Item> value = new Kinds.Box<>("), body);
    assertTrue(body.contains("result.more());"), body);
  }

  @Test
  void objectOfAnInterface_isOfTheRecordedClass() {
    String circle = "{\"@type\":\"dev.l9.trace.replay.shop.Kinds$Circle\",\"radius\":1.0}";
    String body = Recorded.passes(Recorded.of("shape", circle, circle));
    assertTrue(body.contains("Kinds.Shape value = new Kinds.Circle(1.0);"), body);
    assertTrue(body.contains("assertInstanceOf(Kinds.Circle.class, result)"), body);
    String hidden = "{\"@type\":\"dev.l9.trace.replay.shop.Kinds$Hidden\",\"side\":2}";
    assertTrue(Recorded.passes(Recorded.of("shape", hidden, hidden)).contains("Kinds.Hidden(2)"));
  }

  @Test
  void containers_areThoseOfTheSignature() {
    assertTrue(
        Recorded.passes(Recorded.of("list", "[" + ITEM + "]", "[" + ITEM + "]"))
            .contains("List.of(new Kinds.Item("));
    String nested = "[[\"a\",null],[]]";
    assertTrue(
        Recorded.passes(Recorded.of("nested", nested, nested))
            .contains("Arrays.asList(\"a\", null)"));
    String map = "{\"2\":[\"b\"],\"1\":[]}";
    String body = Recorded.passes(Recorded.of("map", map, map));
    assertTrue(body.contains("Map<Integer, List<String>> value = new LinkedHashMap<>();"), body);
    assertTrue(body.contains("value.put(2, List.of(\"b\"));"), body);
    assertTrue(body.contains("assertEquals(Map.of("), body);
    String days = "{\"2020-01-01\":5}";
    assertTrue(
        Recorded.passes(Recorded.of("sorted", days, days))
            .contains("value.put(LocalDate.parse(\"2020-01-01\"), 5L);"));
    assertTrue(
        Recorded.passes(Recorded.of("set", "[\"RED\",\"GREEN\"]", "[\"RED\",\"GREEN\"]"))
            .contains("new LinkedHashSet<>(List.of(Kinds.Colour.RED, Kinds.Colour.GREEN))"));
  }

  @Test
  void collectionThatTheMethodChanges_canBeChanged() {
    String body = Recorded.passes(Recorded.of("changed", "[\"a\"]", "2"));
    assertTrue(body.contains("new ArrayList<>(List.of(\"a\"))"), body);
  }

  @Test
  void varargs_areSpread() {
    var call =
        Recorded.call(
            "Kinds", "joined", null, "{\"first\":\"ab\",\"items\":[" + ITEM + "]}", "3", null);
    assertTrue(Recorded.passes(call).contains("Kinds.joined(\"ab\","));
  }

  @Test
  void overload_isTheOneThatTheValuesFit() {
    assertTrue(Recorded.passes(Recorded.of("choose", "3", "3")).contains("choose(3L)"));
    assertTrue(Recorded.passes(Recorded.of("choose", "\"a\"", "2")).contains("choose(\"a\")"));
    assertTrue(
        Recorded.passes(Recorded.of("choose", "null", "2")).contains("String value = null;"));
  }

  @Test
  void valueWithoutAType_isAssumed_andSaid() {
    ReplayTest test = Recorded.make(Recorded.of("any", "\"a\"", "\"a\""));
    Recorded.passes(test);
    assertEquals(
        "It isn't recorded of which class the text value is; String is assumed.",
        test.assumptions().get(0));
    assertTrue(test.source().contains("Taken for granted"), test.source());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          text   | "xxx… 100 more"           | CUT          | value
          list   | ["… 3 more"]              | CUT          | value
          text   | "***"                     | REDACTED     | value
          any    | ["… cycle"]               | CYCLE        | value
          run    | "com.acme.Demo$$Lambda"   | OPAQUE       | value
          any    | [1]                       | TYPE_UNKNOWN | value
          colour | "BLUE"                    | NO_CLASS     | value
          whole  | 3.5                       | NO_CLASS     | value
          shape  | {"@type":"com.acme.Gone"} | NO_CLASS     | value
          """)
  void valueThatIsNotAsItWas_isRefusedWithItsPath(
      String method, String json, Refusal.Kind kind, String path) {
    Refusal refusal = Recorded.refused(Recorded.of(method, json, "1"));
    assertEquals(kind, refusal.kind(), refusal.toString());
    assertEquals(path, refusal.path());
  }
}
