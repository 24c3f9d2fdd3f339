package dev.l9.trace.contract.project;

import dev.l9.trace.contract.meta.MetaFile;
import dev.l9.trace.contract.meta.Metadata;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.section.SectionFormat;
import dev.l9.trace.section.format.SectionFormats;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads what files say they are, and nothing else. Usually it reads their beginnings only, so that
 * it is fast. Several threads may use it.
 */
public final class HeaderReader {

  /** A header that ends further down is found by reading the whole file. */
  private static final int BEGINNING = 1 << 12;

  private final FileSource source;

  /** Reads nothing yet. */
  public HeaderReader(FileSource source) {
    this.source = source;
  }

  /** The header of a file; {@link Metadata#NONE} where it has none that can be read. */
  public Metadata read(String path) {
    Optional<SectionFormat> format = SectionFormats.of(path);
    if (format.isEmpty()) {
      return Metadata.NONE;
    }
    try {
      Optional<Metadata> header =
          MetaFile.headerIn(format.get(), source.beginning(path, BEGINNING));
      return header.isPresent() ? header.get() : MetaFile.header(format.get(), source.read(path));
    } catch (RefusedSourceException | IOException e) {
      return Metadata.NONE; // Whoever checks this file gets to hear of it.
    }
  }
}
