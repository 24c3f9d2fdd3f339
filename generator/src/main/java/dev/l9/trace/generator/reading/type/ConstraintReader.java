package dev.l9.trace.generator.reading.type;

import static dev.l9.trace.contract.yaml.SourceText.quoted;

import dev.l9.trace.generator.reading.source.Complaints;
import dev.l9.trace.generator.reading.source.SpecNode;
import dev.l9.trace.generator.spec.Constraints;
import dev.l9.trace.generator.spec.JdkType;
import dev.l9.trace.generator.spec.TypeRef;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads what has to hold of a field, and whether it can. */
final class ConstraintReader {

  private static final List<String> KEYS =
      List.of(
          "nullable",
          "not_blank",
          "not_empty",
          "min_length",
          "max_length",
          "max_size",
          "min",
          "max",
          "pattern");

  private final Complaints complaints;

  ConstraintReader(Complaints complaints) {
    this.complaints = complaints;
  }

  /** The constraints of a field of this type. */
  Constraints read(SpecNode field, TypeRef type) {
    if (!TypeReader.isUnknown(type)) {
      KEYS.forEach(key -> checkFit(field, key, type));
    }
    checkPattern(field);
    Constraints read =
        new Constraints(
            field.isTrue("nullable"),
            field.isTrue("not_blank"),
            field.isTrue("not_empty"),
            count(field, "min_length"),
            count(field, "max_length"),
            count(field, "max_size"),
            number(field, "min", type),
            number(field, "max", type),
            field.text("pattern"));
    checkContradictions(field, read);
    return read;
  }

  private static void checkFit(SpecNode field, String key, TypeRef type) {
    SpecNode node = field.at(key);
    Optional<JdkType> jdk = JdkType.of(type.name());
    if (node.isUsable() && !fits(key, jdk)) {
      List<String> others = new ArrayList<>(KEYS);
      others.removeIf(each -> !fits(each, jdk));
      String known = others.isEmpty() ? "" : "; what fits is " + String.join(", ", others);
      boolean isBox = key.equals("nullable");
      node.unusable(
          isBox
              ? "a value of type " + type + " can't be null"
              : "'" + key + "' doesn't fit the type " + type,
          isBox ? "take 'nullable' out, or write another type" : "take it out" + known);
    }
  }

  private static boolean fits(String key, Optional<JdkType> type) {
    boolean isNullable = key.equals("nullable");
    return type.map(jdk -> isNullable ? !jdk.isPrimitive() : fits(key, jdk)).orElse(isNullable);
  }

  private static boolean fits(String key, JdkType type) {
    return switch (key) {
      case "not_empty", "max_size" -> type == JdkType.LIST || type == JdkType.MAP;
      case "min", "max" -> type.isNumber();
      default -> type == JdkType.STRING;
    };
  }

  private static OptionalInt count(SpecNode field, String key) {
    return field.count(key).map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  private static Optional<BigDecimal> number(SpecNode field, String key, TypeRef type) {
    Optional<BigDecimal> number = field.text(key).map(BigDecimal::new);
    if (number.isPresent() && !NumberRange.holds(type, number.get())) {
      field
          .at(key)
          .unusable("no " + type + " can be " + number.get(), "write a value of this type");
      return Optional.empty();
    }
    return number;
  }

  private static void checkContradictions(SpecNode field, Constraints read) {
    if (read.min().isPresent()
        && read.max().isPresent()
        && read.min().get().compareTo(read.max().get()) > 0) {
      contradict(
          field,
          "min",
          "no number is at least " + read.min().get() + " and at most " + read.max().get());
    }
    int shortest = Math.max(read.minLength().orElse(0), read.isNotBlank() ? 1 : 0);
    if (read.maxLength().isPresent() && shortest > read.maxLength().getAsInt()) {
      String most = " and at most " + read.maxLength().getAsInt();
      contradict(field, "max_length", "no text has at least " + shortest + " characters" + most);
    }
    if (read.isNotEmpty() && read.maxSize().isPresent() && read.maxSize().getAsInt() == 0) {
      contradict(field, "max_size", "nothing that isn't empty has at most 0 entries");
    }
  }

  private static void contradict(SpecNode field, String key, String issue) {
    field.at(key).unusable(issue, "correct one of them");
  }

  private void checkPattern(SpecNode field) {
    SpecNode node = field.at("pattern");
    Optional<String> pattern = node.text();
    if (pattern.isEmpty()) {
      return;
    }
    try {
      Pattern.compile(pattern.get());
    } catch (PatternSyntaxException | StackOverflowError e) {
      String what =
          e instanceof PatternSyntaxException wrong ? wrong.getDescription() : "it is too deep";
      String issue = quoted(pattern.get()) + " is no regular expression: " + what;
      node.unusable(issue, "correct it; java.util.regex.Pattern says what one is");
      return;
    }
    if (!field.at("example").isPresent()) {
      String name = field.text("name").map(each -> " of '" + each + "'").orElse("");
      complaints.missing(
          node.line(),
          "no text is known that matches the pattern" + name,
          "add 'example:' with such a text");
    }
  }
}
