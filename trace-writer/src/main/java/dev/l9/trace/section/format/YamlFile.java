package dev.l9.trace.section.format;

import dev.l9.trace.language.LineEnd;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.language.data.YamlTokens;
import dev.l9.trace.section.FoundSection;
import dev.l9.trace.section.FramedFile;
import dev.l9.trace.section.Section;
import dev.l9.trace.section.SectionFile;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A YAML file in which a marker may end the last document. */
final class YamlFile extends SectionFile {

  private final YamlDocument document;
  private final Section section;
  private final byte[] file;
  private final FramedFile whole;
  private byte @Nullable [] code;

  /**
   * @param document the format of what is before the marker
   */
  YamlFile(YamlDocument document, byte[] file, Section section) throws RefusedSourceException {
    this.section = section;
    this.document = document;
    this.file = file;
    this.whole = document.framed(file, section); // This part includes the marker.
  }

  @Override
  public boolean hasCode() {
    return whole.hasCode();
  }

  @Override
  public boolean isWhole() {
    return whole.isWhole();
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
    int end = end(from);
    FramedFile head =
        from == file && end == from.length
            ? whole
            : document.framed(Arrays.copyOf(from, end), section);
    return joined(head.without(), from, end);
  }

  @Override
  public byte[] with(String json) throws RefusedSourceException {
    int end = end(code());
    return joined(head(end).with(json), code(), end);
  }

  private FramedFile head(int end) throws RefusedSourceException {
    return document.framed(Arrays.copyOf(code(), end), section);
  }

  @Override
  public byte[] without() throws RefusedSourceException {
    return code().clone();
  }

  @Override
  public Optional<String> json() {
    return whole.json();
  }

  @Override
  public List<FoundSection> found() {
    return whole.found();
  }

  @Override
  public boolean isInPlace() throws RefusedSourceException {
    int behind = code().length - end(code());
    return whole.isInPlace(file.length - behind);
  }

  @Override
  public Optional<byte[]> text() {
    return whole.text();
  }

  @Override
  public byte[] withText(byte[] text) throws RefusedSourceException {
    int end = end(code());
    return joined(head(end).withText(text), code(), end);
  }

  private static byte[] joined(byte[] head, byte[] file, int end) {
    if (end == file.length) {
      return head;
    }
    byte[] out = Arrays.copyOf(head, head.length + file.length - end);
    System.arraycopy(file, end, out, head.length, file.length - end);
    return out;
  }

  /**
   * The offset at which the last document ends: at a marker that nothing but comments follows, or
   * at the file's end.
   */
  private static int end(byte[] file) {
    int end = file.length;
    int next = file.length;
    while (next > 0) {
      int start = lineBefore(file, next);
      int first = start;
      while (first < next && YamlTokens.isBlank(file[first])) {
        first++;
      }
      boolean empty = first == next || YamlTokens.isLineEnd(file[first]) || file[first] == '#';
      if (!empty && !isMarker(file, start)) {
        return end;
      }
      end = empty ? end : start;
      next = start;
    }
    return end;
  }

  private static int lineBefore(byte[] file, int next) {
    int start = LineEnd.before(file, 0, next);
    while (start > 0 && !YamlTokens.isLineEnd(file[start - 1])) {
      start--;
    }
    return start;
  }

  private static boolean isMarker(byte[] file, int at) {
    boolean dots =
        at + 3 <= file.length && file[at] == '.' && file[at + 1] == '.' && file[at + 2] == '.';
    return dots
        && (at + 3 == file.length
            || YamlTokens.isBlank(file[at + 3])
            || YamlTokens.isLineEnd(file[at + 3]));
  }
}
