package dev.l9.trace.agent.capture;

import static dev.l9.trace.agent.capture.Captured.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.agent.redact.Redactor;
import java.lang.reflect.Proxy;
import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No code of the application runs while a value is taken: every method here counts its calls. */
class NoForeignCodeTest {

  private static boolean armed;
  private static int calls;

  private static void called() {
    if (armed) {
      calls++;
      throw new IllegalStateException("code of the application ran");
    }
  }

  @BeforeEach
  void arm() {
    armed = false;
    calls = 0;
  }

  @AfterEach
  void nothingRan() {
    armed = false;
    assertEquals(0, calls, "calls of the application's code");
  }

  /** Takes the value while everything is armed. */
  private static String armedJson(Object value) {
    armed = true;
    try {
      return json(value);
    } finally {
      armed = false;
    }
  }

  static class Hostile implements Comparable<Hostile>, CharSequence {
    int n = 7;

    @Override
    public String toString() {
      called();
      return "hostile";
    }

    @Override
    public int hashCode() {
      called();
      return 1;
    }

    @Override
    public boolean equals(Object other) {
      called();
      return this == other;
    }

    @Override
    public int compareTo(Hostile other) {
      called();
      return 0;
    }

    @Override
    public int length() {
      called();
      return 1;
    }

    @Override
    public char charAt(int index) {
      called();
      return 'x';
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      called();
      return this;
    }
  }

  private static final String HERE = NoForeignCodeTest.class.getName() + "$";
  private static final String SHOWN = "{\"@type\": \"" + HERE + "Hostile\", \"n\": 7}";

  @Test
  void objects_areRead() {
    assertEquals(SHOWN, armedJson(new Hostile()));
    assertEquals("[" + SHOWN + "]", armedJson(new Object[] {new Hostile()}));
    assertEquals(SHOWN, armedJson(Optional.of(new Hostile())));
    assertEquals(SHOWN, armedJson(new AtomicReference<>(new Hostile())));
  }

  @Test
  void elementsOfTheJdksCollections_areRead() {
    Hostile one = new Hostile();
    List<Hostile> list = new ArrayList<>(List.of(one));
    String shown = "[" + SHOWN + "]";
    assertEquals(shown, armedJson(list));
    assertEquals(shown, armedJson(Collections.unmodifiableList(list)));
    assertEquals(shown, armedJson(new LinkedHashSet<>(list)));
    assertEquals(shown, armedJson(new TreeSet<>(list)));
    assertEquals(shown, armedJson(new PriorityQueue<>(list)));
    assertEquals(shown, armedJson(Set.of(one)));
    assertEquals(shown, armedJson(new ArrayList<>(list).subList(0, 1)));
  }

  @Test
  void keysOfTheJdksMaps_areTheirNames() {
    Hostile key = new Hostile();
    String shown = "{\"" + HERE + "Hostile\": " + SHOWN + "}";
    List<Map<Hostile, Hostile>> maps =
        List.of(
            new HashMap<>(),
            new LinkedHashMap<>(),
            new TreeMap<>(),
            new ConcurrentHashMap<>(),
            new ConcurrentSkipListMap<>(),
            new IdentityHashMap<>());
    for (Map<Hostile, Hostile> map : maps) {
      map.put(key, key);
      assertEquals(shown, armedJson(map), map.getClass().getName());
    }
    assertEquals(shown, armedJson(Map.of(key, key)));
    assertEquals(shown, armedJson(Map.entry(key, key)));
    assertEquals(shown, armedJson(new AbstractMap.SimpleEntry<>(key, key)));
  }

  static class ByNothing implements Comparator<Object> {
    @Override
    public int compare(Object a, Object b) {
      called();
      return 0;
    }
  }

  @Test
  void comparators_areNotAsked() {
    TreeMap<String, Integer> map = new TreeMap<>(new ByNothing());
    map.put("a", 1);
    assertEquals("{\"a\": 1}", armedJson(map));
    TreeSet<String> set = new TreeSet<>(new ByNothing());
    set.add("a");
    assertEquals("[\"a\"]", armedJson(set));
    armedJson(map.headMap("b", true));
    armedJson(map.descendingMap());
    armedJson(map.navigableKeySet());
    armedJson(map.values());
    armedJson(map.entrySet());
    armedJson(set.descendingSet());
    armedJson(new ConcurrentSkipListMap<>(map));
    PriorityQueue<String> queue = new PriorityQueue<>(new ByNothing());
    queue.add("a");
    assertEquals("[\"a\"]", armedJson(queue));
  }

  static class OwnCollection extends AbstractCollection<String> {
    @Override
    public Iterator<String> iterator() {
      called();
      return List.of("x").iterator();
    }

    @Override
    public int size() {
      called();
      return 1;
    }
  }

  static class OwnList extends ArrayList<String> {
    int own = 5;

    @Override
    public Iterator<String> iterator() {
      called();
      return super.iterator();
    }

    @Override
    public int size() {
      called();
      return super.size();
    }

    @Override
    public String get(int index) {
      called();
      return super.get(index);
    }

    @Override
    public String toString() {
      called();
      return "own";
    }
  }

  static class OwnMap extends AbstractMap<String, String> {
    @Override
    public Set<Entry<String, String>> entrySet() {
      called();
      return Set.of(new OwnEntry());
    }

    @Override
    public int size() {
      called();
      return 1;
    }
  }

  static class OwnEntry implements Map.Entry<String, String> {
    @Override
    public String getKey() {
      called();
      return "k";
    }

    @Override
    public String getValue() {
      called();
      return "v";
    }

    @Override
    public String setValue(String value) {
      called();
      return value;
    }
  }

  static class OwnConcurrentMap extends ConcurrentHashMap<String, String> {
    @Override
    public int size() {
      called();
      return super.size();
    }

    @Override
    public boolean isEmpty() {
      called();
      return super.isEmpty();
    }
  }

  static class OwnHashMap extends HashMap<String, String> {
    @Override
    public int size() {
      called();
      return super.size();
    }

    @Override
    public Set<Map.Entry<String, String>> entrySet() {
      called();
      return super.entrySet();
    }
  }

  @Test
  void collectionsOfTheApplication_areObjects() {
    assertEquals("{\"@type\": \"" + HERE + "OwnCollection\"}", armedJson(new OwnCollection()));
    OwnList list = new OwnList();
    list.add("a");
    assertEquals("{\"@type\": \"" + HERE + "OwnList\", \"own\": 5}", armedJson(list));
    assertEquals("{\"@type\": \"" + HERE + "OwnMap\"}", armedJson(new OwnMap()));
    assertEquals("{\"@type\": \"" + HERE + "OwnEntry\"}", armedJson(new OwnEntry()));
  }

  @Test
  void viewsAndWrappersOfTheApplicationsCollections_runNothing() {
    OwnList list = new OwnList();
    list.add("a");
    list.add("b");
    OwnConcurrentMap concurrent = new OwnConcurrentMap();
    concurrent.put("a", "b");
    OwnHashMap map = new OwnHashMap();
    map.put("a", "b");
    List<Object> views =
        new ArrayList<>(
            List.of(
                Collections.unmodifiableList(list),
                Collections.unmodifiableCollection(new OwnCollection()),
                Collections.synchronizedList(list),
                Collections.checkedList(list, String.class),
                Collections.unmodifiableMap(new OwnMap()),
                Collections.unmodifiableMap(new OwnMap()).entrySet(),
                Collections.synchronizedMap(new OwnMap()),
                Collections.asLifoQueue(new java.util.ArrayDeque<>(List.of(1))),
                list.subList(0, 1),
                concurrent.keySet(),
                concurrent.values(),
                concurrent.entrySet(),
                concurrent.keySet("x")));
    views.add(map.keySet());
    views.add(map.values());
    views.add(Collections.unmodifiableMap(map));
    views.add(Collections.unmodifiableMap(map).entrySet());
    views.add(new TreeMap<>(Map.of("a", "b")).descendingMap());
    views.add(Collections.nCopies(3, "x"));
    views.add(Collections.enumeration(list));
    for (Object view : views) {
      armedJson(view);
    }
    for (Object view : views) {
      armedJson(Optional.of(view));
    }
  }

  @Test
  void entriesThatWrapTheApplications_areTheirNames() {
    Map<String, String> own =
        new AbstractMap<>() {
          @Override
          public Set<Entry<String, String>> entrySet() {
            return Set.of(new OwnEntry());
          }
        };
    Object entry = Collections.unmodifiableMap(own).entrySet().iterator().next();
    assertEquals("\"" + entry.getClass().getName() + "\"", armedJson(entry));
    Object checked =
        Collections.checkedMap(own, String.class, String.class).entrySet().iterator().next();
    assertEquals("\"" + checked.getClass().getName() + "\"", armedJson(checked));
  }

  @Test
  void proxiesInTheJdksLoaders_areTheirNames() {
    for (Class<?> type :
        new Class<?>[] {Map.Entry.class, java.nio.file.Path.class, Collection.class}) {
      for (ClassLoader loader : Arrays.asList(ClassLoader.getPlatformClassLoader(), null)) {
        Object proxy =
            Proxy.newProxyInstance(
                loader,
                new Class<?>[] {type},
                (self, method, arguments) -> {
                  called();
                  return null;
                });
        assertEquals("\"" + proxy.getClass().getName() + "\"", armedJson(proxy));
      }
    }
  }

  enum Kind {
    PLAIN,
    WITH_BODY {
      @Override
      public String toString() {
        called();
        return "body";
      }
    };

    @Override
    public String toString() {
      called();
      return "kind";
    }
  }

  @Test
  void enums_areTheirNames() {
    assertEquals("\"PLAIN\"", armedJson(Kind.PLAIN));
    assertEquals("\"WITH_BODY\"", armedJson(Kind.WITH_BODY));
    assertEquals("{\"WITH_BODY\": 1}", armedJson(Map.of(Kind.WITH_BODY, 1)));
  }

  static class OwnNumber extends Number {
    final int half = 21;

    @Override
    public int intValue() {
      called();
      return 42;
    }

    @Override
    public long longValue() {
      called();
      return 42;
    }

    @Override
    public float floatValue() {
      called();
      return 42;
    }

    @Override
    public double doubleValue() {
      called();
      return 42;
    }
  }

  static class OwnDecimal extends java.math.BigDecimal {
    OwnDecimal() {
      super("1.5");
    }

    @Override
    public String toString() {
      called();
      return "1.5";
    }

    @Override
    public java.math.BigInteger unscaledValue() {
      called();
      return super.unscaledValue();
    }
  }

  static class OwnDate extends Date {
    @Override
    public long getTime() {
      called();
      return 0;
    }
  }

  @Test
  void numbersAndDatesOfTheApplication_areObjects() {
    assertEquals(
        "{\"@type\": \"" + HERE + "OwnNumber\", \"half\": 21}", armedJson(new OwnNumber()));
    assertEquals("{\"@type\": \"" + HERE + "OwnDecimal\"}", armedJson(new OwnDecimal()));
    assertEquals("{\"@type\": \"" + HERE + "OwnDate\"}", armedJson(new OwnDate()));
  }

  static class OwnException extends RuntimeException {
    OwnException(String message) {
      super(message);
    }

    @Override
    public String getMessage() {
      called();
      return "overridden";
    }

    @Override
    public String getLocalizedMessage() {
      called();
      return "overridden";
    }

    @Override
    public String toString() {
      called();
      return "overridden";
    }

    @Override
    public synchronized Throwable getCause() {
      called();
      return null;
    }
  }

  @Test
  void messagesOfTheApplicationsExceptions_areRead() {
    assertEquals("\"OwnException: own\"", armedJson(new OwnException("own")));
    armed = true;
    assertEquals("OwnException: own", Captured.DEFAULT.errorText(new OwnException("own")));
    assertEquals("OwnException", Captured.DEFAULT.errorText(new OwnException(null)));
  }

  @Test
  void jdkExceptionsThatAskOthers_areNotAsked() throws Exception {
    OwnException own = new OwnException("own");
    Throwable sax = new org.xml.sax.SAXException(own);
    Throwable remote = new java.rmi.RemoteException("far", own);
    Throwable aborted = new java.io.WriteAbortedException("aborted", own);
    armed = true;
    assertTrue(Captured.DEFAULT.errorText(sax).startsWith("SAXException"));
    assertEquals("RemoteException: far", Captured.DEFAULT.errorText(remote));
    assertEquals("WriteAbortedException: aborted", Captured.DEFAULT.errorText(aborted));
  }

  // capture.tostring

  static class Named {
    final int secretFields = 1;

    @Override
    public String toString() {
      return "named";
    }
  }

  static class Throwing {
    @Override
    public String toString() {
      throw new UnsupportedOperationException("no");
    }
  }

  static class Null {
    @Override
    public String toString() {
      return null;
    }
  }

  @Test
  void namedClasses_areAsked_andOnlyThey() {
    ValueCapturer capturer =
        Captured.capturer(
            new Redactor("", ""),
            Set.of(Named.class.getName(), Throwing.class.getName(), Null.class.getName()));
    assertEquals("\"named\"", json(capturer, new Named()));
    assertEquals("\"named\"", json(capturer, Optional.of(new Named())));
    assertEquals("{\"named\": 1}", json(capturer, Map.of(new Named(), 1)));
    assertEquals(
        "\"" + HERE + "Throwing (toString() threw UnsupportedOperationException)\"",
        json(capturer, new Throwing()));
    assertEquals("\"" + HERE + "Null (toString() returned null)\"", json(capturer, new Null()));
    assertEquals(
        "{\"@type\": \"" + HERE + "NoForeignCodeTest\"}".replace("NoForeignCodeTest", "Other"),
        json(capturer, new Other()));
  }

  static class Other extends Named0 {}

  static class Named0 {
    @Override
    public String toString() {
      throw new AssertionError("not named");
    }
  }
}
