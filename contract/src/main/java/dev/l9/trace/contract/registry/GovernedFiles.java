package dev.l9.trace.contract.registry;

import java.util.Optional;
import java.util.Set;

/** Knows the governed files of a project, and what their headers say. */
public interface GovernedFiles {

  /** The paths of all governed files, as {@link FileFacts#file} has them. */
  Set<String> paths();

  /** What the header of one of them says; empty where it has none that can be read. */
  Optional<FileFacts> facts(String path);
}
