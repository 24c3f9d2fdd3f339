package dev.l9.trace.generator.code.text;

import com.palantir.javapoet.CodeBlock;
import java.time.Duration;
import java.util.List;

/** Values of a spec as code. */
public final class Literals {

  private Literals() {}

  /** A duration, in the largest unit that needs no fraction. */
  public static CodeBlock duration(Duration value) {
    if (value.getNano() != 0) {
      return CodeBlock.of("$T.parse($S)", Duration.class, value.toString());
    }
    long seconds = value.getSeconds();
    for (Unit unit : Unit.values()) {
      if (seconds % unit.seconds == 0 && seconds != 0) {
        return CodeBlock.of("$T.$L($L)", Duration.class, unit.method, seconds / unit.seconds);
      }
    }
    return CodeBlock.of("$T.ZERO", Duration.class);
  }

  /** A number with underscores between thousands, as people write large ones. */
  public static String whole(long value) {
    String digits = Long.toString(value);
    return Math.abs(value) < 10_000 && value != Long.MIN_VALUE
        ? digits
        : digits.replaceAll("(?<=\\d)(?=(\\d{3})+$)", "_");
  }

  /** Parts with commas between. */
  public static CodeBlock list(List<CodeBlock> parts) {
    return CodeBlock.join(parts, ", ");
  }

  private enum Unit {
    DAYS("ofDays", 86_400),
    HOURS("ofHours", 3600),
    MINUTES("ofMinutes", 60),
    SECONDS("ofSeconds", 1);

    private final String method;
    private final long seconds;

    Unit(String method, long seconds) {
      this.method = method;
      this.seconds = seconds;
    }
  }
}
