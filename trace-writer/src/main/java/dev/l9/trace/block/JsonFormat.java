package dev.l9.trace.block;

/**
 * The blocks of JSON files: {@code "_l9_trace"}, the last key of the root object, in a line of its
 * own, or in the same line where the first key is in that of the brace. All that is outside of it
 * stays as it is written.
 */
final class JsonFormat extends BlockFormat {

  static final String KEY = "_l9_trace";

  @Override
  public JsonFile parse(byte[] file) throws RefusedSourceException {
    return new JsonFile(file, JsonScanner.scan(file));
  }
}
