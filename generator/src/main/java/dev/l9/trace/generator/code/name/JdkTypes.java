package dev.l9.trace.generator.code.name;

import com.palantir.javapoet.TypeName;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The types of the JDK that a spec may name without their package. */
final class JdkTypes {

  private static final Map<String, TypeName> BY_NAME =
      Stream.of(
              boolean.class,
              byte.class,
              short.class,
              int.class,
              long.class,
              float.class,
              double.class,
              char.class,
              void.class,
              Boolean.class,
              Byte.class,
              Short.class,
              Integer.class,
              Long.class,
              Float.class,
              Double.class,
              Character.class,
              String.class,
              CharSequence.class,
              Object.class,
              Number.class,
              BigDecimal.class,
              BigInteger.class,
              UUID.class,
              URI.class,
              Instant.class,
              Duration.class,
              LocalDate.class,
              LocalTime.class,
              LocalDateTime.class,
              OffsetDateTime.class,
              ZonedDateTime.class,
              ZoneId.class,
              Collection.class,
              List.class,
              Set.class,
              Map.class,
              Optional.class)
          .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, TypeName::get));

  private JdkTypes() {}

  /** The type of this simple name. */
  static Optional<TypeName> named(String simpleName) {
    return Optional.ofNullable(BY_NAME.get(simpleName));
  }
}
