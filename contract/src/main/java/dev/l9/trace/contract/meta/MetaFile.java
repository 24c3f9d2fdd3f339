package dev.l9.trace.contract.meta;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.l9.trace.block.DoraSection;
import dev.l9.trace.block.MetaSections;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.section.FoundSection;
import dev.l9.trace.section.Section;
import dev.l9.trace.section.SectionFile;
import dev.l9.trace.section.SectionFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that has been looked through for its three sections. The bytes must not change while this
 * object is in use. Not thread-safe.
 */
public final class MetaFile {

  private final SectionFormat format;
  private final byte[] bytes;
  private final Part header;
  private final Part footer;
  private final Part block;

  private MetaFile(SectionFormat format, byte[] bytes) throws RefusedSourceException {
    this.format = format;
    this.bytes = bytes;
    this.header = part(MetaSections.HEADER);
    this.footer = part(MetaSections.FOOTER);
    this.block = part(DoraSection.SECTION);
  }

  /**
   * Looks through a file.
   *
   * @throws RefusedSourceException if it isn't certain what in the file is a comment
   */
  public static MetaFile parse(SectionFormat format, byte[] bytes) throws RefusedSourceException {
    return new MetaFile(format, bytes);
  }

  /**
   * The header in the beginning of a file, if it ends there; empty if the whole file has to be
   * looked at to say something.
   */
  public static Optional<Metadata> headerIn(SectionFormat format, byte[] beginning) {
    int end = HeaderEnd.of(beginning);
    if (end < beginning.length) {
      try {
        Metadata header = header(format, Arrays.copyOf(beginning, end));
        return header.fields().isEmpty() ? Optional.empty() : Optional.of(header);
      } catch (RefusedSourceException e) {
        // What looks like the end of the header isn't, such as in the middle of a string.
      }
    }
    return Optional.empty();
  }

  /**
   * The header of a file, which isn't looked through for anything else; {@link Metadata#NONE} where
   * none can be read.
   *
   * @throws RefusedSourceException if it isn't certain what in the file is a comment
   */
  public static Metadata header(SectionFormat format, byte[] bytes) throws RefusedSourceException {
    Optional<String> json = format.parse(bytes, MetaSections.HEADER).json();
    try {
      return json.isEmpty() ? Metadata.NONE : Metadata.read(json.get());
    } catch (IllegalArgumentException e) {
      return Metadata.NONE;
    }
  }

  /** What a file has of a section. */
  public enum State {
    /** There is none. */
    NONE,
    /** It is whole, in its place, and there once. */
    WHOLE,
    /** It is whole, but not in its place. */
    MISPLACED,
    /** There are several, or a whole one and a part of another. */
    SEVERAL,
    /** There is a part of it, or its content can't be read. */
    DAMAGED
  }

  /**
   * One of the three sections.
   *
   * @param data its content; {@link Metadata#NONE} where none can be read
   * @param text its text, or what is left of it
   * @param start where in the file the text begins
   */
  public record Part(State state, Metadata data, String text, int start) {

    /** Whether its content can be read. */
    public boolean isReadable() {
      return state != State.NONE && state != State.DAMAGED;
    }
  }

  private Part part(Section section) throws RefusedSourceException {
    SectionFile file = format.parse(bytes, section);
    List<FoundSection> found = file.found();
    if (found.isEmpty()) {
      return new Part(State.NONE, Metadata.NONE, "", 0);
    }
    FoundSection last = found.get(found.size() - 1);
    for (FoundSection one : found) {
      last = one.isWhole() ? one : last;
    }
    String text = new String(bytes, last.start(), last.end() - last.start(), ISO_8859_1);
    Optional<String> json = file.json();
    try {
      Metadata data = json.isEmpty() ? Metadata.NONE : Metadata.read(json.get());
      return new Part(state(file, found), data, text, last.start());
    } catch (IllegalArgumentException e) {
      return new Part(State.DAMAGED, Metadata.NONE, text, last.start());
    }
  }

  private static State state(SectionFile file, List<FoundSection> found)
      throws RefusedSourceException {
    if (found.stream().noneMatch(FoundSection::isWhole)) {
      return State.DAMAGED;
    }
    if (found.size() > 1) {
      return State.SEVERAL;
    }
    return file.isInPlace() ? State.WHOLE : State.MISPLACED;
  }

  /** The section at the top. */
  public Part header() {
    return header;
  }

  /** The section above the run-time block. */
  public Part footer() {
    return footer;
  }

  /** The run-time block. */
  public Part block() {
    return block;
  }

  /**
   * The text of the file, with blanks in place of its sections and of what is left of damaged ones,
   * so that each line has its number.
   */
  public String outsideOfSections() throws RefusedSourceException {
    byte[] outside = bytes.clone();
    for (Section section : List.of(MetaSections.HEADER, MetaSections.FOOTER, DoraSection.SECTION)) {
      for (FoundSection one : format.parse(bytes, section).found()) {
        for (int i = one.start(); i < one.end(); i++) {
          outside[i] = outside[i] == '\n' || outside[i] == '\r' ? outside[i] : (byte) ' ';
        }
      }
    }
    return new String(outside, UTF_8);
  }

  /** Where a part begins; the beginning of the file if there is none. */
  public Position position(Part part) {
    return position(part.start);
  }

  /** Where a part names a field; where the part begins if it doesn't. */
  public Position position(Part part, String field) {
    String name = "(" + Pattern.quote(field) + ")";
    for (String key :
        List.of("[\"']" + name + "[\"']\\s*:", "(?:^|[{,])\\s*" + name + "\\s*[:=]")) {
      Matcher found = Pattern.compile(key, Pattern.MULTILINE).matcher(part.text);
      if (found.find()) {
        return position(part.start + found.start(1));
      }
    }
    return position(part);
  }

  private Position position(int offset) {
    int line = 1;
    int begin = 0;
    for (int i = 0; i < offset; i++) {
      boolean isCrOfCrLf = bytes[i] == '\r' && bytes[i + 1] == '\n';
      if (bytes[i] == '\n' || (bytes[i] == '\r' && !isCrOfCrLf)) {
        line++;
        begin = i + 1;
      }
    }
    boolean hasMark = begin == 0 && new String(bytes, 0, offset, UTF_8).startsWith("\ufeff");
    String before = new String(bytes, begin, offset - begin, UTF_8);
    return new Position(line, before.length() + (hasMark ? 0 : 1));
  }
}
