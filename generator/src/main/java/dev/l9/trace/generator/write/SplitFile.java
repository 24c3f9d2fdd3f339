package dev.l9.trace.generator.write;

import dev.l9.trace.block.DoraSection;
import dev.l9.trace.block.MetaSections;
import dev.l9.trace.contract.meta.MetaFile;
import dev.l9.trace.contract.meta.Metadata;
import dev.l9.trace.generator.merge.ThreeWayMerge;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.section.Section;
import dev.l9.trace.section.SectionFormat;
import dev.l9.trace.section.format.SectionFormats;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A file in two: what a person or the generator has written, and the parts that a machine keeps,
 * which are the header, the footer and the run-time block. The array must not be changed.
 */
final class SplitFile {

  /** In the order in which they are put in. */
  private static final List<Section> PARTS =
      List.of(MetaSections.HEADER, MetaSections.FOOTER, DoraSection.SECTION);

  private static final List<Section> NONE = List.of();

  private final byte[] file;
  private final byte[] body;

  /** Empty for types of files that have no such parts. */
  private final Optional<SectionFormat> format;

  private SplitFile(byte[] file, byte[] body, Optional<SectionFormat> format) {
    this.file = file;
    this.body = body;
    this.format = format;
  }

  /**
   * Splits a file.
   *
   * @throws RefusedSourceException where it isn't certain what in it is a comment
   */
  static SplitFile of(String path, byte[] file) throws RefusedSourceException {
    Optional<SectionFormat> format = SectionFormats.of(path);
    byte[] body = file;
    for (int i = PARTS.size() - 1; i >= 0 && format.isPresent(); i--) {
      body = format.get().parse(body, PARTS.get(i)).without();
    }
    return new SplitFile(file, body, format);
  }

  /** Without the machine's parts. */
  byte[] body() {
    return body;
  }

  /** What the header says. */
  Metadata header() throws RefusedSourceException {
    return format.isEmpty() ? Metadata.NONE : MetaFile.header(format.get(), file);
  }

  /**
   * The file with another body, and the parts that it has.
   *
   * @throws RefusedSourceException where it isn't certain where the parts are to be
   */
  byte[] with(byte[] other) throws RefusedSourceException {
    if (Arrays.equals(body, other)) {
      return file;
    }
    byte[] whole = other;
    for (Section part : format.isEmpty() ? NONE : PARTS) {
      Optional<byte[]> text = format.get().parse(file, part).text();
      if (text.isPresent()) {
        whole = format.get().parse(whole, part).withText(text.get());
      }
    }
    return whole;
  }

  /**
   * The file with another body, which may no longer be one of its language, between what stands
   * before and behind the body; empty where parts are in the midst of it.
   */
  Optional<byte[]> around(byte[] other) {
    for (int begin = 0; begin <= file.length - body.length; begin++) {
      int end = begin + body.length;
      if (Arrays.equals(file, begin, end, body, 0, body.length)) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(file, 0, begin);
        all.writeBytes(other);
        all.write(file, end, file.length - end);
        return Optional.of(all.toByteArray());
      }
    }
    return Optional.empty();
  }

  /** The line of the file that is this one of the body; both are counted from 1. */
  int lineOf(int bodyLine) {
    return ThreeWayMerge.lineIn(file, body, bodyLine);
  }
}
