package dev.l9.trace.generator.reading.source;

import static dev.l9.trace.contract.yaml.Shape.TEXT;
import static dev.l9.trace.contract.yaml.Shape.TRUTH;
import static dev.l9.trace.generator.reading.source.Key.optional;
import static dev.l9.trace.generator.reading.source.Key.required;

import dev.l9.trace.contract.yaml.Shape;
import java.util.List;

/** The keys of the types that a module declares. */
final class TypeKeys {

  private static final int LONGEST_TEXT = 100_000_000;

  private TypeKeys() {}

  /** A record or an enum. */
  static Shape type(Mapping mapping) {
    return mapping.withOneOf(
        List.of("record", "enum"),
        List.of(
            new Shape.Pair("record", "fields"),
            new Shape.Pair("enum", "values"),
            new Shape.Pair("fields", "record"),
            new Shape.Pair("values", "enum")),
        optional("record", SpecWords.TYPE_NAME, "the name of a record", "record: OrderRequest"),
        optional("enum", SpecWords.TYPE_NAME, "the name of an enum", "enum: Outcome"),
        required("doc", TEXT, "says what it is, in a sentence", "doc: An order to be placed."),
        optional(
            "fields",
            new Shape.Items(field(mapping), true),
            "the components of a record, in order",
            "fields: [{name: orderId, type: String}]"),
        optional(
            "values",
            new Shape.Items(SpecWords.CONSTANT_NAME, true),
            "the constants of an enum, in order",
            "values: [ACCEPTED, REFUSED]"));
  }

  private static Shape field(Mapping mapping) {
    Shape length = SpecWords.count(0, LONGEST_TEXT);
    return mapping.of(
        required("name", SpecWords.MEMBER_NAME, "the name of the component", "name: orderId"),
        required("type", TEXT, "its type", "type: String"),
        optional("doc", TEXT, "says what it holds, in a clause", "doc: names the order"),
        optional("nullable", TRUTH, "whether it may be null; `false`", "nullable: true"),
        optional(
            "not_blank",
            TRUTH,
            "whether a text has to have more than white space; `false`",
            "not_blank: true"),
        optional(
            "not_empty",
            TRUTH,
            "whether a list or map has to hold something; `false`",
            "not_empty: true"),
        optional("min_length", length, "the length of the shortest text", "min_length: 1"),
        optional("max_length", length, "the length of the longest text", "max_length: 40"),
        optional("max_size", length, "the size of the largest list or map", "max_size: 100"),
        optional("min", SpecWords.NUMBER, "the least number", "min: 1"),
        optional("max", SpecWords.NUMBER, "the greatest number", "max: 1000"),
        optional(
            "pattern", TEXT, "a regular expression for the whole text", "pattern: \"[A-Z]{2}\""),
        optional("example", TEXT, "a value that tests may use", "example: DE"));
  }
}
