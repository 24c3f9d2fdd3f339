package dev.l9.trace.block;

/**
 * The blocks of YAML files: {@code l9_trace}, the last entry of the last document's root mapping,
 * between comments. An entry of this name that has no comments around it is a block too: there
 * can't be two.
 *
 * <p>Where the document is ended by {@code ...}, the block is before that; all else is as in other
 * files with frames.
 */
final class YamlFormat extends BlockFormat {

  static final String KEY = "l9_trace";

  private final FramedFormat document = new YamlDocument();

  @Override
  public YamlFile parse(byte[] file) throws RefusedSourceException {
    return new YamlFile(document, file, document.parse(file));
  }
}
