package dev.l9.trace.generator.check;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds, in comments and texts, what stands for something else, and what turns off a check. */
final class TextRule extends SourceRule {

  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "\\b(?:TODO|FIXME|XXX|TBD)\\b"
              + "|(?i:\\bunknown[-_ ]source\\b|\\blorem ipsum\\b|\\bplaceholder\\b|\\bchange[-_]?me\\b"
              + "|\\bnot (?:yet )?implemented\\b)");
  private static final Pattern SWITCH =
      Pattern.compile(
          "\\bNOSONAR\\b|\\bNOPMD\\b|\\bnoinspection\\b|CHECKSTYLE[: ]?OFF|@formatter:off|type: ignore");

  TextRule(GeneratedSource source, Declared declared, List<Finding> findings) {
    super(source, declared, findings);
  }

  @Override
  void check() {
    for (SourceText text : SourceText.of(source.file().text())) {
      find(text, PLACEHOLDER, ForbiddenPattern.PLACEHOLDER, "stands for what isn't there yet.");
      if (text.isComment()) {
        find(text, SWITCH, ForbiddenPattern.TYPE_IGNORE, "turns off a check; mend what it finds.");
      }
    }
  }

  private void find(SourceText text, Pattern words, ForbiddenPattern pattern, String what) {
    Matcher matcher = words.matcher(text.text());
    while (matcher.find()) {
      int line = source.lineAt(text.offset() + matcher.start());
      report(pattern, line, "`" + matcher.group() + "` " + what);
    }
  }
}
