package dev.l9.trace.agent.fields;

import static dev.l9.trace.agent.capture.Captured.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.l9.trace.agent.capture.Captured;
import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The JVM counts redefinitions of classes in a field, which is set here as it would be by it. */
@Isolated
class JdkStandInsTest {

  private static final FieldMemory MEMORY = Captured.MEMORY;
  private static final long COUNT = MEMORY.objectFieldOffset(Class.class, "classRedefinedCount");

  private static Object whileRedefined(Class<?> type, java.util.function.Supplier<Object> action) {
    int before = MEMORY.getInt(type, COUNT);
    MEMORY.putInt(type, COUNT, before + 1);
    try {
      return action.get();
    } finally {
      MEMORY.putInt(type, COUNT, before);
    }
  }

  private static List<Object> values() {
    Properties properties = new Properties();
    properties.put("a", "b");
    return List.of(
        new ArrayList<>(List.of("a", 2)),
        Arrays.asList("a", "b"),
        List.of(1, 2),
        List.of(1, 2, 3),
        new LinkedList<>(List.of(1, 2)),
        new ArrayDeque<>(List.of(1, 2)),
        new PriorityQueue<>(List.of(2, 1)),
        new ConcurrentLinkedQueue<>(List.of(2, 1)),
        new CopyOnWriteArrayList<>(List.of(2, 1)),
        new LinkedHashSet<>(List.of("b", "a")),
        new TreeSet<>(List.of("b", "a")),
        Set.of("a"),
        EnumSet.of(TimeUnit.DAYS),
        new HashMap<>(Map.of("a", 1)),
        new LinkedHashMap<>(Map.of("a", 1)),
        new TreeMap<>(Map.of("b", 2, "a", 1)),
        new ConcurrentHashMap<>(Map.of("a", 1)),
        new ConcurrentSkipListMap<>(Map.of("a", 1)),
        new IdentityHashMap<>(Map.of("a", 1)),
        Map.of("a", 1),
        Collections.unmodifiableMap(new HashMap<>(Map.of("a", 1))),
        properties,
        Map.entry("a", 1),
        new BigDecimal("1.50"),
        new BigInteger("12345678901234567890123"),
        new AtomicInteger(3),
        new AtomicReference<>("x"),
        Optional.of("x"),
        BitSet.valueOf(new long[] {5}),
        new UUID(1, 2),
        new Date(0),
        LocalDate.of(2026, 1, 2),
        Path.of("a/b"),
        new File("a/b"),
        new StringBuilder("built"),
        new IllegalStateException("message"));
  }

  @Test
  void copies_showAsTheirOriginals() {
    for (Object value : values()) {
      String shown = json(value);
      assertEquals(shown, whileRedefined(value.getClass(), () -> json(value)), shown);
    }
  }

  @Test
  void viewsThatAMapHasMadeOfItself_arentTaken() {
    Map<String, Integer> map = new HashMap<>(Map.of("a", 1));
    Object before = map.entrySet();
    HashMap<?, ?> copy =
        (HashMap<?, ?>) whileRedefined(HashMap.class, () -> new JdkStandIns(MEMORY).of(map));
    assertNotSame(map, copy);
    assertNotSame(before, copy.entrySet());
  }

  @Test
  void objectsOfClassesAsTheyWereMade_areAskedThemselves() {
    Object list = new ArrayList<>();
    assertSame(list, new JdkStandIns(MEMORY).of(list));
  }

  @Test
  void mocks_whoseFieldsNobodyHasSet_areTheirClassesNames() throws ReflectiveOperationException {
    for (Class<?> type :
        List.of(File.class, BigInteger.class, ArrayDeque.class, LinkedHashSet.class)) {
      Object mock = MEMORY.allocateInstance(type);
      assertEquals(
          "\"" + type.getName() + "\"", whileRedefined(type, () -> json(mock)), type.getName());
    }
    Object list = MEMORY.allocateInstance(ArrayList.class);
    assertEquals("[]", whileRedefined(ArrayList.class, () -> json(list)));
    assertEquals(
        "\"java.util.concurrent.TimeUnit\"", json(MEMORY.allocateInstance(TimeUnit.class)));
  }
}
