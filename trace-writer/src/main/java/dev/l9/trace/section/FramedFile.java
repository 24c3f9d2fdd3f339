package dev.l9.trace.section;

import dev.l9.trace.json.TemplateEscapes;
import dev.l9.trace.language.LexedSource;
import dev.l9.trace.language.LineEnd;
import dev.l9.trace.language.RefusedSourceException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A file whose sections consist of whole lines. */
public final class FramedFile extends SectionFile {

  private final FramedFormat format;
  private final Section section;
  private final byte[] file;
  private final LexedSource lexed;
  private final List<SectionRange> ranges;
  private @Nullable SourceWithout code;

  FramedFile(FramedFormat format, Section section, byte[] file, LexedSource lexed) {
    this.format = format;
    this.section = section;
    this.file = file;
    this.lexed = lexed;
    this.ranges = format.ranges(lexed.lines(), section);
  }

  @Override
  public boolean hasCode() {
    return lexed.hasCode();
  }

  @Override
  public boolean isWhole() {
    return lexed.hasCode() && lexed.balanced();
  }

  /** Whether the file consists of sections of this kind, without even a blank line. */
  public boolean hasNothingElse() {
    int end = 0;
    for (SectionRange range : ranges) {
      if (range.start() != end) {
        return false;
      }
      end = range.end();
    }
    return end == file.length;
  }

  private SourceWithout code() throws RefusedSourceException {
    if (code == null) {
      code = SourceWithout.of(format, section, file, lexed, ranges);
    }
    return code;
  }

  @Override
  public byte[] with(String json) throws RefusedSourceException {
    format.check(code().source());
    String lineEnd = format.lineEnd(code().source()).text();
    return code().with(format.frame(section, TemplateEscapes.escape(json), lineEnd), lineEnd);
  }

  @Override
  public byte[] without() throws RefusedSourceException {
    return code().bytes();
  }

  @Override
  public Optional<String> json() {
    SectionRange range = lastWhole();
    return range == null ? Optional.empty() : Optional.ofNullable(json(range));
  }

  @Override
  public List<FoundSection> found() {
    List<FoundSection> found = new ArrayList<>(ranges.size());
    for (SectionRange range : ranges) {
      found.add(new FoundSection(range.start(), range.end(), json(range) != null));
    }
    return found;
  }

  @Override
  public boolean isInPlace() throws RefusedSourceException {
    return isInPlace(file.length);
  }

  /**
   * As {@link #isInPlace()}, for a file in which something follows that must be the last.
   *
   * @param end the offset at which that begins
   */
  public boolean isInPlace(int end) throws RefusedSourceException {
    SectionRange range = lastWhole();
    if (range == null) {
      return false;
    }
    if (section.place() != Place.TOP) {
      return range.end() <= end && isBlank(file, range.end(), end);
    }
    int top = format.top(code().bytes(), code().source()).offset();
    return top <= range.start() && isBlank(file, top, range.start());
  }

  @Override
  public Optional<byte[]> text() {
    SectionRange range = lastWhole();
    if (range == null) {
      return Optional.empty();
    }
    int end = LineEnd.before(file, range.start(), range.end());
    return Optional.of(Arrays.copyOfRange(file, range.start(), end));
  }

  private @Nullable SectionRange lastWhole() {
    for (int i = ranges.size() - 1; i >= 0; i--) {
      if (json(ranges.get(i)) != null) {
        return ranges.get(i);
      }
    }
    return null;
  }

  private @Nullable String json(SectionRange range) {
    return format.json(lexed.lines(), range);
  }

  @Override
  public byte[] withText(byte[] text) throws RefusedSourceException {
    format.check(code().source());
    String lineEnd = format.lineEnd(code().source()).text();
    // Latin-1 is right whatever the file's encoding is, since it keeps all bytes.
    String given = new String(text, StandardCharsets.ISO_8859_1);
    byte[] written = code().with(given.replaceAll("\r\n|\r|\n", lineEnd), lineEnd);
    if (!isOneSectionOf(without(), written)) {
      throw new RefusedSourceException("can't take this block: it is damaged, or of another type");
    }
    return written;
  }

  private boolean isOneSectionOf(byte[] without, byte[] written) {
    try {
      FramedFile result = format.framed(written, section);
      return result.ranges.size() == 1
          && (section.place() == Place.TOP || result.ranges.get(0).end() == written.length)
          && result.json(result.ranges.get(0)) != null
          && Arrays.equals(result.without(), without);
    } catch (RefusedSourceException e) {
      return false;
    }
  }
}
