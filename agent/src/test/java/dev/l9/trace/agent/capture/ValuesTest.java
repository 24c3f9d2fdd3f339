package dev.l9.trace.agent.capture;

import static dev.l9.trace.agent.capture.Captured.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.testkit.TraceText;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What values look like. */
class ValuesTest {

  private static final String HERE = ValuesTest.class.getName() + "$";

  @Test
  void scalars_areThemselves() {
    assertEquals("null", json(null));
    assertEquals("true", json(true));
    assertEquals("1", json((byte) 1));
    assertEquals("2", json((short) 2));
    assertEquals("3", json(3));
    assertEquals("4", json(4L));
    assertEquals("1.5", json(1.5f));
    assertEquals("2.5", json(2.5));
    assertEquals("\"NaN\"", json(Double.NaN));
    assertEquals("\"Infinity\"", json(Float.POSITIVE_INFINITY));
    assertEquals("\"c\"", json('c'));
    assertEquals("\"text\"", json("text"));
    assertEquals("1.50", json(new BigDecimal("1.50")));
    assertEquals("-7", json(BigInteger.valueOf(-7)));
  }

  @Test
  void valuesOfTheJdk_areTheirTexts() throws Exception {
    assertEquals(
        "\"123e4567-e89b-12d3-a456-426614174000\"",
        json(UUID.fromString("123e4567-e89b-12d3-a456-426614174000")));
    assertEquals("\"a/b\"", json(Path.of("a/b")));
    assertEquals("\"a/b\"", json(new File("a/b")));
    assertEquals("\"http://a/b?c\"", json(URI.create("http://a/b?c")));
    assertEquals("\"http://a:1/b?c\"", json(URI.create("http://a:1/b?c").toURL()));
    assertEquals("\"de_AT\"", json(new Locale.Builder().setLanguage("de").setRegion("AT").build()));
    assertEquals("\"UTF-8\"", json(StandardCharsets.UTF_8));
    assertEquals("\"a+\"", json(Pattern.compile("a+")));
    assertEquals("\"java.lang.String\"", json(String.class));
    assertEquals("\"int[]\"", json(int[].class));
    assertEquals("\"SYSTEM\"", json(HrmLayer.SYSTEM));
  }

  @Test
  void times_areTheirTexts() {
    assertEquals("\"2026-01-13T14:00:00Z\"", json(Instant.parse("2026-01-13T14:00:00Z")));
    assertEquals("\"2026-01-13\"", json(LocalDate.of(2026, 1, 13)));
    assertEquals("\"PT1.5S\"", json(Duration.ofMillis(1500)));
    assertEquals(
        "\"2026-01-13T14:00+01:00[Europe/Vienna]\"",
        json(ZonedDateTime.parse("2026-01-13T14:00+01:00[Europe/Vienna]")));
    assertEquals("\"1970-01-01T00:00:01Z\"", json(new Date(1000)));
    assertTrue(json(new Date(Long.MAX_VALUE)).startsWith("\"+292278994"));
  }

  @Test
  void optionalsAndAtomics_areWhatTheyHold() {
    assertEquals("\"x\"", json(Optional.of("x")));
    assertEquals("[1]", json(Optional.of(List.of(1))));
    assertEquals("\"Optional.empty\"", json(Optional.empty()));
    assertEquals("\"OptionalInt[5]\"", json(OptionalInt.of(5)));
    assertEquals("\"OptionalLong[5]\"", json(OptionalLong.of(5)));
    assertEquals("\"OptionalDouble.empty\"", json(OptionalDouble.empty()));
    assertEquals("5", json(new AtomicInteger(5)));
    assertEquals("6", json(new AtomicLong(6)));
    assertEquals("true", json(new AtomicBoolean(true)));
    assertEquals("\"x\"", json(new AtomicReference<>("x")));
    assertEquals("null", json(new AtomicReference<>()));
    LongAdder adder = new LongAdder();
    adder.add(7);
    assertEquals("7", json(adder));
  }

  @Test
  void arrays_areLists() {
    assertEquals("[1, 2]", json(new int[] {1, 2}));
    assertEquals("[1, -1]", json(new byte[] {1, -1}));
    assertEquals("[1.5]", json(new double[] {1.5}));
    assertEquals("[true]", json(new boolean[] {true}));
    assertEquals("[\"a\"]", json(new char[] {'a'}));
    assertEquals("[\"a\", null]", json(new String[] {"a", null}));
    assertEquals("[[1], []]", json(new long[][] {{1}, {}}));
    assertEquals("[]", json(new Object[0]));
  }

  @Test
  void collectionsOfTheJdk_areLists() {
    List<Integer> one = List.of(1, 2);
    assertEquals("[1, 2]", json(one));
    assertEquals("[1]", json(List.of(1)));
    assertEquals("[1, 2, 3]", json(List.of(1, 2, 3)));
    assertEquals("[1, null]", json(Arrays.asList(1, null)));
    assertEquals("[1, 2]", json(new ArrayList<>(one)));
    assertEquals("[2]", json(new ArrayList<>(one).subList(1, 2)));
    assertEquals("[1, 2]", json(new LinkedList<>(one)));
    assertEquals("[1, 2]", json(new ArrayDeque<>(one)));
    assertEquals("[1, 2]", json(new LinkedHashSet<>(one)));
    assertEquals("[1, 2]", json(new TreeSet<>(one)));
    assertEquals("[1, 2]", json(new ConcurrentSkipListSet<>(one)));
    assertEquals("[1, 2]", json(new CopyOnWriteArrayList<>(one)));
    assertEquals("[1, 2]", json(one.stream().toList()));
    assertEquals("[\"FOCUS\"]", json(EnumSet.of(HrmLayer.FOCUS)));
    assertEquals("[1]", json(Collections.singletonList(1)));
    assertEquals("[]", json(Collections.emptyList()));
    assertEquals("[1]", json(Map.of(1, 2).keySet().stream().toList()));
    assertEquals("[1]", json(new HashMap<>(Map.of(1, 2)).keySet()));
    assertEquals("[2]", json(new HashMap<>(Map.of(1, 2)).values()));
    assertEquals("[1]", json(new ConcurrentHashMap<>(Map.of(1, 2)).keySet()));
    assertEquals("[2]", json(new ConcurrentHashMap<>(Map.of(1, 2)).values()));
    assertEquals("[1]", json(ConcurrentHashMap.newKeySet().addAll(one) ? Set1.of() : null));
  }

  /** A set that a concurrent map makes. */
  private static final class Set1 {
    static Object of() {
      var set = ConcurrentHashMap.newKeySet();
      set.add(1);
      return set;
    }
  }

  @Test
  void wrappersOfTheJdk_areWhatTheyWrap() {
    List<Integer> one = new ArrayList<>(List.of(1));
    Map<String, Integer> map = new TreeMap<>(Map.of("a", 1));
    assertEquals("[1]", json(Collections.unmodifiableList(one)));
    assertEquals("[1]", json(Collections.unmodifiableCollection(one)));
    assertEquals("[1]", json(Collections.synchronizedList(one)));
    assertEquals("[1]", json(Collections.checkedList(one, Integer.class)));
    assertEquals("[1]", json(Collections.unmodifiableSet(new LinkedHashSet<>(one))));
    assertEquals("[1]", json(Collections.unmodifiableSortedSet(new TreeSet<>(one))));
    assertEquals("{\"a\": 1}", json(Collections.unmodifiableMap(map)));
    assertEquals("{\"a\": 1}", json(Collections.synchronizedMap(map)));
    assertEquals(
        "[\"a\"]",
        json(
            Collections.newSetFromMap(new LinkedHashMap<String, Boolean>()).add("a")
                ? setFromMap("a")
                : null));
  }

  private static Object setFromMap(String element) {
    var set = Collections.newSetFromMap(new LinkedHashMap<String, Boolean>());
    set.add(element);
    return set;
  }

  @Test
  void mapsOfTheJdk_areObjects() {
    assertEquals("{\"a\": 1}", json(Map.of("a", 1)));
    assertEquals("{}", json(Map.of()));
    assertEquals("{\"a\": 1, \"b\": 2}", json(new TreeMap<>(Map.of("b", 2, "a", 1))));
    assertEquals("{\"a\": 1}", json(new ConcurrentHashMap<>(Map.of("a", 1))));
    assertEquals("{\"a\": 1}", json(new ConcurrentSkipListMap<>(Map.of("a", 1))));
    assertEquals("{\"FOCUS\": 1}", json(new EnumMap<>(Map.of(HrmLayer.FOCUS, 1))));
    assertEquals("{\"a\": 1}", json(Map.entry("a", 1)));
    Properties properties = new Properties();
    properties.setProperty("a", "1");
    assertEquals("{\"a\": \"1\"}", json(properties));
    Map<String, Integer> nulls = new HashMap<>();
    nulls.put(null, null);
    assertEquals("{\"null\": null}", json(nulls));
  }

  @Test
  void keys_areTexts() {
    Map<Object, Object> map = new LinkedHashMap<>();
    map.put(1, 1);
    map.put(1.5, 2);
    map.put(true, 3);
    map.put(HrmLayer.FOCUS, 4);
    map.put(LocalDate.of(2026, 1, 13), 5);
    map.put(Optional.of(7), 6);
    assertEquals(
        "{\"1\": 1, \"1.5\": 2, \"true\": 3, \"FOCUS\": 4, \"2026-01-13\": 5, \"7\": 6}",
        json(map));
  }

  record Point(int x, int y) {}

  @Test
  void keysThatLookTheSame_areAllThere() {
    Map<Object, Object> map = new LinkedHashMap<>();
    map.put(new Point(1, 2), "a");
    map.put(new Point(3, 4), "b");
    map.put(List.of(1), "c");
    map.put(1, "d");
    map.put("1", "e");
    map.put("k".repeat(150) + "a", "f");
    map.put("k".repeat(150) + "b", "g");
    assertEquals(
        "{\"%s\": \"a\", \"%s (2)\": \"b\", \"%s\": \"c\", \"1\": \"d\", \"1 (2)\": \"e\", \"%s\": \"f\", \"%s (2)\": \"g\"}"
            .formatted(
                HERE + "Point",
                HERE + "Point",
                List.of(1).getClass().getName(),
                "k".repeat(100) + "… 51 more",
                "k".repeat(100) + "… 51 more"),
        json(map));
  }

  // Objects of the application

  record Order(String id, List<Integer> lines, Point at) {}

  static class Base {
    int shared = 1;
    private final String base = "b";
    static int counter = 9;

    String baseOnly() {
      return base;
    }
  }

  static class Derived extends Base {
    int shared = 2;
    transient int cached = 3;
    volatile Object nothing;
  }

  class Inner {
    int value = 1;
  }

  @Test
  void recordsAndObjects_areTheirFields() {
    assertEquals(
        "{\"@type\": \"%s\", \"id\": \"o1\", \"lines\": [1, 2], \"at\": {\"@type\": \"%s\", \"x\": 3, \"y\": 4}}"
            .formatted(HERE + "Order", HERE + "Point"),
        json(new Order("o1", List.of(1, 2), new Point(3, 4))));
    assertEquals(
        "{\"@type\": \"%s\", \"shared\": 1, \"base\": \"b\", \"Derived.shared\": 2, \"cached\": 3, \"nothing\": null}"
            .formatted(HERE + "Derived"),
        json(new Derived()));
    assertEquals("{\"@type\": \"%s\", \"value\": 1}".formatted(HERE + "Inner"), json(new Inner()));
  }

  static class Kinds {
    boolean yes = true;
    byte b = -1;
    short s = 300;
    char c = 'c';
    int i = 1 << 20;
    long l = 1L << 40;
    float f = 1.5f;
    double d = 2.5;
    String text = "t";
    int[] array = {1};
    static int left = 3;
    transient int kept = 4;
  }

  @Test
  void fieldsOfAllKinds_areRead() {
    assertEquals(
        "{\"@type\": \""
            + HERE
            + "Kinds\", \"yes\": true, \"b\": -1, \"s\": 300, \"c\": \"c\", "
            + "\"i\": 1048576, \"l\": 1099511627776, \"f\": 1.5, \"d\": 2.5, \"text\": \"t\", "
            + "\"array\": [1], \"kept\": 4}",
        json(new Kinds()));
  }

  static class Failure extends RuntimeException {
    Failure(String message) {
      super(message);
    }
  }

  @Test
  void anonymousAndLocalExceptions_areNamedByTheirOuterClass() {
    class Local extends Failure {
      Local() {
        super("m");
      }
    }
    assertEquals("\"Failure: m\"", json(new Failure("m")));
    assertEquals("\"ValuesTest$1: m\"", json(new Failure("m") {}));
    assertEquals("\"ValuesTest$1Local: m\"", json(new Local()));
    assertEquals("ValuesTest$2: m", Captured.DEFAULT.errorText(new Failure("m") {}));
  }

  @Test
  void exceptions_areTypeAndMessage() {
    assertEquals("\"IllegalStateException: no\"", json(new IllegalStateException("no")));
    assertEquals("\"IllegalStateException\"", json(new IllegalStateException()));
    assertEquals("\"NoSuchFileException: a\"", json(new NoSuchFileException("a")));
    assertEquals(
        "NoSuchFileException: a -> b: c",
        Captured.DEFAULT.errorText(new NoSuchFileException("a", "b", "c")));
  }

  // What is no more than its name

  interface Shape {}

  @Test
  void lambdasProxiesAndHandles_areTheirClassNames() throws Exception {
    Runnable lambda = () -> {};
    assertEquals("\"" + getClass().getName() + "$$Lambda\"", json(lambda));
    Object proxy =
        java.lang.reflect.Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Shape.class},
            (self, method, args) -> {
              throw new AssertionError("called");
            });
    assertEquals("\"" + proxy.getClass().getName() + "\"", json(proxy));
    try (Stream<Integer> stream = Stream.of(1)) {
      assertTrue(json(stream).startsWith("\"java.util.stream."), json(stream));
      assertEquals(1, stream.count(), "it is not used up");
    }
    assertEquals("\"java.lang.Thread\"", json(Thread.currentThread()));
    assertTrue(json(getClass().getClassLoader()).startsWith("\"jdk.internal.loader."));
    try (ByteArrayInputStream in = new ByteArrayInputStream(new byte[3])) {
      assertEquals("\"java.io.ByteArrayInputStream\"", json(in));
      assertEquals(3, in.available());
    }
    assertEquals("\"java.lang.Object\"", json(new Object()));
  }

  static class Handle implements java.io.Closeable {
    int fd = 3;

    @Override
    public void close() {}
  }

  static class Loader extends ClassLoader {}

  static class Entity$HibernateProxy$abc extends Base {
    Object interceptor = "session";
  }

  @Test
  void handlesOfTheApplication_areTheirClassNames() throws Exception {
    assertEquals("\"" + HERE + "Handle\"", json(new Handle()));
    assertEquals("\"" + HERE + "Loader\"", json(new Loader()));
    Thread thread = new Thread() {};
    assertEquals("\"" + thread.getClass().getName() + "\"", json(thread));
    assertEquals(
        "\"" + HERE + "Entity$HibernateProxy$abc\"", json(new Entity$HibernateProxy$abc()));
  }

  // Taken now, and whatever others do meanwhile

  @Test
  void laterChanges_doNotShow() {
    List<Object> list = new ArrayList<>(List.of(1));
    StringBuilder builder = new StringBuilder("before");
    list.add(builder);
    var taken = Captured.DEFAULT.capture(list);
    builder.append(" after");
    list.clear();
    assertEquals("[1, \"before\"]", TraceText.json(taken));
  }

  @Test
  void concurrentChanges_areNoErrors() throws Exception {
    List<Object> list = new ArrayList<>();
    Map<Object, Object> map = new HashMap<>();
    StringBuilder builder = new StringBuilder();
    LinkedList<Object> linked = new LinkedList<>();
    ArrayDeque<Object> deque = new ArrayDeque<>();
    Object all = Arrays.asList(list, map, builder, linked, deque);
    AtomicBoolean stop = new AtomicBoolean();
    Thread changer =
        new Thread(
            () -> {
              for (int i = 0; !stop.get(); i++) {
                if (i % 50 == 0) {
                  list.clear();
                  map.clear();
                  linked.clear();
                  deque.clear();
                  builder.setLength(0);
                }
                list.add(i);
                map.put(i, i);
                linked.add(i);
                deque.add(i);
                builder.append("0123456789");
              }
            });
    changer.start();
    try {
      for (int i = 0; i < 20_000; i++) {
        String json = json(all);
        assertTrue(!json.contains("… -") && !json.contains("… 0 more"), json);
      }
    } finally {
      stop.set(true);
      changer.join();
    }
  }
}
