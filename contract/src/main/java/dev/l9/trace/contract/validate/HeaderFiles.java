package dev.l9.trace.contract.validate;

import dev.l9.trace.contract.meta.MetaFields;
import dev.l9.trace.contract.meta.MetaFile;
import dev.l9.trace.contract.meta.Metadata;
import dev.l9.trace.contract.project.FileSource;
import dev.l9.trace.contract.project.FolderSource;
import dev.l9.trace.contract.project.GovernedProject;
import dev.l9.trace.contract.registry.FileFacts;
import dev.l9.trace.contract.registry.GovernedFiles;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.section.SectionFormat;
import dev.l9.trace.section.format.SectionFormats;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The governed files of a project, and what their headers say as they are now. Immutable. */
public final class HeaderFiles implements GovernedFiles {

  private final Map<String, Optional<FileFacts>> files;

  private HeaderFiles(Map<String, Optional<FileFacts>> files) {
    this.files = files;
  }

  /** Reads the headers of all governed files, on all processors. */
  public static HeaderFiles of(GovernedProject project) throws IOException {
    Map<String, Optional<FileFacts>> files = new ConcurrentSkipListMap<>();
    try (FolderSource source = new FolderSource(project, List.of())) {
      source.paths().parallelStream().forEach(path -> files.put(path, header(source, path)));
    }
    return new HeaderFiles(new TreeMap<>(files));
  }

  /** A file that can't be read has no header that the registry could repeat. */
  private static Optional<FileFacts> header(FileSource source, String path) {
    Optional<SectionFormat> format = SectionFormats.of(path);
    if (format.isEmpty()) {
      return Optional.empty();
    }
    try {
      Metadata header = MetaFile.header(format.get(), source.read(path));
      return header.text(MetaFields.COMPONENT_ID).isEmpty()
          ? Optional.empty()
          : Optional.of(FileFacts.of(path, header));
    } catch (IOException | RefusedSourceException e) {
      return Optional.empty();
    }
  }

  @Override
  public Set<String> paths() {
    return files.keySet();
  }

  @Override
  public Optional<FileFacts> facts(String path) {
    return files.getOrDefault(path, Optional.empty());
  }
}
