package dev.l9.trace.agent.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.OnEachJdk;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import dev.l9.trace.testkit.TraceText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What of a value reaches trace.jsonl: never its code, never its secrets, never too much of it. */
@JdksInTurn
class CaptureIT {

  private static final List<String> OWN_KEYS =
      List.of("root_id", "duration_ns", "task", "class", "method", "thread");

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void anArgumentThatTheMethodChanges_showsAsItWasAtEntry(Jdk jdk) {
    run(jdk, "", "Changing", CHANGING);
    assertEquals(
        """
        main(args=[])
          change(cells=[1, 2], names=[a], text=before, box=Box{size=1}, n=1) → [9, 9]
          fill(box=Box{size=9}) → Box{size=10}
        """,
        TraceText.tree(project().events()));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  @OnEachJdk
  void classesWhoseMethodsThrowBlockOrPrint_areCapturedWithoutCallingThem(Jdk jdk) {
    ProgramRun run = run(jdk, "", "Hostile", HOSTILE);
    assertEquals("armed\nBombException\ndone\n", run.out());
    assertEquals("", run.err());
    assertEquals(
        """
        bomb {"@type": "demo.Hostile$Bomb", "id": 7}
        list {"@type": "demo.Hostile$BombList", "elements": ["x", "y"]}
        collection {"@type": "demo.Hostile$BombCollection", "id": 1}
        map {"@type": "demo.Hostile$BombMap", "entries": {"k": 1}}
        arrayList {"@type": "demo.Hostile$BombArrayList", "id": 2}
        hashMap {"@type": "demo.Hostile$BombHashMap", "id": 4}
        record {"@type": "demo.Hostile$BombRecord", "a": 5, "b": {"@type": "demo.Hostile$Bomb", "id": 7}}
        number {"@type": "demo.Hostile$BombNumber", "n": 3}
        chars {"@type": "demo.Hostile$BombChars", "id": 6}
        enum "ONE"
        exception "BombException: real message"
        entry {"@type": "demo.Hostile$BombEntry", "id": 8}
        date {"@type": "demo.Hostile$BombDate", "id": 9}
        blocking {"@type": "demo.Hostile$Blocking", "id": 10}
        inList [{"@type": "demo.Hostile$Bomb", "id": 7}]
        inOptional {"@type": "demo.Hostile$Bomb", "id": 7}
        inTreeSet [{"@type": "demo.Hostile$Bomb", "id": 7}]
        inQueue [{"@type": "demo.Hostile$Bomb", "id": 7}, {"@type": "demo.Hostile$Bomb", "id": 7}]
        unmodifiable {"@type": "demo.Hostile$BombCollection", "id": 1}
        synchronized {"@type": "demo.Hostile$BombMap", "entries": {"k": 1}}
        keySet ["a"]
        sublist [1, 2]
        mapKeys {"demo.Hostile$Bomb": "value"}
        entryView "java.util.Collections$UnmodifiableMap$UnmodifiableEntrySet$UnmodifiableEntry"
        concurrentValues "java.util.concurrent.ConcurrentHashMap$ValuesView"
        concurrentKeys "java.util.concurrent.ConcurrentHashMap$KeySetView"
        newKeySet ["k"]
        aborted "WriteAbortedException: stopped"
        sax "SAXException"
        """,
        metadata("main"));
    TraceEvent failed = project().event("failing");
    assertEquals("BombException: real message", failed.outputSummary());
    assertEquals("bomb=Bomb{id=7}", failed.inputSummary());
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void cyclicAndDeepGraphs_endWhereTheBoundsAre(Jdk jdk) {
    ProgramRun run = run(jdk, "", "Cycles", CYCLES);
    assertEquals("", run.err());
    assertEquals(
        """
        list ["… cycle", 1]
        map {"self": "… cycle"}
        array ["… cycle"]
        node {"@type": "demo.Cycles$Node", "next": {"@type": "demo.Cycles$Node", "next": "… cycle", "n": 2}, "n": 1}
        references "… 1 more"
        self "java.util.concurrent.atomic.AtomicReference"
        chain "… 1 more"
        deep [[["… 1 more"]]]
        after "still here"
        """,
        metadata("main"));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void sensitiveValues_areNowhereInTheFile(Jdk jdk) throws IOException {
    ProgramRun run = run(jdk, "", "Secrets", SECRETS);
    assertEquals("", run.err());
    assertEquals(
        """
        login(user=ann, password=***, code=***, count=3) → ***
        fields(value=Account{name=ann, apiKey=***, marked=***})
        <init>(owner=ann, number=***)
        shape(value=Card{owner=ann, number=***})
        entries(value={user=ann, Session-Token=***, nested={client_secret=***}})
        texts(jwt=***, card=***, pem=***, text=***, list=[ok, ***])
        atEdges(text=***)
        atEdges(text=***)
        atEdges(text=***)
        longName()
        fails() → IllegalStateException: no *** [error]
        failsLate(length=***) → IllegalStateException: %s… [error]
        failsLate(length=***) → IllegalStateException: %s… [error]
        """
            .formatted("x".repeat(76), "x".repeat(76)),
        eventLines());
    assertEquals(
        "", grep("S3CR3T|4111|MIIEvQ|eyJhbGci"), "searched in the raw text of trace.jsonl");
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void ownExpressionsForNamesAndValues_replaceTheDefaults(Jdk jdk) throws IOException {
    run(jdk, "redact=colou?r,redact.values=X-\\d{1,3}", "Secrets2", SECRETS2);
    assertEquals(
        """
        paint(colour=***, size=big, note=***)
        fails() → IllegalStateException: code *** and *** [error]
        """,
        eventLines());
    assertEquals("", grep("S3CR3T|X-1"));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void hugeValues_areCutAndSayByHowMuch(Jdk jdk) throws IOException {
    ProgramRun run = run(jdk, "", "Huge", HUGE);
    assertEquals("", run.err());
    assertEquals(
        """
        text "%s… 1048376 more"
        pairs "%s… 1801 more"
        array [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, "… 19999990 more"]
        list [7, 7, 7, 7, 7, 7, 7, 7, 7, 7, "… 999990 more"]
        builder "%s… 999800 more"
        bits [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, "… 1999990 more"]
        integer "… integer of 100001 bits"
        decimal "… decimal of 99658 bits"
        scale "1E+1000000000"
        """
            .formatted("m".repeat(200), "🎈".repeat(99) + "x", "b".repeat(200)),
        metadata("main"));
    assertEquals(20 + 1, count(project().event("mapped"), "map"), "20 entries and the mark");
    assertEquals(
        CapturedValue.CUT + " 99980 more",
        ((CapturedValue.Text) entries(project().event("mapped"), "map").get(CapturedValue.CUT))
            .value());
    String longest =
        Files.readAllLines(project().traceFile()).stream()
            .max(java.util.Comparator.comparingInt(String::length))
            .orElseThrow();
    assertTrue(longest.length() < 12_000, () -> longest.length() + " characters in a line");
    for (TraceEvent event : project().events()) {
      assertTrue(event.inputSummary().length() <= 100, event::inputSummary);
      assertTrue(event.outputSummary().length() <= 100, event::outputSummary);
    }
    assertTrue(json(project().event("mapped"), "wide").length() < 3 * 4096, "one value in all");
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  @OnEachJdk
  void lambdasProxiesStreamsAndHandles_showAsTheirClassesNames(Jdk jdk) {
    ProgramRun run = run(jdk, "", "Handles", HANDLES);
    assertEquals("done\n", run.out());
    assertEquals("", run.err());
    assertEquals(
        """
        lambda "demo.Handles$$Lambda"
        proxy "jdk.proxyN.$ProxyN"
        stream "java.util.stream.ReferencePipeline$Head"
        plainThread "java.lang.Thread"
        ownThread "demo.Handles$Worker"
        loader "demo.Handles$Loader"
        input "java.io.ByteArrayInputStream"
        ownInput "demo.Handles$In"
        random "java.util.Random"
        path "a/b"
        type "demo.Handles$In"
        date "1970-01-01T00:00:00Z"
        uuid "00000000-0000-0001-0000-000000000002"
        nan "NaN"
        object "java.lang.Object"
        vector [1]
        annotation "jdk.proxyN.$ProxyN"
        """,
        metadata("main").replaceAll("(jdk\\.proxy)\\d+(\\.\\$Proxy)\\d+", "$1N$2N"),
        () -> metadata("main"));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void toStringOfNamedClasses_isCalledAndMayFail(Jdk jdk) {
    ProgramRun run =
        run(
            jdk,
            "capture.tostring=demo.Named$Good;demo.Named$Bad;demo.Named$Worse;demo.Named$Deep",
            "Named",
            NAMED);
    assertEquals("done\n", run.out());
    assertEquals("", run.err());
    assertEquals(
        """
        show(first=good 1, second=Other{n=2}) → good 3
        show(first=demo.Named$Bad (toString() threw IllegalStateException), second=x) → x
        show(first=demo.Named$Worse (toString() threw Error), second=x) → x
        show(first=demo.Named$Deep (toString() threw StackOverflowError), second=x) → x
        """,
        eventLines());
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void valuesThatAreNotWanted_areNotTaken(Jdk jdk) {
    run(jdk, "", "Unwanted", UNWANTED);
    assertEquals(
        """
        noInput() → 1
        noOutput(a=1)
        neither()
        failing() → IllegalStateException: why [error]
        """,
        eventLines());
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void everyText_isReadBackFromTheFile(Jdk jdk) throws IOException {
    run(jdk, "", "Texts", TEXTS);
    Map<String, CapturedValue> metadata = project().event("main").metadata();
    List<String> texts =
        List.of(
            "*/",
            "\\u000a",
            "// END L9 DORA BLOCK",
            "\"quoted\" $1 \\ back",
            "\ud83d",
            "\ude00x",
            "\u202e\u2066\u200f",
            "a\u0000b",
            "\u2028\u2029\u0085\r\n\t",
            "ünïcödé 🎈",
            "");
    for (int i = 0; i < texts.size(); i++) {
      assertEquals(new CapturedValue.Text(texts.get(i)), metadata.get("text" + i));
      String name = i == 4 || i == 5 ? texts.get(i).replaceAll("\\p{Cs}", "\ufffd") : texts.get(i);
      assertEquals(
          new CapturedValue.Fields(Map.of(name, new CapturedValue.Num(i))),
          metadata.get("key" + i));
    }
    // Whatever they hold, they are lines: one event, behind the one that says what the JVM is.
    byte[] raw = Files.readAllBytes(project().traceFile());
    assertEquals(2, new String(raw, StandardCharsets.UTF_8).chars().filter(c -> c == '\n').count());
    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)); // Throws where it isn't.
  }

  /** Nothing of a class is resolved, loaded or initialised for its objects to be captured. */
  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void classesThatAreIncompleteOrInTheMaking_stayAsTheyAre(Jdk jdk) throws IOException {
    TestProject project = project().source("demo/Unready.java", UNREADY).compile("-g");
    Files.delete(project.classes().resolve("demo/Unready$Gone.class"));
    ProgramRun plain = project.runPlain(jdk, "demo.Unready");
    assertEquals(
        """
        captured while it is initialised: true
        captured while it is initialised: true
        used
        Mode initialised
        loaded demo.Unready$Entity
        """,
        plain.out());
    assertEquals(plain, project.runWell(jdk, "", "demo.Unready"));
    assertEquals(
        """
        take(o=Single{name=single, n=4, self=… cycle})
        take(o=Rec{a=x, b=3})
        take(o=Annotated{size=3, mode=null, code=***})
        take(o=Child{id=7, gone=null, own=3})
        take(o=Entity{id=7, other=null})
        """,
        eventLines());
  }

  /** What a capture runs is neither traced nor written between the bytes of the value. */
  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void tracedCodeThatRunsInACapture_isNotTraced(Jdk jdk) {
    ProgramRun run = run(jdk, "capture.tostring=demo.Nested$Talks", "Nested", NESTED);
    assertEquals("", run.err());
    assertEquals(
        """
        take(first=talks 42, second=an é "end") → talks 42
        by hand(talks 42) → talks 42
        """,
        eventLines());
  }

  private TestProject project() {
    return new TestProject(folder);
  }

  private ProgramRun run(Jdk jdk, String options, String name, String source) {
    TestProject project = project().source("demo/" + name + ".java", source).compile("-g");
    return project.runWell(jdk, options, "demo." + name);
  }

  /** The user's own entries of an event's metadata, one a line. */
  private String metadata(String operation) {
    StringBuilder lines = new StringBuilder();
    TraceEvent event = project().event(operation);
    for (String key : event.metadata().keySet()) {
      if (!OWN_KEYS.contains(key)) {
        lines.append(key).append(' ').append(json(event, key)).append('\n');
      }
    }
    return lines.toString();
  }

  private static String json(TraceEvent event, String key) {
    return TraceText.json(event.metadata().get(key));
  }

  private static Map<String, CapturedValue> entries(TraceEvent event, String key) {
    return ((CapturedValue.Fields) event.metadata().get(key)).values();
  }

  private static int count(TraceEvent event, String key) {
    return entries(event, key).size();
  }

  /** The events without the tree: main isn't traced. */
  private String eventLines() {
    return TraceText.tree(project().events());
  }

  /** The matches of an expression in the raw text of the file. */
  private String grep(String regex) throws IOException {
    String raw = Files.readString(project().traceFile());
    StringBuilder found = new StringBuilder();
    java.util.regex.Pattern.compile(".{0,40}(" + regex + ")")
        .matcher(raw)
        .results()
        .forEach(match -> found.append(match.group()).append('\n'));
    return found.toString();
  }

  private static final String UNREADY =
      """
      package demo;

      import dev.l9.trace.*;
      import java.io.*;
      import java.lang.annotation.*;

      public class Unready {
        @L9Traced
        static void take(Object o) {}

        static void takeElsewhere(Object o) {
          Thread thread = new Thread(() -> take(o));
          thread.setDaemon(true);
          thread.start();
          try {
            thread.join(20_000);
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          System.out.println("captured while it is initialised: " + !thread.isAlive());
        }

        static class Single {
          static final Single INSTANCE = new Single();
          final String name = "single";
          final int n = 4;
          Object self = this;
          static { takeElsewhere(INSTANCE); }
        }

        record Rec(String a, long b) {
          static final Rec R = new Rec("x", 3);
          static { takeElsewhere(R); }
        }

        enum Mode {
          FAST;
          static { System.out.println("Mode initialised"); }
        }

        @Retention(RetentionPolicy.RUNTIME)
        @interface Column {
          Mode value() default Mode.FAST;
        }

        static class Annotated {
          @Column int size = 3;
          Mode mode;
          @L9Sensitive String code = "hush";
        }

        static class Gone {}

        static class Incomplete {
          int id = 7;
          Gone gone;
        }

        static class Child extends Incomplete {
          int own = 3;
        }

        public static class Entity {
          public int id = 7;
          public Other other;
        }

        public static class Other {}

        static class Telling extends ClassLoader {
          @Override
          protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("demo.")) {
              return super.loadClass(name, resolve);
            }
            System.out.println("loaded " + name);
            String file = "/" + name.replace('.', '/') + ".class";
            try (InputStream in = Unready.class.getResourceAsStream(file)) {
              byte[] bytes = in.readAllBytes();
              return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
              throw new ClassNotFoundException(name, e);
            }
          }
        }

        public static void main(String[] args) throws Exception {
          Single.INSTANCE.hashCode();
          Rec.R.a();
          take(new Annotated());
          System.out.println("used");
          Mode.FAST.name();
          take(new Child());
          take(new Telling().loadClass("demo.Unready$Entity").getConstructor().newInstance());
        }
      }
      """;

  private static final String NESTED =
      """
      package demo;

      import dev.l9.trace.*;

      public class Nested {
        static L9Span span;

        static class Talks {
          @L9Traced
          int length(String text, int n) {
            return n;
          }

          @Override
          public String toString() {
            if (span != null) {
              span.output(this).metadata("key", this);
            }
            L9Tracer.metadata("other", this);
            return "talks " + length("é \\"quoted\\" " + getClass(), 42);
          }
        }

        @L9Traced
        static Talks take(Talks first, String second) {
          return first;
        }

        public static void main(String[] args) {
          take(new Talks(), "an é \\"end\\"");
          try (L9Span opened = L9Tracer.span(HrmLayer.SYSTEM, "by hand", "Nested", new Talks())) {
            span = opened;
            opened.output(new Talks());
          }
        }
      }
      """;

  private static final String CHANGING =
      """
      package demo;

      import dev.l9.trace.L9Traced;
      import java.util.*;

      public class Changing {
        static class Box {
          int size = 1;
        }

        @L9Traced
        public static void main(String[] args) {
          Box box = new Box();
          change(new int[] {1, 2}, new ArrayList<>(List.of("a")), new StringBuilder("before"), box, 1);
          fill(box);
          box.size = 11;
        }

        @L9Traced
        static int[] change(int[] cells, List<String> names, StringBuilder text, Box box, int n) {
          int[] result = cells;
          Arrays.fill(cells, 9);
          names.clear();
          text.setLength(0);
          box.size = 9;
          n = 100;
          cells = null;
          return result;
        }

        @L9Traced
        static Box fill(Box box) {
          box.size++;
          return box;
        }
      }
      """;

  private static final String HOSTILE =
      """
      package demo;

      import dev.l9.trace.L9Traced;
      import dev.l9.trace.L9Tracer;
      import java.util.*;
      import java.util.concurrent.*;

      public class Hostile {
        static boolean armed;

        static <T> T sprung(String what, T value) {
          if (armed) {
            System.out.println("called " + what);
            throw new IllegalStateException(what);
          }
          return value;
        }

        static class Bomb implements Comparable<Bomb>, Iterable<String> {
          int id = 7;
          public int getId() { return sprung("getId", id); }
          @Override public String toString() { return sprung("toString", ""); }
          @Override public int hashCode() { return sprung("hashCode", 7); }
          @Override public boolean equals(Object o) { return sprung("equals", o == this); }
          @Override public int compareTo(Bomb o) { return sprung("compareTo", 0); }
          @Override public Iterator<String> iterator() { return sprung("iterator", null); }
        }

        static class BombList extends AbstractList<String> {
          String[] elements = {"x", "y"};
          @Override public String get(int i) { return sprung("get", elements[i]); }
          @Override public int size() { return sprung("size", 2); }
          @Override public Iterator<String> iterator() { return sprung("iterator", null); }
          @Override public int hashCode() { return sprung("hashCode", 7); }
        }

        static class BombCollection extends AbstractCollection<String> {
          int id = 1;
          @Override public int size() { return sprung("size", 2); }
          @Override public Iterator<String> iterator() { return sprung("iterator", null); }
          @Override public boolean isEmpty() { return sprung("isEmpty", true); }
        }

        static class BombMap extends AbstractMap<String, Integer> {
          Map<String, Integer> entries = new TreeMap<>(Map.of("k", 1));
          @Override public Set<Entry<String, Integer>> entrySet() { return sprung("entrySet", null); }
          @Override public int size() { return sprung("size", 2); }
          @Override public Integer get(Object key) { return sprung("get", 1); }
        }

        static class BombArrayList extends ArrayList<String> {
          int id = 2;
          @Override public int size() { return sprung("size", super.size()); }
          @Override public String get(int i) { return sprung("get", super.get(i)); }
          @Override public Iterator<String> iterator() { return sprung("iterator", super.iterator()); }
        }

        static class BombHashMap extends HashMap<String, Integer> {
          int id = 4;
          @Override public int size() { return sprung("size", super.size()); }
          @Override public Integer get(Object key) { return sprung("get", super.get(key)); }
        }

        static class BombConcurrentMap extends ConcurrentHashMap<String, Integer> {
          @Override public int size() { return sprung("size", super.size()); }
        }

        record BombRecord(int a, Bomb b) {
          @Override public int a() { return sprung("a", a); }
          @Override public String toString() { return sprung("toString", ""); }
        }

        static class BombNumber extends Number {
          int n = 3;
          @Override public int intValue() { return sprung("intValue", n); }
          @Override public long longValue() { return sprung("longValue", n); }
          @Override public float floatValue() { return sprung("floatValue", n); }
          @Override public double doubleValue() { return sprung("doubleValue", n); }
          @Override public String toString() { return sprung("toString", ""); }
        }

        static class BombChars implements CharSequence {
          int id = 6;
          @Override public int length() { return sprung("length", 1); }
          @Override public char charAt(int i) { return sprung("charAt", 'x'); }
          @Override public CharSequence subSequence(int a, int b) { return sprung("subSequence", ""); }
          @Override public String toString() { return sprung("toString", ""); }
        }

        enum BombEnum {
          ONE;
          @Override public String toString() { return sprung("toString", ""); }
        }

        static class BombException extends RuntimeException {
          BombException(String message) { super(message); }
          @Override public String getMessage() { return sprung("getMessage", ""); }
          @Override public String getLocalizedMessage() { return sprung("getLocalizedMessage", ""); }
          @Override public String toString() { return sprung("toString", ""); }
          @Override public synchronized Throwable getCause() { return sprung("getCause", null); }
        }

        static class BombEntry implements Map.Entry<String, Integer> {
          int id = 8;
          @Override public String getKey() { return sprung("getKey", "k"); }
          @Override public Integer getValue() { return sprung("getValue", 1); }
          @Override public Integer setValue(Integer v) { return sprung("setValue", 1); }
        }

        static class EntryMap extends AbstractMap<String, Integer> {
          @Override public Set<Entry<String, Integer>> entrySet() {
            LinkedHashSet<Entry<String, Integer>> set = new LinkedHashSet<>();
            set.add(new BombEntry());
            return set;
          }
        }

        static class BombDate extends Date {
          int id = 9;
          @Override public long getTime() { return sprung("getTime", 0L); }
          @Override public String toString() { return sprung("toString", ""); }
        }

        static class Blocking extends AbstractList<String> {
          int id = 10;
          static void forEver() {
            try {
              new CountDownLatch(1).await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          }
          @Override public synchronized String get(int i) { forEver(); return ""; }
          @Override public synchronized int size() { forEver(); return 1; }
          @Override public synchronized String toString() { forEver(); return ""; }
          @Override public synchronized int hashCode() { forEver(); return 1; }
        }

        @L9Traced
        public static void main(String[] args) throws Exception {
          Bomb bomb = new Bomb();
          Set<Bomb> tree = new TreeSet<>(Set.of(bomb));
          Queue<Bomb> queue = new PriorityQueue<>();
          queue.add(bomb);
          queue.add(bomb);
          Map<Bomb, String> keyed = new HashMap<>(Map.of(bomb, "value"));
          BombConcurrentMap concurrent = new BombConcurrentMap();
          concurrent.put("a", 1);
          Set<String> newKeySet = ConcurrentHashMap.newKeySet();
          newKeySet.add("k");
          BombArrayList arrayList = new BombArrayList();
          arrayList.addAll(List.of("1", "2", "3"));
          BombHashMap hashMap = new BombHashMap();
          hashMap.put("a", 1);
          Object entryView = Collections.unmodifiableMap(new EntryMap()).entrySet().iterator().next();
          Throwable aborted =
              new java.io.WriteAbortedException("stopped", new BombException("inner"));
          Throwable sax = new org.xml.sax.SAXException(new BombException("inner"));
          armed = true;
          System.out.println("armed");
          L9Tracer.metadata("bomb", bomb);
          L9Tracer.metadata("list", new BombList());
          L9Tracer.metadata("collection", new BombCollection());
          L9Tracer.metadata("map", new BombMap());
          L9Tracer.metadata("arrayList", arrayList);
          L9Tracer.metadata("hashMap", hashMap);
          L9Tracer.metadata("record", new BombRecord(5, bomb));
          L9Tracer.metadata("number", new BombNumber());
          L9Tracer.metadata("chars", new BombChars());
          L9Tracer.metadata("enum", BombEnum.ONE);
          L9Tracer.metadata("exception", new BombException("real message"));
          L9Tracer.metadata("entry", new BombEntry());
          L9Tracer.metadata("date", new BombDate());
          L9Tracer.metadata("blocking", new Blocking());
          L9Tracer.metadata("inList", Arrays.asList(bomb));
          L9Tracer.metadata("inOptional", Optional.of(bomb));
          L9Tracer.metadata("inTreeSet", tree);
          L9Tracer.metadata("inQueue", queue);
          L9Tracer.metadata("unmodifiable", Collections.unmodifiableCollection(new BombCollection()));
          L9Tracer.metadata("synchronized", Collections.synchronizedMap(new BombMap()));
          L9Tracer.metadata("keySet", hashMap.keySet());
          L9Tracer.metadata("sublist", List.of(1, 2, 3).subList(0, 2));
          L9Tracer.metadata("mapKeys", keyed);
          L9Tracer.metadata("entryView", entryView);
          L9Tracer.metadata("concurrentValues", concurrent.values());
          L9Tracer.metadata("concurrentKeys", concurrent.keySet());
          L9Tracer.metadata("newKeySet", newKeySet);
          L9Tracer.metadata("aborted", aborted);
          L9Tracer.metadata("sax", sax);
          try {
            failing(bomb);
          } catch (BombException e) {
            System.out.println(e.getClass().getSimpleName());
          }
          System.out.println("done");
        }

        @L9Traced
        static void failing(Bomb bomb) {
          throw new BombException("real message");
        }
      }
      """;

  private static final String CYCLES =
      """
      package demo;

      import dev.l9.trace.L9Traced;
      import dev.l9.trace.L9Tracer;
      import java.util.*;
      import java.util.concurrent.atomic.AtomicReference;

      public class Cycles {
        static class Node {
          Node next;
          int n;
          Node(int n) { this.n = n; }
        }

        @L9Traced
        public static void main(String[] args) {
          List<Object> list = new ArrayList<>();
          list.add(list);
          list.add(1);
          L9Tracer.metadata("list", list);
          Map<String, Object> map = new HashMap<>();
          map.put("self", map);
          L9Tracer.metadata("map", map);
          Object[] array = new Object[1];
          array[0] = array;
          L9Tracer.metadata("array", array);
          Node one = new Node(1);
          one.next = new Node(2);
          one.next.next = one;
          L9Tracer.metadata("node", one);
          AtomicReference<Object> a = new AtomicReference<>();
          AtomicReference<Object> b = new AtomicReference<>(a);
          a.set(Optional.of(b));
          L9Tracer.metadata("references", a);
          AtomicReference<Object> self = new AtomicReference<>();
          self.set(self);
          L9Tracer.metadata("self", self);
          AtomicReference<Object> chain = new AtomicReference<>("end");
          for (int i = 0; i < 100_000; i++) {
            chain = new AtomicReference<>(chain);
          }
          L9Tracer.metadata("chain", chain);
          List<Object> deep = new ArrayList<>();
          for (int i = 0; i < 100_000; i++) {
            deep = new ArrayList<>(Arrays.asList(deep));
          }
          L9Tracer.metadata("deep", deep);
          L9Tracer.metadata("after", "still here");
        }
      }
      """;

  private static final String SECRETS =
      """
      package demo;

      import dev.l9.trace.L9Sensitive;
      import dev.l9.trace.L9Traced;
      import dev.l9.trace.L9Tracer;
      import java.util.*;

      public class Secrets {
        static class Account {
          String name = "ann";
          String apiKey = "S3CR3T-1";
          @L9Sensitive String marked = "S3CR3T-2";
        }

        record Card(String owner, @L9Sensitive String number) {
          @L9Traced Card {}
        }

        static final String JWT = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.c2lnbmF0dXJl";

        public static void main(String[] args) {
          new Secrets().login("ann", "S3CR3T-3", "S3CR3T-4", 3);
          new Secrets().fields(new Account());
          Card card = new Card("ann", "S3CR3T-5");
          new Secrets().shape(card);
          Map<String, Object> map = new LinkedHashMap<>();
          map.put("user", "ann");
          map.put("Session-Token", "S3CR3T-6");
          map.put("nested", Map.of("client_secret", List.of("S3CR3T-7")));
          new Secrets().entries(map);
          // The number begins in what a value shows, and ends behind it.
          StringBuilder builder = new StringBuilder("x".repeat(188) + " 4111 1111 1111 1111 ");
          builder.append("x".repeat(500));
          new Secrets().texts(
              "Bearer " + JWT,
              "pay with 4111-1111-1111-1111, please",
              "-----BEGIN PRIVATE KEY-----\\nMIIEvQIBADANBg\\n-----END PRIVATE KEY-----",
              builder,
              List.of("ok", JWT));
          new Secrets().atEdges(builder.toString());
          new Secrets().atEdges("paid with 4111 1111 1111 1111 yesterday");
          new Secrets().atEdges("4111 1111 1111 1111 12/29");
          new Secrets().longName();
          try {
            new Secrets().fails();
          } catch (IllegalStateException e) {
            // as it should
          }
          for (int length : new int[] {600, 985}) {
            try {
              new Secrets().failsLate(length);
            } catch (IllegalStateException e) {
              // as it should
            }
          }
        }

        @L9Traced
        @L9Sensitive
        String login(String user, String password, @L9Sensitive String code, int count) {
          return "S3CR3T-9";
        }

        @L9Traced void fields(Account value) {}

        @L9Traced void shape(Card value) {}

        @L9Traced void entries(Map<String, Object> value) {}

        @L9Traced
        void texts(String jwt, String card, String pem, StringBuilder text, List<String> list) {}

        @L9Traced void atEdges(String text) {}

        @L9Traced
        void longName() {
          L9Tracer.metadata("map", Map.of("n".repeat(150) + "password", "S3CR3T-8"));
        }

        @L9Traced
        void fails() {
          throw new IllegalStateException("no 4111 1111 1111 1111");
        }

        @L9Traced
        void failsLate(@L9Sensitive int length) {
          throw new IllegalStateException(
              "x".repeat(length) + " 4111 1111 1111 1111 " + JWT + "x".repeat(1000));
        }
      }
      """;

  private static final String SECRETS2 =
      """
      package demo;

      import dev.l9.trace.L9Traced;

      public class Secrets2 {
        public static void main(String[] args) {
          paint("S3CR3T", "big", "it is X-123");
          try {
            fails();
          } catch (IllegalStateException e) {
            // as it should
          }
        }

        @L9Traced static void paint(String colour, String size, String note) {}

        @L9Traced
        static void fails() {
          throw new IllegalStateException("code X-12 and X-13");
        }
      }
      """;

  private static final String HUGE =
      """
      package demo;

      import dev.l9.trace.L9Traced;
      import dev.l9.trace.L9Tracer;
      import java.math.*;
      import java.util.*;

      public class Huge {
        @L9Traced
        public static void main(String[] args) {
          String megabyte = "m".repeat(1 << 20);
          L9Tracer.metadata("text", megabyte);
          L9Tracer.metadata("pairs", "\\ud83c\\udf88".repeat(99) + "x" + "\\ud83c\\udf88".repeat(900)
              + "z");
          L9Tracer.metadata("array", new int[20_000_000]);
          L9Tracer.metadata("list", new ArrayList<>(Collections.nCopies(1_000_000, 7)));
          L9Tracer.metadata("builder", new StringBuilder("b".repeat(1_000_000)));
          BitSet bits = new BitSet();
          bits.set(0, 2_000_000);
          L9Tracer.metadata("bits", bits);
          L9Tracer.metadata("integer", BigInteger.ONE.shiftLeft(100_000));
          L9Tracer.metadata("decimal", new BigDecimal("9".repeat(30_000)));
          L9Tracer.metadata("scale", new BigDecimal("1E+1000000000"));
          passed(megabyte);
          mapped();
        }

        @L9Traced
        static String passed(String text) {
          return text;
        }

        @L9Traced
        static void mapped() {
          Map<Integer, String> map = new LinkedHashMap<>();
          for (int i = 0; i < 100_000; i++) {
            map.put(i, "v");
          }
          L9Tracer.metadata("map", map);
          Object[][][] wide = new Object[100][100][100];
          for (Object[][] plane : wide) {
            for (Object[] row : plane) {
              Arrays.fill(row, "w".repeat(1000));
            }
          }
          L9Tracer.metadata("wide", wide);
        }
      }
      """;

  private static final String HANDLES =
      """
      package demo;

      import dev.l9.trace.L9Traced;
      import dev.l9.trace.L9Tracer;
      import java.io.*;
      import java.lang.reflect.Proxy;
      import java.nio.file.Path;
      import java.util.*;
      import java.util.stream.Stream;

      @L9Traced
      public class Handles {
        static class Worker extends Thread {
          @Override public String toString() { throw new IllegalStateException(); }
        }

        static class Loader extends ClassLoader {
          String secret = "no";
        }

        static class In extends InputStream {
          @Override public int read() throws IOException { throw new IOException("read"); }
        }

        @L9Traced
        public static void main(String[] args) throws Exception {
          int n = args.length;
          Runnable lambda = () -> System.out.println("called " + n);
          L9Tracer.metadata("lambda", lambda);
          L9Tracer.metadata("proxy", Proxy.newProxyInstance(
              Handles.class.getClassLoader(),
              new Class<?>[] {Comparable.class},
              (proxy, method, arguments) -> {
                System.out.println("called " + method);
                return null;
              }));
          Stream<String> stream = Stream.of("a");
          L9Tracer.metadata("stream", stream);
          L9Tracer.metadata("plainThread", new Thread("t"));
          L9Tracer.metadata("ownThread", new Worker());
          L9Tracer.metadata("loader", new Loader());
          L9Tracer.metadata("input", new ByteArrayInputStream(new byte[3]));
          L9Tracer.metadata("ownInput", new In());
          L9Tracer.metadata("random", new Random(1));
          L9Tracer.metadata("path", Path.of("a/b"));
          L9Tracer.metadata("type", In.class);
          L9Tracer.metadata("date", new Date(0));
          L9Tracer.metadata("uuid", new UUID(1, 2));
          L9Tracer.metadata("nan", Double.NaN);
          L9Tracer.metadata("object", new Object());
          L9Tracer.metadata("vector", new Vector<>(List.of(1)));
          L9Tracer.metadata("annotation", Handles.class.getAnnotation(L9Traced.class));
          System.out.println(stream.count() == 1 ? "done" : "used up");
        }
      }
      """;

  private static final String NAMED =
      """
      package demo;

      import dev.l9.trace.L9Traced;

      public class Named {
        static class Good {
          final int n;
          Good(int n) { this.n = n; }
          @Override @L9Traced public String toString() { return "good " + n; }
        }

        static class Other {
          int n = 2;
          @Override public String toString() { throw new Error("not named"); }
        }

        static class Bad {
          @Override public String toString() { throw new IllegalStateException("bad"); }
        }

        static class Worse {
          @Override public String toString() { throw new Error("worse"); }
        }

        static class Deep {
          @Override public String toString() { return this + ""; }
        }

        public static void main(String[] args) {
          show(new Good(1), new Other());
          show(new Bad(), "x");
          show(new Worse(), "x");
          show(new Deep(), "x");
          System.out.println("done");
        }

        @L9Traced
        static Object show(Object first, Object second) {
          return first instanceof Good ? new Good(3) : second;
        }
      }
      """;

  private static final String UNWANTED =
      """
      package demo;

      import dev.l9.trace.L9Traced;

      public class Unwanted {
        public static void main(String[] args) {
          noInput(1);
          noOutput(1);
          neither(1);
          try {
            failing(1);
          } catch (IllegalStateException e) {
            // as it should
          }
        }

        @L9Traced(captureInputs = false)
        static int noInput(int a) { return a; }

        @L9Traced(captureOutput = false)
        static int noOutput(int a) { return a; }

        @L9Traced(captureInputs = false, captureOutput = false)
        static int neither(int a) { return a; }

        @L9Traced(captureInputs = false, captureOutput = false)
        static int failing(int a) { throw new IllegalStateException("why"); }
      }
      """;

  private static final String TEXTS =
      """
      package demo;

      import dev.l9.trace.L9Traced;
      import dev.l9.trace.L9Tracer;
      import java.util.Map;

      public class Texts {
        @L9Traced
        public static void main(String[] args) {
          String[] texts = {
            "*/",
            "\\\\" + "u000a",
            "// END L9 DORA BLOCK",
            "\\"quoted\\" $1 \\\\ back",
            "" + (char) 0xd83d,
            (char) 0xde00 + "x",
            "" + (char) 0x202e + (char) 0x2066 + (char) 0x200f,
            "a" + (char) 0 + "b",
            "" + (char) 0x2028 + (char) 0x2029 + (char) 0x85 + "\\r\\n\\t",
            "\\u00fcn\\u00efc\\u00f6d\\u00e9 \\ud83c\\udf88",
            ""
          };
          for (int i = 0; i < texts.length; i++) {
            L9Tracer.metadata("text" + i, texts[i]);
            L9Tracer.metadata("key" + i, Map.of(texts[i], i));
          }
        }
      }
      """;
}
