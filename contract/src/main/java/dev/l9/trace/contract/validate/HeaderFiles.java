package dev.l9.trace.contract.validate;

import dev.l9.trace.contract.meta.MetaFields;
import dev.l9.trace.contract.meta.Metadata;
import dev.l9.trace.contract.project.FolderSource;
import dev.l9.trace.contract.project.GovernedProject;
import dev.l9.trace.contract.project.HeaderReader;
import dev.l9.trace.contract.registry.FileFacts;
import dev.l9.trace.contract.registry.GovernedFiles;
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
      HeaderReader headers = new HeaderReader(source);
      source.paths().parallelStream()
          .forEach(path -> files.put(path, facts(path, headers.read(path))));
    }
    return new HeaderFiles(new TreeMap<>(files));
  }

  private static Optional<FileFacts> facts(String path, Metadata header) {
    return header.text(MetaFields.COMPONENT_ID).isEmpty()
        ? Optional.empty()
        : Optional.of(FileFacts.of(path, header));
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
