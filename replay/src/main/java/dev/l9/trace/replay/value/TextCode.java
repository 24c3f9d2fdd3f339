package dev.l9.trace.replay.value;

import com.palantir.javapoet.CodeBlock;
import java.io.File;
import java.math.MathContext;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Currency;
import java.util.Date;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes values of the JDK that are recorded as texts. Each text is parsed here first, so that no
 * test fails for a text that its class doesn't take.
 */
final class TextCode {

  /** Parses a text, to see whether it is one of the class. */
  private interface Parser {
    Object parse(String text);
  }

  private static final Map<Class<?>, Parser> PARSED =
      Map.ofEntries(
          Map.entry(Instant.class, Instant::parse),
          Map.entry(LocalDate.class, LocalDate::parse),
          Map.entry(LocalTime.class, LocalTime::parse),
          Map.entry(LocalDateTime.class, LocalDateTime::parse),
          Map.entry(ZonedDateTime.class, ZonedDateTime::parse),
          Map.entry(OffsetDateTime.class, OffsetDateTime::parse),
          Map.entry(OffsetTime.class, OffsetTime::parse),
          Map.entry(Duration.class, Duration::parse),
          Map.entry(Period.class, Period::parse),
          Map.entry(Year.class, Year::parse),
          Map.entry(YearMonth.class, YearMonth::parse),
          Map.entry(MonthDay.class, MonthDay::parse));

  private static final Set<Class<?>> OF = Set.of(ZoneId.class, ZoneOffset.class, Path.class);

  private static final Map<String, Class<?>> BY_NAME = byName();

  private TextCode() {}

  private static Map<String, Class<?>> byName() {
    Map<String, Class<?>> names = new java.util.HashMap<>();
    PARSED.keySet().forEach(type -> names.put(type.getName(), type));
    OF.forEach(type -> names.put(type.getName(), type));
    return names;
  }

  /** Whether values of this class of the JDK are equal if their texts are. */
  static boolean isEqualByText(String type) {
    return BY_NAME.containsKey(type)
        || Set.of(
                "java.util.UUID",
                "java.net.URI",
                "java.io.File",
                "java.util.Locale",
                "java.util.Currency",
                "java.util.Date",
                "java.nio.charset.Charset",
                "java.time.DayOfWeek",
                "java.time.Month",
                "java.util.OptionalInt",
                "java.util.OptionalLong",
                "java.util.OptionalDouble",
                "java.math.MathContext")
            .contains(type);
  }

  /** The value of a class of the JDK with this text; null if it has none that is known. */
  static @Nullable CodeBlock of(String type, String text) {
    try {
      return read(type, text);
    } catch (DateTimeException | IllegalArgumentException e) {
      return null; // A text of another class: the declared type is a supertype, for instance.
    }
  }

  private static @Nullable CodeBlock read(String type, String text) {
    Class<?> known = BY_NAME.get(type);
    if (known != null) {
      Parser parser = PARSED.get(known);
      if (parser != null) {
        boolean isSame = parser.parse(text).toString().equals(text);
        return isSame ? call(known, "parse", text) : null;
      }
      return known == Path.class || isZone(known, text) ? call(known, "of", text) : null;
    }
    return switch (type) {
      case "java.util.UUID" ->
          UUID.fromString(text) == null ? null : call(UUID.class, "fromString", text);
      case "java.net.URI" -> URI.create(text) == null ? null : call(URI.class, "create", text);
      case "java.net.URL" ->
          URI.create(text).isAbsolute()
              ? CodeBlock.of("$L.toURL()", call(URI.class, "create", text))
              : null;
      case "java.io.File" -> CodeBlock.of("new $T($L)", File.class, JavaLiteral.string(text));
      case "java.util.Locale" -> locale(text);
      case "java.util.Currency" ->
          Currency.getInstance(text) == null ? null : call(Currency.class, "getInstance", text);
      case "java.util.Date" ->
          CodeBlock.of(
              "$T.from($L)",
              Date.class,
              call(Instant.class, "parse", Instant.parse(text).toString()));
      case "java.nio.charset.Charset" ->
          Charset.isSupported(text) ? call(Charset.class, "forName", text) : null;
      case "java.time.DayOfWeek" ->
          CodeBlock.of("$T.$L", DayOfWeek.class, DayOfWeek.valueOf(text).name());
      case "java.time.Month" -> CodeBlock.of("$T.$L", Month.class, Month.valueOf(text).name());
      case "java.util.OptionalInt", "java.util.OptionalLong", "java.util.OptionalDouble" ->
          optional(type, text);
      case "java.math.MathContext" ->
          CodeBlock.of(
              "new $T($L)",
              MathContext.class,
              JavaLiteral.string(new MathContext(text).toString()));
      case "java.lang.StringBuilder", "java.lang.StringBuffer" ->
          CodeBlock.of(
              "new $L($L)", type.substring("java.lang.".length()), JavaLiteral.string(text));
      case "java.util.regex.Pattern" ->
          Pattern.compile(text) == null ? null : call(Pattern.class, "compile", text);
      default -> null;
    };
  }

  private static CodeBlock call(Class<?> type, String method, String text) {
    return CodeBlock.of("$T.$L($L)", type, method, JavaLiteral.string(text));
  }

  private static boolean isZone(Class<?> type, String text) {
    ZoneId zone = type == ZoneOffset.class ? ZoneOffset.of(text) : ZoneId.of(text);
    return zone.getId().equals(text);
  }

  private static @Nullable CodeBlock locale(String text) {
    if (text.isEmpty()) {
      return CodeBlock.of("$T.ROOT", Locale.class);
    }
    Locale locale = Locale.forLanguageTag(text.replace('_', '-'));
    return locale.toString().equals(text)
        ? call(Locale.class, "forLanguageTag", locale.toLanguageTag())
        : null;
  }

  private static @Nullable CodeBlock optional(String type, String text) {
    String kind = type.substring("java.util.".length());
    if (text.equals(kind + ".empty")) {
      return CodeBlock.of("$T.empty()", optionalClass(kind));
    } else if (!text.startsWith(kind + "[") || !text.endsWith("]")) {
      return null;
    }
    String number = text.substring(kind.length() + 1, text.length() - 1);
    return CodeBlock.of(
        "$T.of($L)",
        optionalClass(kind),
        switch (kind) {
          case "OptionalInt" -> String.valueOf(Integer.parseInt(number));
          case "OptionalLong" -> Long.parseLong(number) + "L";
          default -> JavaLiteral.number(Double.parseDouble(number));
        });
  }

  private static Class<?> optionalClass(String kind) {
    return switch (kind) {
      case "OptionalInt" -> OptionalInt.class;
      case "OptionalLong" -> OptionalLong.class;
      default -> OptionalDouble.class;
    };
  }
}
