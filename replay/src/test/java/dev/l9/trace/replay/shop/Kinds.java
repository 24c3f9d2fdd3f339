package dev.l9.trace.replay.shop;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Methods that return what they are given, one for each kind of value. */
public final class Kinds {

  private Kinds() {}

  public enum Colour {
    RED,
    GREEN {
      @Override
      public String toString() {
        return "no name";
      }
    }
  }

  public record Item(String name, BigDecimal price, int quantity) {}

  public record Box<T>(T value, List<T> more) {}

  public sealed interface Shape {}

  public record Circle(double radius) implements Shape {}

  record Hidden(int side) implements Shape {}

  public static String text(@Nullable String value) {
    return String.valueOf(value);
  }

  public static int whole(int value) {
    return value;
  }

  public static long wide(long value) {
    return value;
  }

  public static short narrow(short value) {
    return value;
  }

  public static byte small(byte value) {
    return value;
  }

  public static char character(char value) {
    return value;
  }

  public static float single(float value) {
    return value;
  }

  public static double decimal(double value) {
    return value;
  }

  public static boolean truth(boolean value) {
    return value;
  }

  public static @Nullable Long boxed(@Nullable Long value) {
    return value;
  }

  public static BigDecimal price(BigDecimal value) {
    return value;
  }

  public static BigInteger huge(BigInteger value) {
    return value;
  }

  public static Colour colour(Colour value) {
    return value;
  }

  public static Item item(Item value) {
    return value;
  }

  public static Box<Item> box(Box<Item> value) {
    return value;
  }

  public static Shape shape(Shape value) {
    return value;
  }

  public static List<Item> list(List<Item> value) {
    return value;
  }

  public static List<List<@Nullable String>> nested(List<List<@Nullable String>> value) {
    return value;
  }

  public static Set<Colour> set(Set<Colour> value) {
    return value;
  }

  public static Map<Integer, List<String>> map(Map<Integer, List<String>> value) {
    return value;
  }

  public static SortedMap<LocalDate, Long> sorted(SortedMap<LocalDate, Long> value) {
    return value;
  }

  public static Optional<String> optional(Optional<String> value) {
    return value;
  }

  public static OptionalInt optionalInt(OptionalInt value) {
    return value;
  }

  public static int[] ints(int[] value) {
    return value;
  }

  public static byte[] bytes(byte[] value) {
    return value;
  }

  public static String[][] texts(String[][] value) {
    return value;
  }

  public static Instant instant(Instant value) {
    return value;
  }

  public static Duration duration(Duration value) {
    return value;
  }

  public static ZonedDateTime zoned(ZonedDateTime value) {
    return value;
  }

  public static UUID uuid(UUID value) {
    return value;
  }

  public static URI uri(URI value) {
    return value;
  }

  public static Path path(Path value) {
    return value;
  }

  public static Locale locale(Locale value) {
    return value;
  }

  public static CharSequence sequence(CharSequence value) {
    return value;
  }

  public static int joined(String first, Item... items) {
    return first.length() + items.length;
  }

  public static int choose(Object value) {
    return 1;
  }

  public static int choose(@Nullable String value) {
    return 2;
  }

  public static int choose(long value) {
    return 3;
  }

  public static int changed(List<String> value) {
    value.add("more");
    return value.size();
  }

  public static Object any(Object value) {
    return value;
  }

  public static int run(Runnable value) {
    value.run();
    return 1;
  }
}
