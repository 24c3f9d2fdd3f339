package dev.l9.trace.section;

import dev.l9.trace.language.LexedSource;
import dev.l9.trace.language.LineEnd;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.language.SourceLines;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A format whose sections are whole lines, between titles in comments. */
public abstract class FramedFormat extends SectionFormat {

  private static final byte[] CONFLICT = "<<<<<<< ".getBytes(StandardCharsets.US_ASCII);

  /** Finds the file's lines, and which of them can be a part of the section. */
  protected abstract LexedSource lex(byte[] file, Section section) throws RefusedSourceException;

  /**
   * The section with this content, with a line end after each line but the last.
   *
   * @throws RefusedSourceException where the file's language can't hold this content
   */
  protected abstract String frame(Section section, String json, String lineEnd)
      throws RefusedSourceException;

  /** The place for a section at the top of a file that doesn't have it yet. */
  protected abstract Top top(byte[] file, LexedSource lexed) throws RefusedSourceException;

  /** The content of a section as JSON; null where it is damaged. */
  protected @Nullable String json(SourceLines lines, SectionRange range) {
    return SectionFinder.json(lines, range);
  }

  /** How many blank lines are between the code and this section below it. */
  protected int blankLinesAbove(String text) {
    return 1;
  }

  /** Whether a CR alone is a line end in this language. */
  protected boolean canEndLinesWithCr() {
    return true;
  }

  /** Whether a file without anything can take a section at its top. */
  protected boolean takesEmptyFile() {
    return false;
  }

  /** How the lines of a section end in this file. */
  protected LineEnd lineEnd(LexedSource source) {
    return source.lines().dominantEnd();
  }

  /** Refuses a file that must not be changed. */
  protected final void check(LexedSource source) throws RefusedSourceException {
    if (source.unfit() != null) {
      throw new RefusedSourceException(source.unfit());
    }
    if (!source.balanced()) {
      throw new RefusedSourceException("has unbalanced braces: it may be half written");
    }
    if (!canEndLinesWithCr() && lineEnd(source) == LineEnd.CR) {
      throw new RefusedSourceException(
          "ends its lines with CR alone, which is no line end in its language");
    }
    if (source.lines().anyBegins(CONFLICT)) {
      throw new RefusedSourceException("has merge conflicts");
    }
  }

  /** The sections among these lines, in the file's order. */
  protected List<SectionRange> ranges(SourceLines lines, Section section) {
    return SectionFinder.find(lines, section);
  }

  @Override
  protected SectionFile parsed(byte[] file, Section section) throws RefusedSourceException {
    return framed(file, section);
  }

  /** Looks through a file for a section at the top or at the end. */
  public final FramedFile framed(byte[] file, Section section) throws RefusedSourceException {
    return new FramedFile(this, section, file, lex(file, section));
  }
}
