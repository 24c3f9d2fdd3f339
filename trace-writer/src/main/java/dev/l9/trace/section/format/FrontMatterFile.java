package dev.l9.trace.section.format;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.l9.trace.language.LexedSource;
import dev.l9.trace.language.LineEnd;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.language.markup.FrontMatter;
import dev.l9.trace.section.FoundSection;
import dev.l9.trace.section.FramedFile;
import dev.l9.trace.section.FramedFormat;
import dev.l9.trace.section.Section;
import dev.l9.trace.section.SectionFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Markdown file whose section is in its front matter.
 *
 * <p>If the file has no front matter, it gets one, in which a line end follows the section. If it
 * has one, a blank line follows the section. So it can be seen later whose front matter it is.
 */
final class FrontMatterFile extends SectionFile {

  /** Writes a section into the lines between the rules. */
  private interface Change {
    byte[] apply(FramedFile lines) throws RefusedSourceException;
  }

  private final MarkdownFence fence;
  private final Section section;
  private final byte[] file;
  private final LexedSource lexed;
  private final @Nullable FramedFile lines;

  /** The offset of these lines. */
  private final int from;

  private byte @Nullable [] code;

  FrontMatterFile(MarkdownFence fence, Section section, byte[] file) throws RefusedSourceException {
    this.fence = fence;
    this.section = section;
    this.file = file;
    this.lexed = fence.lex(file, section);
    @Nullable FrontMatter matter = FrontMatter.of(file);
    this.lines = matter == null ? null : lines(file, matter, LineEnd.LF);
    this.from = matter == null ? 0 : matter.from();
  }

  private FramedFile lines(byte[] of, FrontMatter matter, LineEnd lineEnd)
      throws RefusedSourceException {
    byte[] between = Arrays.copyOfRange(of, matter.from(), matter.to());
    FramedFormat format =
        switch (matter.kind()) {
          case YAML -> new FrontMatterYaml(lineEnd);
          case TOML -> new FrontMatterToml(lineEnd);
        };
    try {
      return format.framed(between, section);
    } catch (RefusedSourceException e) {
      throw new RefusedSourceException("has front matter that " + e.getMessage());
    }
  }

  @Override
  public boolean hasCode() {
    return lexed.hasCode();
  }

  @Override
  public boolean isWhole() {
    return lexed.hasCode() && lexed.balanced();
  }

  private byte[] code() throws RefusedSourceException {
    if (code == null) {
      byte[] before = file;
      byte[] rest = without(file);
      while (rest.length < before.length) {
        before = rest;
        rest = without(rest);
      }
      code = rest;
    }
    return code;
  }

  private byte[] without(byte[] from) throws RefusedSourceException {
    @Nullable FrontMatter matter = FrontMatter.of(from);
    if (matter == null) {
      return from;
    }
    FramedFile between = lines(from, matter, LineEnd.LF);
    boolean canBeOurs = matter.from() < matter.to() && from[matter.to()] == '-';
    return canBeOurs && between.hasNothingElse()
        ? spliced(from, matter.start(), new byte[0], LineEnd.behind(from, matter.end()))
        : spliced(from, matter.from(), between.without(), matter.to());
  }

  /** The file with these bytes in place of those between the offsets. */
  private static byte[] spliced(byte[] file, int from, byte[] bytes, int to) {
    byte[] out = Arrays.copyOf(file, file.length - (to - from) + bytes.length);
    System.arraycopy(bytes, 0, out, from, bytes.length);
    System.arraycopy(file, to, out, from + bytes.length, file.length - to);
    return out;
  }

  @Override
  public byte[] without() throws RefusedSourceException {
    return code().clone();
  }

  @Override
  public byte[] with(String json) throws RefusedSourceException {
    return changed(between -> between.with(json));
  }

  @Override
  public byte[] withText(byte[] text) throws RefusedSourceException {
    return changed(between -> between.withText(text));
  }

  private byte[] changed(Change change) throws RefusedSourceException {
    LineEnd lineEnd = fence.checked(code(), section).lines().dominantEnd();
    FrontMatter.checkNoOther(code());
    @Nullable FrontMatter matter = FrontMatter.of(code());
    if (matter == null) {
      return withMatter(change, lineEnd);
    }
    byte[] between = change.apply(lines(code(), matter, lineEnd));
    return spliced(code(), matter.from(), between, matter.to());
  }

  /** The file with front matter that has the section alone. */
  private byte[] withMatter(Change change, LineEnd lineEnd) throws RefusedSourceException {
    int start = LexedSource.start(code());
    if (start == code().length) {
      throw new RefusedSourceException("is empty: it may be half written");
    }
    FramedFile empty = new FrontMatterYaml(lineEnd).framed(new byte[0], section);
    byte[] between = change.apply(empty);
    int end = LineEnd.before(between, 0, between.length); // This leaves out the blank line.
    // A CR that is added before a LF would join it to one line end.
    boolean cr = lineEnd == LineEnd.CR && code()[start] == '\n';
    String below = cr ? "\n\n" : lineEnd.text().repeat(2);
    byte[] rest = spliced(code(), start, ("---" + below).getBytes(US_ASCII), start);
    rest = spliced(rest, start, Arrays.copyOf(between, end), start);
    return spliced(rest, start, ("---" + lineEnd.text()).getBytes(US_ASCII), start);
  }

  @Override
  public Optional<String> json() {
    return lines == null ? Optional.empty() : lines.json();
  }

  @Override
  public List<FoundSection> found() {
    List<FoundSection> found = new ArrayList<>();
    if (lines != null) {
      for (FoundSection each : lines.found()) {
        found.add(new FoundSection(from + each.start(), from + each.end(), each.isWhole()));
      }
    }
    return found;
  }

  @Override
  public boolean isInPlace() throws RefusedSourceException {
    return lines != null && lines.isInPlace();
  }

  @Override
  public Optional<byte[]> text() {
    return lines == null ? Optional.empty() : lines.text();
  }
}
