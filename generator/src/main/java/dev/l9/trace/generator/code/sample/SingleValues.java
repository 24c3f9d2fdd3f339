package dev.l9.trace.generator.code.sample;

import com.palantir.javapoet.CodeBlock;
import dev.l9.trace.generator.code.text.Literals;
import dev.l9.trace.generator.spec.FieldSpec;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Valid values of types of the JDK that hold one thing. */
final class SingleValues {

  private static final LocalDateTime START = LocalDateTime.of(2026, 1, 5, 10, 0);
  private static final List<String> ZONES = List.of("UTC", "Europe/Berlin", "Asia/Tokyo");

  private SingleValues() {}

  /** The value of this number; empty if none can be derived. */
  static Optional<Sample> sample(FieldSpec field, int number) {
    String type = RecordShapes.simple(field.type().name());
    return switch (type) {
      case "String", "CharSequence", "Object" -> text(field, number);
      case "boolean", "Boolean" -> bool(field, number);
      case "char", "Character" -> character(field, number);
      case "UUID" -> Optional.of(uuid(field, number));
      case "URI" -> Optional.of(uri(field, number));
      case "ZoneId" -> Optional.of(zone(field, number));
      case "Duration" -> Optional.of(duration(field, number));
      default ->
          NumberValues.isNumber(type)
              ? Optional.of(NumberValues.sample(field, number))
              : time(type, field, number);
    };
  }

  private static Optional<Sample> text(FieldSpec field, int number) {
    return Texts.valid(field, number).map(text -> new Sample(Texts.literal(text), text));
  }

  private static Optional<Sample> bool(FieldSpec field, int number) {
    boolean first = field.example().map(Boolean::parseBoolean).orElse(true);
    String text = Boolean.toString(first == (number % 2 == 0));
    return Optional.of(new Sample(CodeBlock.of("$L", text), text));
  }

  private static Optional<Sample> character(FieldSpec field, int number) {
    char value =
        number == 0
            ? field.example().filter(text -> text.length() == 1).orElse("a").charAt(0)
            : (char) ('a' + number % 26);
    String quoted = value == '\'' || value == '\\' ? "\\" + value : String.valueOf(value);
    return Optional.of(new Sample(CodeBlock.of("'$L'", quoted), String.valueOf(value)));
  }

  private static Sample uuid(FieldSpec field, int number) {
    Optional<String> example = shown(field, number);
    if (example.isPresent()) {
      return parsed("$T.fromString($S)", UUID.class, example.get());
    }
    UUID value = new UUID(0, number + 1L);
    return new Sample(CodeBlock.of("new $T(0, $L)", UUID.class, number + 1), value.toString());
  }

  private static Sample uri(FieldSpec field, int number) {
    String value =
        shown(field, number).orElse("https://example.com/" + field.name() + "-" + (number + 1));
    return parsed("$T.create($S)", URI.class, value);
  }

  private static Sample zone(FieldSpec field, int number) {
    String value = shown(field, number).orElse(ZONES.get(number % ZONES.size()));
    return parsed("$T.of($S)", ZoneId.class, value);
  }

  private static Sample duration(FieldSpec field, int number) {
    Duration value =
        shown(field, number).map(Duration::parse).orElse(Duration.ofSeconds(number + 1L));
    return new Sample(Literals.duration(value), value.toString());
  }

  private static Optional<Sample> time(String type, FieldSpec field, int number) {
    LocalDateTime at = START.plusDays(number);
    return switch (type) {
      case "Instant" -> time(Instant.class, field, number, at.toInstant(ZoneOffset.UTC).toString());
      case "LocalDate" -> time(LocalDate.class, field, number, at.toLocalDate().toString());
      case "LocalTime" ->
          time(LocalTime.class, field, number, at.plusMinutes(number).toLocalTime().toString());
      case "LocalDateTime" -> time(LocalDateTime.class, field, number, at.toString());
      case "OffsetDateTime" ->
          time(OffsetDateTime.class, field, number, at.atOffset(ZoneOffset.UTC).toString());
      case "ZonedDateTime" ->
          time(ZonedDateTime.class, field, number, at.atZone(ZoneOffset.UTC).toString());
      default -> Optional.empty();
    };
  }

  private static Optional<Sample> time(
      Class<?> type, FieldSpec field, int number, String otherwise) {
    return Optional.of(parsed("$T.parse($S)", type, shown(field, number).orElse(otherwise)));
  }

  private static Sample parsed(String format, Class<?> type, String value) {
    return new Sample(CodeBlock.of(format, type, value), value);
  }

  /** The example is the first value. */
  private static Optional<String> shown(FieldSpec field, int number) {
    return number == 0 ? field.example() : Optional.empty();
  }
}
