package dev.l9.trace.contract.registry;

import dev.l9.trace.contract.meta.MetaFields;
import dev.l9.trace.contract.meta.Metadata;

/**
 * What the header of a file says that the registry repeats; what the header doesn't say is empty.
 *
 * @param file its path, relative to the root of the project, with {@code /} between folders
 * @param status that of the component, such as {@code active}
 */
public record FileFacts(
    String file, String componentId, String layer, String governanceLevel, String status) {

  public FileFacts {
    if (file.isEmpty()) {
      throw new IllegalArgumentException("it names no file");
    }
  }

  /** The facts in a header. */
  public static FileFacts of(String file, Metadata header) {
    return new FileFacts(
        file,
        header.text(MetaFields.COMPONENT_ID),
        header.text(MetaFields.LAYER),
        header.text(MetaFields.GOVERNANCE_LEVEL),
        header.text(MetaFields.STATUS));
  }
}
