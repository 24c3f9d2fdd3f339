package dev.l9.trace.section;

import dev.l9.trace.language.RefusedSourceException;
import java.util.List;
import java.util.Optional;

/**
 * A file whose section is above another one, which is the last. The other section is taken out, so
 * that this section is the last thing in the file; afterwards the bytes of the other section are
 * put back.
 */
final class FileAboveSection extends SectionFile {

  private final SectionFormat format;
  private final byte[] file;
  private final Section section;
  private final Section below;
  private final SectionFile above;
  private final Optional<byte[]> textBelow;

  FileAboveSection(SectionFormat format, byte[] file, Section section, Section below)
      throws RefusedSourceException {
    SectionFile whole = format.parse(file, below);
    this.format = format;
    this.file = file;
    this.section = section;
    this.below = below;
    this.textBelow = whole.text();
    this.above = format.parse(whole.without(), section.atEnd());
  }

  @Override
  public boolean hasCode() {
    return above.hasCode();
  }

  @Override
  public boolean isWhole() {
    return above.isWhole();
  }

  @Override
  public byte[] with(String json) throws RefusedSourceException {
    return completed(above.with(json));
  }

  @Override
  public byte[] without() throws RefusedSourceException {
    return completed(above.without());
  }

  private byte[] completed(byte[] file) throws RefusedSourceException {
    return textBelow.isEmpty() ? file : format.parse(file, below).withText(textBelow.get());
  }

  @Override
  public Optional<String> json() throws RefusedSourceException {
    return above.json();
  }

  @Override
  public List<FoundSection> found() throws RefusedSourceException {
    return format.parse(file, section.atEnd()).found();
  }

  @Override
  public boolean isInPlace() throws RefusedSourceException {
    if (!above.isInPlace()) {
      return false;
    }
    int start = 0;
    for (FoundSection each : found()) {
      start = each.isWhole() ? each.start() : start;
    }
    for (FoundSection other : format.parse(file, below).found()) {
      if (other.end() <= start && isNothingElse(other.end(), start)) {
        return false;
      }
    }
    return true;
  }

  /** Whether nothing but blanks, or the comma between members of JSON, is between these offsets. */
  private boolean isNothingElse(int from, int to) {
    int at = from;
    while (at < to && (file[at] == ',' || isBlank(file, at, at + 1))) {
      at++;
    }
    return at == to;
  }

  @Override
  public Optional<byte[]> text() throws RefusedSourceException {
    return above.text();
  }

  @Override
  public byte[] withText(byte[] text) throws RefusedSourceException {
    return completed(above.withText(text));
  }
}
