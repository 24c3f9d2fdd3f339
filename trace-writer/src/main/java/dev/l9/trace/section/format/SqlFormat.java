package dev.l9.trace.section.format;

import dev.l9.trace.json.JsonEscapes;
import dev.l9.trace.language.FormatterSwitch;
import dev.l9.trace.language.LexedSource;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.language.code.CodeLexer;
import dev.l9.trace.language.code.SqlDialect;
import dev.l9.trace.language.code.SqlLexer;
import dev.l9.trace.section.FramedFormat;
import dev.l9.trace.section.Section;
import dev.l9.trace.section.SectionFrame;
import dev.l9.trace.section.Top;
import org.jspecify.annotations.Nullable;

/**
 * The format of SQL files: a section is JSON behind {@code --}.
 *
 * <p>Dialects differ in whether a backslash is an escape in a string, and whether comments nest. A
 * file is read in all these ways. A way is wrong if a string or a comment then has no end. If the
 * other ways don't agree on which lines are comments, the file is refused.
 *
 * <p>A wrong way must stay wrong when a section follows the code. So nothing in a section may end a
 * string or comment that the wrong way takes to be open. In each line of a section quotes come in
 * pairs, and no value contains what begins or ends a literal or a comment.
 */
final class SqlFormat extends FramedFormat {

  @Override
  protected LexedSource lex(byte[] file, Section section) throws RefusedSourceException {
    @Nullable LexedSource found = null;
    @Nullable RefusedSourceException reason = null;
    for (SqlDialect dialect : SqlDialect.values()) {
      @Nullable LexedSource source = null;
      try {
        source = new SqlLexer(dialect, file).lex();
      } catch (RefusedSourceException e) {
        reason = reason == null ? e : reason;
      }
      if (source != null && found != null && !found.lines().hasSameComments(source.lines())) {
        throw new RefusedSourceException(
            "has other comments in one dialect of SQL than in another");
      }
      found = source == null ? found : source;
    }
    if (found == null) {
      throw reason == null ? CodeLexer.noEnd() : reason;
    }
    return found;
  }

  @Override
  protected String frame(Section section, String json, String lineEnd) {
    String facts = JsonEscapes.escape(json, JsonEscapes.SQL);
    return SectionFrame.render(section, "-- ", FormatterSwitch.SQL, facts, lineEnd);
  }

  @Override
  protected Top top(byte[] file, LexedSource lexed) throws RefusedSourceException {
    return TopOfFile.belowComments(file, "--");
  }
}
