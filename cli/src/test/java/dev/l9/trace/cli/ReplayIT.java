package dev.l9.trace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.testkit.GeneratedTest;
import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code l9 replay}, from a program under the agent to tests that run. */
class ReplayIT {

  private static final String OPTIONS = "update=false,include=demo..*#*,capture.receiver=demo..*#*";

  @TempDir Path folder;

  private TestProject run(String main, String source) {
    TestProject project =
        new TestProject(folder).source("demo/" + main + ".java", source).compile("-g");
    project.runWell(Jdk.running(), OPTIONS, "demo." + main);
    return project;
  }

  private ProgramRun replay(TestProject project, String id, String... more) {
    List<String> words = new ArrayList<>(List.of("replay", id, project.traceFile().toString()));
    words.addAll(List.of("--classes", project.classes().toString()));
    words.addAll(List.of(more));
    return L9Run.here(words.toArray(String[]::new));
  }

  private GeneratedTest.Outcome outcome(TestProject project, String name) throws IOException {
    Path file = folder.resolve("tests/demo/" + name + ".java");
    return GeneratedTest.run("demo." + name, Files.readString(file), List.of(project.classes()));
  }

  @Test
  void callsOfAProgram_becomeTests_thatPassAndFailAsTheCallsDid() throws IOException {
    TestProject project = run("Shop", SHOP);
    String tests = folder.resolve("tests").toString();

    TraceEvent total = project.event("total");
    ProgramRun first = replay(project, total.traceId(), "-o", tests);
    assertEquals(0, first.exitCode(), first::toString);
    assertTrue(
        first.out().endsWith("ShopTotalReplayTest.java: total_returnsNumber\n"), first.out());
    assertEquals(GeneratedTest.Result.PASSED, outcome(project, "ShopTotalReplayTest").result());
    ProgramRun again = replay(project, total.traceId(), "-o", tests);
    assertTrue(again.out().endsWith("(unchanged)\n"), again.out());

    TraceEvent refund = project.event("refund");
    assertEquals(0, replay(project, refund.traceId(), "-o", tests).exitCode());
    assertEquals(GeneratedTest.Result.PASSED, outcome(project, "ShopRefundReplayTest").result());
    ProgramRun other = replay(project, refund.traceId(), "-o", tests, "--as", "expectation");
    assertEquals(2, other.exitCode());
    assertTrue(other.err().contains("is there already, with another content; --name"), other.err());
    assertEquals(
        0,
        replay(project, refund.traceId(), "-o", tests, "--as", "expectation", "--name", "Wanted")
            .exitCode());
    assertEquals(GeneratedTest.Result.FAILED, outcome(project, "Wanted").result());

    TraceEvent order = project.event("order");
    ProgramRun stub = replay(project, order.traceId(), "-o", tests, "--stub");
    assertEquals(0, stub.exitCode(), stub::toString);
    GeneratedTest.Outcome stubbed = outcome(project, "ShopOrderReplayTest");
    assertEquals(GeneratedTest.Result.PASSED, stubbed.result(), stubbed.problem());
    String source = Files.readString(folder.resolve("tests/demo/ShopOrderReplayTest.java"));
    assertTrue(source.contains("when(stock.take(\"lamp\", 2)).thenReturn(3)"), source);

    ProgramRun refused = replay(project, project.event("hidden").traceId(), "--json");
    assertEquals(1, refused.exitCode());
    assertTrue(
        refused.out().contains("\"status\":\"refused\",\"kind\":\"not-accessible\""),
        refused.out());
    ProgramRun lambda = replay(project, project.event("apply").traceId());
    assertEquals(1, lambda.exitCode());
    assertTrue(lambda.err().startsWith("l9: no test: change: it is a lambda"), lambda.err());
    assertEquals(1, replay(project, "sys_1_none").exitCode());
    assertEquals(2, replay(project, total.traceId(), "--as", "nothing").exitCode());
    assertEquals(1, replay(project, total.traceId(), "--as", "expectation").exitCode());
  }

  @Test
  void randomValuesOfRandomTypes_areRebuiltAsTheyWere() {
    TestProject project = run("Echo", ECHO);
    Map<String, String> sources = new TreeMap<>();
    List<String> refused = new ArrayList<>();
    for (TraceEvent event : project.events()) {
      if (event.operation().startsWith("show")) {
        String name = "Test" + sources.size();
        ProgramRun run = replay(project, event.traceId(), "--name", name);
        if (run.exitCode() == 0) {
          sources.put("demo." + name, run.out());
        } else {
          refused.add(run.err());
        }
      }
    }
    // A number may look like that of a card, and is secret then; half of a pair is lost in a key.
    String reasons = "(?s).*(is secret|a key has a character that may be another one).*";
    assertTrue(refused.stream().allMatch(each -> each.matches(reasons)), refused::toString);
    assertTrue(refused.size() < 20 && sources.size() > 100, refused::toString);
    GeneratedTest.run(sources, List.of(project.classes()))
        .forEach(
            (name, outcome) ->
                assertEquals(
                    GeneratedTest.Result.PASSED,
                    outcome.result(),
                    () -> plain(outcome.problem()) + sources.get(name)));
    assertFalse(sources.isEmpty());
  }

  /** Reports of tests lose what follows a control character. */
  private static String plain(String text) {
    return text.replaceAll("[^ -~\n]", "?");
  }

  private static final String SHOP =
      """
      package demo;

      import java.math.BigDecimal;
      import java.util.*;
      import java.util.function.UnaryOperator;

      public class Shop {
        public record Line(String item, BigDecimal price, int count) {}

        public interface Stock {
          int take(String item, int count);
        }

        static class Shelf implements Stock {
          private final Map<String, Integer> items = new HashMap<>(Map.of("lamp", 5));

          public int take(String item, int count) {
            return items.merge(item, -count, Integer::sum);
          }
        }

        private final Stock stock;

        Shop(Stock stock) {
          this.stock = stock;
        }

        public static BigDecimal total(List<Line> lines) {
          BigDecimal total = BigDecimal.ZERO;
          for (Line line : lines) {
            total = total.add(line.price().multiply(BigDecimal.valueOf(line.count())));
          }
          return total;
        }

        public static void refund(Line line) {
          throw new NoSuchElementException("no payment for " + line.item());
        }

        public String order(String item, int count) {
          int left = stock.take(item, count);
          return item + ": " + left + " left";
        }

        private static int hidden(int n) {
          return n;
        }

        public static String apply(UnaryOperator<String> change) {
          return change.apply("a");
        }

        public static void main(String[] args) {
          Line line = new Line("lamp", new BigDecimal("12.50"), 2);
          total(List.of(line, new Line("desk", new BigDecimal("99"), 1)));
          try {
            refund(line);
          } catch (NoSuchElementException e) {
            // as it should
          }
          new Shop(new Shelf()).order("lamp", 2);
          hidden(3);
          apply(text -> text + "b");
        }
      }
      """;

  private static final String ECHO =
      """
      package demo;

      import java.lang.reflect.*;
      import java.math.*;
      import java.time.*;
      import java.util.*;

      public class Echo {
        enum Colour { RED, GREEN { } }
        sealed interface Shape {}
        record Circle(double radius) implements Shape {}
        record Square(float side, Colour colour) implements Shape {}
        record Numbers(byte a, short b, int c, long d, float e, double f, char g, boolean h) {}
        record Boxes(Byte a, Short b, Integer c, Long d, Float e, Double f, Character g, Boolean h) {}
        record Texts(String a, List<String> b, Optional<String> c, UUID d, BigDecimal e, BigInteger f) {}
        record Times(Instant a, LocalDate b, LocalDateTime c, Duration d, ZoneOffset e, Year f) {}
        record Deep(Map<String, List<Texts>> a, Map<Integer, Shape> b, Set<Colour> c, Map<Colour, Long> d) {}
        record Pair<A, B>(A left, B right) {}
        record Mixed(Pair<String, List<Long>> a, Pair<Shape, Numbers> b, SortedMap<LocalDate, Double> c) {}

        static final class Point {
          private final int x;
          private long y = 7;
          private List<String> names = new ArrayList<>();
          Point(int x) { this.x = x; }
          @Override public String toString() { return x + " " + y + " " + names; }
        }

        static final class Named {
          private final String name;
          private final List<Integer> sizes;
          Named(String name, List<Integer> sizes) {
            this.name = Objects.requireNonNull(name);
            this.sizes = List.copyOf(sizes);
          }
          @Override public String toString() { return name + sizes; }
        }

        static String showNumbers(Numbers value) { return value.toString(); }
        static String showBoxes(Boxes value) { return value.toString(); }
        static String showTexts(Texts value) { return value.toString(); }
        static String showTimes(Times value) { return value.toString(); }
        static String showDeep(Deep value) { return value.toString(); }
        static String showMixed(Mixed value) { return value.toString(); }
        static String showPoint(Point value) { return value.toString(); }
        static String showNamed(Named value) { return value.toString(); }
        static String showInts(int[] value) { return Arrays.toString(value); }
        static String showMatrix(double[][] value) { return Arrays.deepToString(value); }
        static String showLists(List<List<String>> value) { return value.toString(); }

        public static void main(String[] args) throws Exception {
          Random random = new Random(11);
          for (Method method : methods()) {
            for (int i = 0; i < 12; i++) {
              method.invoke(null, value(method.getGenericParameterTypes()[0], random, Map.of()));
            }
          }
        }

        private static List<Method> methods() {
          List<Method> methods = new ArrayList<>(List.of(Echo.class.getDeclaredMethods()));
          methods.removeIf(method -> !method.getName().startsWith("show"));
          methods.sort(Comparator.comparing(Method::getName));
          return methods;
        }

        private static Object value(Type type, Random random, Map<Type, Type> known) throws Exception {
          if (type instanceof TypeVariable<?>) {
            return value(known.get(type), random, Map.of());
          } else if (type instanceof ParameterizedType generic) {
            return generic(generic, random);
          }
          Class<?> raw = (Class<?>) type;
          if (!raw.isPrimitive() && raw != Point.class && !raw.isRecord() && random.nextInt(8) == 0
              && !raw.isArray() && raw != Named.class) {
            return null;
          }
          return plain(raw, random, known);
        }

        private static Object generic(ParameterizedType type, Random random) throws Exception {
          Class<?> raw = (Class<?>) type.getRawType();
          Type first = type.getActualTypeArguments()[0];
          int size = random.nextInt(4);
          if (raw == Optional.class) {
            return Optional.ofNullable(value(first, random, Map.of()));
          } else if (raw.isRecord()) {
            Map<Type, Type> known = new HashMap<>();
            for (int i = 0; i < raw.getTypeParameters().length; i++) {
              known.put(raw.getTypeParameters()[i], type.getActualTypeArguments()[i]);
            }
            return plain(raw, random, known);
          } else if (Map.class.isAssignableFrom(raw)) {
            Map<Object, Object> map = raw == SortedMap.class ? new TreeMap<>() : new HashMap<>();
            for (int i = 0; i < size; i++) {
              Object key = value(first, random, Map.of());
              if (key != null) {
                map.put(key, value(type.getActualTypeArguments()[1], random, Map.of()));
              }
            }
            return map;
          }
          Collection<Object> all = raw == Set.class ? new HashSet<>() : new ArrayList<>();
          for (int i = 0; i < size; i++) {
            all.add(value(first, random, Map.of()));
          }
          return all;
        }

        private static Object plain(Class<?> raw, Random random, Map<Type, Type> known) throws Exception {
          if (raw == int.class || raw == Integer.class) return random.nextInt();
          if (raw == long.class || raw == Long.class) return random.nextLong();
          if (raw == short.class || raw == Short.class) return (short) random.nextInt();
          if (raw == byte.class || raw == Byte.class) return (byte) random.nextInt();
          if (raw == float.class || raw == Float.class) return Float.intBitsToFloat(random.nextInt());
          if (raw == double.class || raw == Double.class)
            return random.nextInt(6) == 0 ? -0.0 : Double.longBitsToDouble(random.nextLong());
          if (raw == char.class || raw == Character.class) return (char) random.nextInt(65536);
          if (raw == boolean.class || raw == Boolean.class) return random.nextBoolean();
          if (raw == String.class) return text(random);
          if (raw == UUID.class) return new UUID(random.nextLong(), random.nextLong());
          if (raw == BigDecimal.class) return new BigDecimal(BigInteger.valueOf(random.nextInt()), random.nextInt(40) - 20);
          if (raw == BigInteger.class) return new BigInteger(60 + random.nextInt(90), random);
          if (raw == Instant.class) return Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
          if (raw == LocalDate.class) return LocalDate.ofEpochDay(random.nextInt(100_000));
          if (raw == LocalDateTime.class) return LocalDateTime.ofEpochSecond(random.nextInt(), 0, ZoneOffset.UTC);
          if (raw == Duration.class) return Duration.ofMillis(random.nextInt());
          if (raw == ZoneOffset.class) return ZoneOffset.ofTotalSeconds(random.nextInt(60_000) - 30_000);
          if (raw == Year.class) return Year.of(random.nextInt(3000));
          if (raw == Colour.class) return Colour.values()[random.nextInt(2)];
          if (raw == Shape.class)
            return plain(random.nextBoolean() ? Circle.class : Square.class, random, known);
          if (raw == int[].class) return random.ints(random.nextInt(5)).toArray();
          if (raw == double[][].class) return new double[][] {random.doubles(random.nextInt(3)).toArray(), {}};
          if (raw == Named.class) return new Named(text(random), List.of(random.nextInt(), 2));
          if (raw == Point.class) {
            Point point = new Point(random.nextInt());
            if (random.nextBoolean()) {
              point.y = random.nextLong();
              point.names.add(text(random));
            }
            return point;
          }
          RecordComponent[] components = raw.getRecordComponents();
          Class<?>[] types = new Class<?>[components.length];
          Object[] values = new Object[components.length];
          for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(components[i].getGenericType(), random, known);
          }
          Constructor<?> made = raw.getDeclaredConstructor(types);
          made.setAccessible(true);
          return made.newInstance(values);
        }

        private static String text(Random random) {
          StringBuilder text = new StringBuilder();
          String some = "ab \\"\\\\u'\\n\\r\\t$%*/{}<>\\u00e9\\u202e\\ud83d\\ude00\\ud800\\u0000";
          for (int left = random.nextInt(12); left > 0; left--) {
            text.append(some.charAt(random.nextInt(some.length())));
          }
          return text.toString();
        }
      }
      """;
}
