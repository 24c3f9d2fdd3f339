package dev.l9.trace.agent.capture;

import static dev.l9.trace.agent.capture.Captured.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.L9Sensitive;
import dev.l9.trace.agent.redact.Redactor;
import dev.l9.trace.testkit.TraceText;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    assertEquals("\"***\"", TraceText.json(Captured.DEFAULT.capture("token", "t")));
    assertEquals("\"t\"", TraceText.json(Captured.DEFAULT.capture("topic", "t")));
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
    return TraceText.json(reader.value());
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
  void addedNames_keepTheDefaults() {
    Redactor more = new Redactor("", "(?x)^plan$ # a comment", "", "");
    assertTrue(more.isSensitiveName("plan"));
    assertTrue(more.isSensitiveName("userPassword"));
    assertFalse(more.isSensitiveName("topic"));
    more = new Redactor("^mood$", "^plan$", "", "");
    assertTrue(more.isSensitiveName("plan"));
    assertTrue(more.isSensitiveName("mood"));
    assertFalse(more.isSensitiveName("password"));
  }

  @Test
  void addedValues_keepTheDefaults() {
    Redactor redactor = new Redactor("", "", "", "AC-\\d+|^17$");
    ValueCapturer more = Captured.capturer(redactor, Set.of());
    for (Object value :
        List.of("my AC-17", 17, 17L, 17d, 17f, 4111111111111111L, "ada@example.com", JWT)) {
      assertEquals("\"***\"", json(more, value), value.toString());
    }
    assertEquals("[18, \"AC\", \"x\"]", json(more, List.of(18, "AC", "x")));
    assertEquals("[\"***\", 7, \"***\", 17.5]", primitives(redactor, 17, 7, 17, 17.5));
    assertEquals(
        "IllegalStateException: my *** of ***, too",
        more.errorText(new IllegalStateException("my AC-17 of ada@example.com, too")));
    ValueCapturer both = Captured.capturer(new Redactor("", "", "^a$", "^b$"), Set.of());
    assertEquals(
        "[\"***\", \"***\", \"c\", \"a@b.de\"]", json(both, List.of("a", "b", "c", "a@b.de")));
  }

  @Test
  void replacedDefaults_areNamed() {
    assertEquals(List.of(), new Redactor("", "^plan$", "", "^AC$").dropped());
    List<String> dropped =
        new Redactor("(?i)pass|secret|key|token|p|c", "n|t", "eyJ|@", "").dropped();
    assertEquals(
        List.of(
            "the option redact replaces the default, so these are no longer hidden: bearer; "
                + "redact.add hides more and keeps the default",
            "the option redact.values replaces the default, so these are no longer hidden: "
                + "private keys, payment card numbers, IBANs; "
                + "redact.values.add hides more and keeps the default"),
        dropped);
  }

  // E-mail addresses and IBANs

  @Test
  void mailAddresses_areSensitive() {
    for (String address :
        List.of(
            "ada@example.com",
            "a@b.de",
            "Ada.Lovelace+orders@mail.example.co.uk",
            "o'neil_%x-1@163.com",
            "\u0101da@b\u00fccher.de",
            "ada@xn--bcher-kva.example",
            "ada%40example.com",
            "ADA@EXAMPLE.COM")) {
      for (String text :
          List.of(
              "%s",
              "to <%s>",
              "mailto:%s",
              "%s.",
              "Is it %s?",
              "{\"mail\":\"%s\"}",
              "https://example.org/?mail=%s&x=1",
              "%s:hunter2",
              "line\n%s\nline",
              "\u4f60\u597d%s\uff0c")) {
        String value = text.formatted(address);
        assertEquals("\"***\"", json(value), value);
      }
    }
    assertEquals("\"***\"", json("https://ada:hunter2@db.example.com/orders"));
    assertEquals("\"***\"", json("x".repeat(180) + " ada@example.com"));
    assertEquals("{\"***\": 1}", json(Map.of("ada@example.com", 1)));
    assertEquals("\"***\"", json(new StringBuilder("ada@example.com")));
    assertEquals("\"***\"", json("ada@example.com".toCharArray()));
    assertEquals("\"***\"", json(Optional.of("ada@example.com")));
    assertEquals("\"***\"", json(java.net.URI.create("mailto:ada@example.com")));
  }

  @Test
  void ibans_areSensitive() {
    for (String iban :
        List.of(
            "DE89370400440532013000",
            "DE89 3704 0044 0532 0130 00",
            "de89 3704 0044 0532 0130 00",
            "DE89-3704-0044-0532-0130-00",
            "DE89\u00a03704\u00a00044\u00a00532\u00a00130\u00a000",
            "GB82 WEST 1234 5698 7654 32",
            "NO9386011117947",
            "FR1420041010050500013M02606",
            "MT84MALT011000012345MTLCAST001S",
            "BE68 5390 0754 7034",
            "CH93 0076 2011 6238 5295 7")) {
      for (String text :
          List.of("%s", "IBAN %s", "IBAN:%s", "to %s, please", "%s EUR 12", "(%s)", "x\n%s")) {
        String value = text.formatted(iban);
        assertEquals("\"***\"", json(value), value);
      }
    }
  }

  /** What looks like a secret, but isn't: to hide it would make traces useless. */
  @Test
  void whatOnlyLooksLikeAnAddress_isShown() {
    for (String text :
        List.of(
            "@L9Traced",
            "a @L9Traced method",
            "a@b",
            "user@host:22",
            "root@10.0.0.1:22",
            "left-pad@1.3.0",
            "com.acme.Order@1b6d3586",
            "@example.com",
            "ada@.com",
            "ada@example.",
            "ada@example.c",
            "12% @ 4.5",
            "100%4012",
            "DE89370400440532013001", // The check digits are wrong.
            "XX89370400440532013000", // There is no such country.
            "DE8937040044053201300", // Too short.
            "DE893704004405320130000", // Too long.
            "xDE89370400440532013000",
            "no 1705180800126",
            "de 89 370400440532013000")) {
      assertEquals("\"" + text + "\"", json(text));
    }
  }

  @Test
  void timesAndLists_areNoCards() {
    for (Object value :
        List.of(
            20260113140009L, 20260113140009123L, "20260113140009", "backup-2026-01-13-140000")) {
      String shown = value instanceof String ? "\"" + value + "\"" : value.toString();
      assertEquals(shown, json(value));
    }
    assertEquals("\"2 4 6 8 3 5 7 9 4 6 5 4 4 4 2\"", json("2 4 6 8 3 5 7 9 4 6 5 4 4 4 2"));
  }

  @Test
  void digitsOfOtherScripts_count() {
    for (char zero : new char[] {'\u0660', '\u0966', '\uff10'}) {
      String number = digits("4111 1111 1111 1111", zero);
      assertEquals("\"***\"", json("card " + number), number);
      String other = digits("4111 1111 1111 1112", zero);
      assertEquals("\"" + other + "\"", json(other));
    }
  }

  private static String digits(String number, char zero) {
    StringBuilder text = new StringBuilder();
    for (char c : number.toCharArray()) {
      text.append(c == ' ' ? c : (char) (c - '0' + zero));
    }
    return text.toString();
  }

  /** Ids are random, and there are many. None of these may look like a secret. */
  @Test
  void randomIds_areShown() {
    Random random = new Random(7);
    int ids = Boolean.getBoolean("l9.stress") ? 100_000 : 20_000;
    for (int i = 0; i < ids; i++) {
      UUID uuid = new UUID(random.nextLong(), random.nextLong());
      String hex = uuid.toString().replace("-", "");
      for (String id :
          List.of(
              uuid.toString(),
              hex,
              hex + hex.substring(0, 8),
              "rsn_1795251157_" + Long.toString(random.nextLong() >>> 1, 32))) {
        assertFalse(redactor.isSensitiveValue(id), id);
        assertFalse(redactor.isSensitiveValue("order " + id + ", 3 items"), id);
      }
    }
  }

  /** The time grows no faster than the text: otherwise this would take hours. */
  @Test
  void hugeTexts_areSearchedInOnePass() {
    for (String part :
        List.of(
            "-eyJ",
            "eyJ.",
            "-----BEGIN ",
            "4",
            "4 ",
            "4-4",
            "4a",
            "a",
            "a@",
            "a%40",
            "@",
            "a.",
            "DE89",
            "DE89 ",
            "-eyJaa.",
            "-----BEGIN PRIVATE",
            "a@b-",
            "\u0664",
            "4111-")) {
      String text = part.repeat((1 << 20) / part.length());
      assertFalse(redactor.isSensitiveValue(text, text.length()), part);
      assertEquals(text, redactor.redactWithin(text), part);
    }
    String mails = "a@b.de ".repeat(100_000);
    assertEquals("*** ".repeat(100_000), redactor.redactWithin(mails));
  }

  @Test
  void secretsInMessages_areReplacedOneByOne() {
    for (Map.Entry<String, String> each :
        Map.of(
                "no account ada@example.com in DE89 3704 0044 0532 0130 00, tried 3 times",
                "no account *** in ***, tried 3 times",
                "4111111111111111/4111111111111112",
                "***/4111111111111112",
                "a " + JWT + " b " + JWT,
                "a *** b ***",
                "x -----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY----- y",
                "x *** y",
                "x -----BEGIN PRIVATE KEY-----\nMIIE",
                "x ***",
                "id4111111111111111 of a@b.de.",
                "id*** of ***.")
            .entrySet()) {
      assertEquals(each.getValue(), redactor.redactWithin(each.getKey()));
    }
  }

  // The page of the documentation

  @Test
  void documentation_listsTheDefaults() throws IOException {
    String page = Files.readString(Path.of("../docs/secrets.md"));
    Matcher names = Pattern.compile("```\n(.*?)\n```", Pattern.DOTALL).matcher(page);
    assertTrue(names.find());
    String expression = names.group(1).replace("\n", "");
    Redactor asDocumented = new Redactor(expression, "");
    assertEquals(List.of(), asDocumented.dropped());
    Matcher rows = Pattern.compile("(?m)^\\| ([^|]+) \\| `([^`]+)` \\|").matcher(page);
    Map<String, String> examples = new LinkedHashMap<>();
    while (rows.find()) {
      examples.put(rows.group(1), rows.group(2));
    }
    for (String kind :
        List.of(
            "private keys",
            "JSON web tokens",
            "payment card numbers",
            "IBANs",
            "e-mail addresses")) {
      assertEquals("\"***\"", json(examples.remove(kind)), kind);
    }
    examples.keySet().removeIf(row -> row.startsWith("hide ") || row.startsWith("capture "));
    assertEquals(9, examples.size(), examples::toString);
    examples.values().forEach(shown -> assertEquals("\"" + shown + "\"", json(shown)));
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
