package dev.l9.trace.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GlobTest {

  @Test
  void anyGlob_matchesAsTheRegularExpressionItStandsFor() {
    Random random = new Random(3);
    int matched = 0;
    int names = Boolean.getBoolean("l9.stress") ? 200_000 : 50_000;
    for (int i = 0; i < names; i++) {
      String glob = text(random, "a.b*.*.", 8);
      String name = text(random, "ab.a<b.", 8);
      boolean expected = Pattern.matches(regex(glob), name);
      assertEquals(expected, new Glob(glob).matches(name), glob + " " + name);
      assertEquals(expected, new Glob(glob).matches(name.replace('.', '/')), glob + " " + name);
      matched += expected ? 1 : 0;
    }
    assertTrue(matched > names / 200, matched + " matched");
  }

  private static String text(Random random, String characters, int maxLength) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(maxLength + 1); length > 0; length--) {
      text.append(characters.charAt(random.nextInt(characters.length())));
    }
    return text.toString();
  }

  private static String regex(String glob) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      if (glob.startsWith("..", i)) {
        regex.append(i == 0 ? "(?:.*\\.)?" : "\\.(?:.*\\.)?");
        i++;
      } else {
        char c = glob.charAt(i);
        regex.append(c == '*' ? "[^.<]*" : Pattern.quote(String.valueOf(c)));
      }
    }
    return regex.toString();
  }
}
