package dev.l9.trace.agent.capture;

import static dev.l9.trace.agent.capture.Captured.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.L9Sensitive;
import dev.l9.trace.agent.redact.Redactor;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RedactionTest {

  private static final String JWT =
      "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U";

  private final Redactor redactor = new Redactor("", "");

  // Names

  @Test
  void namesOfSecrets_areSensitive() {
    for (String name :
        List.of(
            "password",
            "userPassword",
            "PASSWD",
            "passphrase",
            "clientSecret",
            "secretKey",
            "credentials",
            "Cookie",
            "Set-Cookie",
            "authorization",
            "apiKey",
            "api_key",
            "API-KEY",
            "privateKey",
            "accessToken",
            "token",
            "refresh_token",
            "pin",
            "cvv",
            "user.pwd",
            "userPwd",
            "cardCvv",
            "customerSsn",
            "loginPin")) {
      assertTrue(redactor.isSensitiveName(name), name);
      assertTrue(redactor.isSensitiveName(name), name + ", asked again");
    }
  }

  @Test
  void otherNames_areNot() {
    for (String name :
        List.of(
            "tokenCount",
            "tokensSaved",
            "key",
            "keys",
            "shipping",
            "spin",
            "mapping",
            "author",
            "monkey",
            "pins",
            "opinion",
            "x",
            "")) {
      assertFalse(redactor.isSensitiveName(name), name);
    }
  }

  @Test
  void ownNames_takeThePlaceOfTheDefaults() {
    Redactor own = new Redactor("^plan$", "");
    assertTrue(own.isSensitiveName("plan"));
    assertFalse(own.isSensitiveName("password"));
  }

  static class Account {
    String user = "u";
    String password = "p";
    @L9Sensitive String notes = "n";
  }

  record Patient(String id, @L9Sensitive List<String> diagnoses) {}

  @Test
  void fieldsAndKeys_areRedactedAtEveryDepth() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("password", List.of("p"));
    map.put("account", new Account());
    map.put("patient", new Patient("1", List.of("d")));
    assertEquals(
        "{\"password\": \"***\", \"account\": {\"@type\": \"%s\", \"user\": \"u\", \"password\": \"***\", \"notes\": \"***\"}, \"patient\": {\"@type\": \"%s\", \"id\": \"1\", \"diagnoses\": \"***\"}}"
            .formatted(Account.class.getName(), Patient.class.getName()),
        json(map));
  }

  @Test
  void namedValues_areRedacted() {
    assertEquals("\"***\"", Captured.text(Captured.DEFAULT.capture("token", "t")));
    assertEquals("\"t\"", Captured.text(Captured.DEFAULT.capture("topic", "t")));
  }

  // Values

  @Test
  void privateKeys_areSensitive() {
    for (String kind :
        List.of(
            "PRIVATE KEY",
            "RSA PRIVATE KEY",
            "ENCRYPTED PRIVATE KEY",
            "OPENSSH PRIVATE KEY",
            "PGP PRIVATE KEY BLOCK")) {
      String pem = "-----BEGIN " + kind + "-----\nMIIE\n-----END " + kind + "-----";
      assertEquals("\"***\"", json(pem), kind);
      assertEquals("\"***\"", json("key = " + pem + " end"), kind);
    }
    String open = "-----BEGIN PUBLIC KEY-----\nMIIE\n-----END PUBLIC KEY-----";
    assertTrue(json(open).contains("MIIE"));
    assertTrue(json("-----BEGIN CERTIFICATE-----\nMIIE").contains("MIIE"));
  }

  @Test
  void webTokens_areSensitive() {
    assertEquals("\"***\"", json(JWT));
    assertEquals("\"***\"", json("Authorization: Bearer " + JWT));
    assertEquals("\"***\"", json("{\"t\":\"" + JWT + "\"}"));
    assertEquals("\"***\"", json("a?access=" + JWT + "&b=c"));
    assertEquals("\"***\"", json(new StringBuilder(JWT)));
    assertEquals("[\"***\"]", json(new String[] {JWT}));
  }

  @Test
  void whatOnlyLooksLikeAWebToken_isShown() {
    for (String text : List.of("eyJ", "eyJhbGciOiJIUzI1NiJ9", "MonkeyJungleGym.doSomething")) {
      assertEquals("\"" + text + "\"", json(text));
    }
  }

  @Test
  void cardNumbers_areSensitive() {
    for (String number :
        List.of(
            "4111111111111111",
            "4111 1111 1111 1111",
            "4111-1111-1111-1111",
            "5555555555554444",
            "378282246310005",
            "4222222222222",
            "6011000990139424")) {
      for (String text :
          List.of(
              "%s",
              "card %s",
              "card=%s;",
              "Card no.%s",
              "id%s",
              "%s 12/27",
              "%s 123",
              "on 2026-01-13 %s was charged",
              "(%s)",
              "\"%s\",")) {
        String value = text.formatted(number);
        assertEquals("\"***\"", json(value), value);
      }
    }
  }

  record Paid(String item, long account, double asDouble, Long boxed) {}

  @Test
  void cardNumbersThatAreNumbers_areSensitive() {
    long card = 4111111111111111L;
    for (Object value :
        List.of(
            card,
            -card,
            378282246310005L,
            4222222222222L,
            4111111111111111d,
            BigInteger.valueOf(card),
            BigDecimal.valueOf(card),
            new BigDecimal("4111111111111111.00"),
            new BigDecimal("4222222222222e0"),
            new BigDecimal(BigInteger.valueOf(400000000000001L), -1),
            new AtomicLong(card),
            OptionalLong.of(card),
            "4111111111111111".toCharArray(),
            JWT.toCharArray())) {
      assertEquals("\"***\"", json(value), value.toString());
    }
    assertEquals("[\"***\", 1]", json(new long[] {card, 1}));
    assertEquals("[\"***\", 1.0]", json(new double[] {card, 1}));
    assertEquals("[\"***\"]", json(List.of(Optional.of(card))));
    assertEquals("{\"***\": \"***\"}", json(Map.of(card, card)));
    assertEquals(
        "{\"@type\": \""
            + Paid.class.getName()
            + "\", \"item\": \"x\", \"account\": \"***\", "
            + "\"asDouble\": \"***\", \"boxed\": \"***\"}",
        json(new Paid("x", card, card, card)));
    assertEquals(
        "[\"***\", 7, \"***\", 7.5]", primitives(new Redactor("", ""), card, 7, card, 7.5));
  }

  @Test
  void numbersThatAreNoCards_areShown() {
    for (Object value :
        List.of(
            4111111111111112L, // The check digit is wrong.
            1705180800126L, // Milliseconds, whose check digit happens to be right.
            411111111111L, // Too short.
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            4111111111111111.5,
            Double.MAX_VALUE,
            4.1111112E15f,
            new BigDecimal("0.4111111111111111"),
            new BigInteger("41111111111111111111111111"))) {
      assertEquals(value.toString(), json(value));
    }
    assertEquals("[\"a\", \"b\"]", json("ab".toCharArray()));
  }

  /** What arguments of primitive types show as. */
  private static String primitives(Redactor redactor, long a, long b, double c, double d) {
    ValueWalk walk = Captured.capturer(redactor, Set.of()).newWalk();
    ValueBytes bytes = new ValueBytes();
    bytes.items();
    walk.capture(a, bytes);
    walk.capture(b, bytes);
    walk.capture(c, bytes);
    walk.capture(d, bytes);
    bytes.end();
    ValueReader reader = new ValueReader();
    reader.reset(bytes.array(), 0);
    return Captured.text(reader.value());
  }

  @Test
  void ownValues_seeTheDigitsOfNumbers() {
    Redactor redactor = new Redactor("", "^-?17\\d*$|2\\.5");
    ValueCapturer own = Captured.capturer(redactor, Set.of());
    for (Object value :
        List.of(
            17, (byte) 17, 17L, -175L, 17d, 2.5, 2.5f, new BigInteger("17"), "17".toCharArray())) {
      assertEquals("\"***\"", json(own, value), value.toString());
    }
    for (Object value : List.of(117, 0, Long.MIN_VALUE, 3.5, 4111111111111111L)) {
      assertEquals(value.toString(), json(own, value));
    }
    assertEquals("{\"***\": [\"***\", 18]}", json(own, Map.of(17, new int[] {17, 18})));
    assertEquals("[\"***\", 18, \"***\", 18.5]", primitives(redactor, 17, 18, 2.5, 18.5));
  }

  @Test
  void otherNumbers_areShown() {
    for (String text :
        List.of(
            "4111111111111112", // The check digit is wrong.
            "411111111111", // Too short.
            "0000000000000000",
            "1705180800126", // Milliseconds, whose check digit happens to be right.
            "41111111111111111111111111", // Too long.
            "a4111111111111111b",
            "0.4111111111111111",
            "2026-01-13T14:00:00.000123Z",
            "123e4567-e89b-12d3-a456-426614174000")) {
      assertEquals("\"" + text + "\"", json(text));
    }
  }

  @Test
  void secretsBehindTheCut_doNotMatter_butThoseAcrossItDo() {
    assertEquals("\"***\"", json("x".repeat(190) + " " + JWT));
    assertEquals("\"" + "x".repeat(200) + "… 399 more\"", json("x".repeat(599)));
  }

  @Test
  void keys_areRedactedByValueToo() {
    assertEquals("{\"***\": 1}", json(Map.of(JWT, 1)));
  }

  @Test
  void ownValues_takeThePlaceOfTheDefaults() {
    ValueCapturer own = Captured.capturer(new Redactor("", "AC-\\d+"), Set.of());
    assertEquals("\"***\"", json(own, "my AC-17"));
    assertEquals("\"4111111111111111\"", json(own, "4111111111111111"));
    assertEquals(
        "IllegalStateException: my *** and ***",
        own.errorText(new IllegalStateException("my AC-17 and AC-18")));
  }

  @Test
  void errorTexts_endBeforeTheSecret() {
    assertEquals(
        "IllegalStateException: bad token ***",
        Captured.DEFAULT.errorText(new IllegalStateException("bad token " + JWT)));
    assertEquals(
        "IllegalStateException: " + "x".repeat(600) + " ***",
        Captured.DEFAULT.errorText(new IllegalStateException("x".repeat(600) + " " + JWT)));
    assertEquals("\"***\"", json(new IllegalStateException("bad token " + JWT)));
  }
}
