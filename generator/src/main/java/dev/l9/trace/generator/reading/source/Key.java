package dev.l9.trace.generator.reading.source;

import dev.l9.trace.contract.yaml.Shape;

/**
 * A key of a spec.
 *
 * @param isRequired whether its mapping has to have it
 * @param doc what it is for, as a clause
 * @param example a line, or the beginning of it, that has it
 */
public record Key(String name, Shape shape, boolean isRequired, String doc, String example) {

  static Key required(String name, Shape shape, String doc, String example) {
    return new Key(name, shape, true, doc, example);
  }

  static Key optional(String name, Shape shape, String doc, String example) {
    return new Key(name, shape, false, doc, example);
  }
}
