package dev.l9.trace.generator.reading.type;

import static dev.l9.trace.contract.yaml.SourceText.quoted;

import dev.l9.trace.generator.reading.source.SpecNode;
import dev.l9.trace.generator.spec.Constraints;
import dev.l9.trace.generator.spec.FieldSpec;
import dev.l9.trace.generator.spec.JdkType;
import dev.l9.trace.generator.spec.TypeRef;
import dev.l9.trace.generator.spec.TypeSpec.EnumSpec;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Holds the examples of fields against their types and constraints. */
final class ExampleCheck {

  private static final Pattern UUID_FORM =
      Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private static final Pattern NUMBER_FORM = Pattern.compile("[+-]?[0-9]{1,30}(?:\\.[0-9]{1,30})?");

  private final DeclaredTypes declared;
  private final BoundedMatch match = new BoundedMatch();

  ExampleCheck(DeclaredTypes declared) {
    this.declared = declared;
  }

  /** Says what is wrong with the example of a field, if it has one. */
  void check(SpecNode node, FieldSpec field) {
    Optional<String> example = field.example();
    if (example.isEmpty() || TypeReader.isUnknown(field.type())) {
      return;
    }
    String issue = issue(field, example.get());
    if (!issue.isEmpty()) {
      node.at("example")
          .unusable(
              quoted(example.get()) + " " + issue, "correct the example, or what it has to be");
    }
  }

  private String issue(FieldSpec field, String example) {
    TypeRef type = field.type();
    Optional<JdkType> jdk = JdkType.of(type.name());
    if (jdk.isPresent() && jdk.get().parameters() == 0) {
      return isOf(jdk.get(), type, example)
          ? violation(field.constraints(), jdk.get(), example)
          : "is no " + type;
    }
    Optional<EnumSpec> constants = declared.enumOf(type.name());
    if (constants.isPresent()) {
      boolean isKnown =
          declared.isDamaged(type.name()) || constants.get().values().contains(example);
      return isKnown ? "" : "is no " + type;
    }
    return "can't be an example: one of a " + type + " can't be written on a line";
  }

  private static boolean isOf(JdkType jdk, TypeRef type, String text) {
    try {
      return switch (jdk) {
        case STRING -> true;
        case BOOLEAN, BOXED_BOOLEAN -> text.equals("true") || text.equals("false");
        case INT, LONG, DOUBLE, BOXED_INT, BOXED_LONG, BOXED_DOUBLE, BIG_DECIMAL ->
            NUMBER_FORM.matcher(text).matches() && NumberRange.holds(type, new BigDecimal(text));
        case INSTANT -> !Instant.parse(text).equals(Instant.MAX);
        case LOCAL_DATE -> !LocalDate.parse(text).equals(LocalDate.MAX);
        case DURATION -> !Duration.parse(text).isNegative();
        case UUID -> UUID_FORM.matcher(text).matches();
        case URI -> !new URI(text).toString().isEmpty();
        case LIST, MAP, OPTIONAL -> false;
      };
    } catch (DateTimeException | ArithmeticException | URISyntaxException e) {
      return false;
    }
  }

  private String violation(Constraints held, JdkType jdk, String text) {
    if (jdk == JdkType.STRING) {
      return violationOfText(held, text);
    }
    if (!jdk.isNumber()) {
      return "";
    }
    BigDecimal number = new BigDecimal(text);
    boolean isLess = held.min().isPresent() && number.compareTo(held.min().get()) < 0;
    boolean isMore = held.max().isPresent() && number.compareTo(held.max().get()) > 0;
    return isLess ? "is less than 'min'" : isMore ? "is more than 'max'" : "";
  }

  private String violationOfText(Constraints held, String text) {
    if (held.isNotBlank() && text.isBlank()) {
      return "is blank";
    }
    if (text.length() < held.minLength().orElse(0)) {
      return "is shorter than 'min_length'";
    }
    if (text.length() > held.maxLength().orElse(Integer.MAX_VALUE)) {
      return "is longer than 'max_length'";
    }
    if (held.pattern().isEmpty()) {
      return "";
    }
    Optional<Boolean> matches = match.matches(Pattern.compile(held.pattern().get()), text);
    return matches
        .map(isMatch -> isMatch ? "" : "doesn't match the pattern")
        .orElse("takes the pattern too long to match");
  }
}
