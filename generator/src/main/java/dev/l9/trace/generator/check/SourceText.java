package dev.l9.trace.generator.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A comment or a text literal of a source file. The JDK's parser gives no comments.
 *
 * @param offset of its first character, which is that of its delimiter
 */
record SourceText(int offset, String text) {

  private static final Pattern ANY =
      Pattern.compile(
          // Long runs stand outside of the groups, since each round of a group takes stack.
          "\"\"\"[^\"\\\\]*+(?:(?:\\\\.|\"(?!\"\"))[^\"\\\\]*+)*+\"\"\""
              + "|\"[^\"\\\\\n]*+(?:\\\\.[^\"\\\\\n]*+)*+\""
              + "|'[^'\\\\\n]*+(?:\\\\.[^'\\\\\n]*+)*+'"
              + "|//[^\n]*+"
              + "|/\\*[^*]*+(?:\\*(?!/)[^*]*+)*+\\*/",
          Pattern.DOTALL);

  /** All of a file, in order. */
  static List<SourceText> of(String file) {
    List<SourceText> found = new ArrayList<>();
    Matcher matcher = ANY.matcher(file);
    while (matcher.find()) {
      found.add(new SourceText(matcher.start(), matcher.group()));
    }
    return found;
  }

  boolean isComment() {
    return text.startsWith("/");
  }

  boolean isJavadoc() {
    return text.startsWith("/**");
  }
}
