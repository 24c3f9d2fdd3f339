package dev.l9.trace.maven;

import java.io.IOException;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;

/** What the goals have in common that look at a module, or at the whole project once. */
abstract class PartMojo extends ContractMojo {

  /**
   * Whether to look at all files of the project, once in a build, rather than in each module at
   * those of the module. This takes less time where there are many modules, and also finds entries
   * of the registry whose files are gone.
   */
  @Parameter(property = "l9.whole", defaultValue = "false")
  boolean whole;

  /** The files to look at; empty if another module has done so. */
  final Optional<ProjectPart> part() throws IOException {
    if (!whole) {
      return Optional.of(module());
    }
    ProjectPart part = wholeProject();
    return isFirst(part.root().toString()) ? Optional.of(part) : Optional.empty();
  }
}
