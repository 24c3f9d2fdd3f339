package dev.l9.trace.section;

import dev.l9.trace.language.LexedSource;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.language.SourceLines;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A format whose sections are whole lines, between titles in comments. */
public abstract class FramedFormat extends SectionFormat {

  /** Finds the file's lines, and which of them can be a part of the section. */
  protected abstract LexedSource lex(byte[] file, Section section) throws RefusedSourceException;

  /** The section with this content, with a line end after each line but the last. */
  protected abstract String frame(Section section, String json, String lineEnd);

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
