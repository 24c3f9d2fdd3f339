package dev.l9.trace.memory.learn.invariant;

import dev.l9.trace.memory.learn.invariant.Bounds.Bound;
import dev.l9.trace.memory.learn.value.VariablePath;
import dev.l9.trace.memory.learn.value.VariablePath.Measure;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.CapturedValue.Bool;
import dev.l9.trace.model.CapturedValue.Num;
import dev.l9.trace.model.CapturedValue.Text;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Invariants of all forms at random, with names and values that are hard to write and read. */
final class RandomInvariants {

  private static final List<String> NAMES =
      List.of(
          "x",
          "result",
          "it",
          "in",
          "sorted",
          "unique",
          "subset",
          "null",
          "true",
          "false",
          "size",
          "length",
          "startsWith",
          "größe",
          "名",
          "a b",
          "a.b",
          "a`b",
          "`",
          "",
          "1x",
          "x-y",
          "$v_1",
          "e1",
          "E5",
          "nullable",
          "𝒙",
          "x\u0000y",
          "x \"y\"",
          "x]");

  private static final List<String> TEXTS =
      List.of(
          "",
          "EUR",
          "a\"b",
          "back\\slash",
          "line\nend",
          "\u0000\u001f\u007f",
          "…",
          "*/ --> ```",
          "𝒙",
          "\ud800",
          "\u202e",
          "\u2028",
          "x == 5",
          "\\u0041");

  private static final List<BigDecimal> NUMBERS =
      List.of(
          new BigDecimal("0"),
          new BigDecimal("1"),
          new BigDecimal("-1"),
          new BigDecimal("0.1"),
          new BigDecimal("-0.000001"),
          new BigDecimal("1E+400"),
          new BigDecimal("-7E-300"),
          new BigDecimal("25.00"),
          new BigDecimal("12345678901234567890.12345"),
          new BigDecimal(Long.MIN_VALUE),
          new BigDecimal("1E+21"),
          new BigDecimal("1000000"));

  private final Random random;

  RandomInvariants(long seed) {
    random = new Random(seed);
  }

  Invariant next() {
    return switch (random.nextInt(9)) {
      case 0 -> new Equality(path(), random.nextBoolean(), value());
      case 1 -> new OneOf(path(), values());
      case 2 -> new Bounds(path(), bound(), bound());
      case 3 -> new Bounds(path(), bound(), null);
      case 4 -> new Bounds(path(), null, bound());
      case 5 -> new ListProperty(path(), of(ListProperty.Property.values()));
      case 6 -> new Related(path(), of(Relation.values()), path());
      case 7 -> new Arithmetic(path(), path(), of(Arithmetic.Operator.values()), path());
      default -> new Linear(path(), new BigDecimal("2.5").add(number().abs()), path(), number());
    };
  }

  private Bound bound() {
    return new Bound(number(), random.nextBoolean());
  }

  private VariablePath path() {
    List<String> steps = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      steps.add(random.nextInt(4) == 0 ? VariablePath.EACH : of(NAMES));
    }
    return new VariablePath(of(NAMES), steps, of(Measure.values()));
  }

  private List<CapturedValue> values() {
    List<CapturedValue> values = new ArrayList<>();
    for (int i = random.nextInt(4); i >= 0; i--) {
      values.add(value());
    }
    return values;
  }

  private CapturedValue value() {
    return switch (random.nextInt(5)) {
      case 0 -> CapturedValue.NULL;
      case 1 -> new Bool(random.nextBoolean());
      case 2 -> new Num(number());
      case 3 -> new Num(plain(new BigDecimal(new BigInteger(70, random), random.nextInt(50))));
      default -> new Text(of(TEXTS));
    };
  }

  private BigDecimal number() {
    return plain(of(NUMBERS));
  }

  private static BigDecimal plain(BigDecimal number) {
    return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
  }

  private <T> T of(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private <T> T of(T[] all) {
    return all[random.nextInt(all.length)];
  }
}
