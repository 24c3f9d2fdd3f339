package dev.l9.trace.agent.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.SecondAgent;
import dev.l9.trace.testkit.TestProject;
import dev.l9.trace.testkit.TraceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The program under the agent is the program without it, and neither sees into the other. */
class IsolationIT {

  private static final String EVENTS = "update=false";

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void create() {
    project = new TestProject(folder).onOrdinaryJvm();
  }

  static Stream<Arguments> jvmOptions() {
    List<String> options =
        List.of(
            "-Xshare:auto",
            "-XX:+PrintWarnings -Xlog:disable -Xlog:all=warning:stderr:none"
                + " -XX:+UseSerialGC -XX:TieredStopAtLevel=1"
                + " -Dsun.misc.unsafe.memory.access=debug --enable-native-access=ALL-UNNAMED");
    return Jdk.each().flatMap(jdk -> options.stream().map(option -> Arguments.of(jdk, option)));
  }

  @ParameterizedTest
  @MethodSource("jvmOptions")
  void nothingIsPrintedThatTheProgramAloneWouldNotPrint(Jdk jdk, String options) {
    project.source("demo/Prints.java", PRINTS).compile("-g").javaOptions(options.split(" "));
    ProgramRun plain = withoutArchive(project.plainCommand(jdk, "demo.Prints"));
    assertEquals(3, plain.exitCode(), plain::toString);
    assertEquals(plain, withoutArchive(project.command(jdk, "", "demo.Prints")));
    assertEquals(4, project.events().size());
  }

  /** The JVM may have something to say of the archive that the tests bring along. */
  private ProgramRun withoutArchive(List<String> command) {
    command.removeIf(o -> o.startsWith("-XX:SharedArchiveFile=") || o.equals("-Xlog:cds=off"));
    return ProgramRun.of(project.builder(command));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void whatLaterJdksForbid_isNotUsed(Jdk jdk) {
    assumeTrue(jdk.version() >= 24, "JDK 24 brought these options");
    project
        .source("demo/Prints.java", PRINTS)
        .compile("-g")
        .javaOptions("--sun-misc-unsafe-memory-access=deny", "--illegal-native-access=deny");
    project.javaOptions("-XX:-EnableDynamicAgentLoading");
    assertEquals(project.runPlain(jdk, "demo.Prints"), project.run(jdk, "", "demo.Prints"));
    assertEquals(4, project.events().size());
  }

  static Stream<Arguments> jdksAndDebugInformation() {
    return Jdk.inTurn(List.of("-g", "-g:none", "-parameters"), Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("jdksAndDebugInformation")
  void reflectionAndStackTraces_areAsWithoutTheAgent(Jdk jdk, String debug) {
    project.source("demo/Mirror.java", MIRROR).compileWith(jdk, debug);
    ProgramRun plain = project.runPlain(jdk, "demo.Mirror");
    assertEquals(0, plain.exitCode(), plain::toString);
    assertTrue(plain.out().contains("serialVersionUID"), plain::out);
    ProgramRun run = project.run(jdk, EVENTS, "demo.Mirror");
    assertEquals(plain.out(), run.out());
    assertEquals(plain, run);
    assertTrue(project.events().size() >= 8, "it was traced");
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void theApplication_seesTheBridgeAndNothingBehindIt(Jdk jdk) {
    project.source("demo/Peeks.java", PEEKS).compile("-g");
    ProgramRun run = project.runWell(jdk, EVENTS, "demo.Peeks");
    assertEquals(
        """
        java.lang.L9TraceDispatcher of null
        dev.l9.trace.agent.install.AgentRuntime not found
        dev.l9.trace.agent.span.Tracer not found
        dev.l9.trace.model.TraceEvent not found
        net.bytebuddy.jar.asm.ClassReader not found
        dev/l9/trace/agent/install/AgentRuntime.class not found
        net/bytebuddy/jar/asm/ClassReader.class not found
        java.lang open: false
        survived
        """,
        run.out());
    // The last calls of the bridge were wrong ones, and were said to be so once.
    assertEquals(1, run.err().lines().count(), run::err);
    assertEquals(
        """
        traced(n=1) → 2
        traced(n=2) → 3
        """,
        TraceText.tree(project.events()));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void librariesOfTheApplication_areNeitherUsedNorInitialised(Jdk jdk) throws IOException {
    List<String> bundled =
        List.of(
            "net.bytebuddy.jar.asm.ClassReader",
            "net.bytebuddy.jar.asm.ClassWriter",
            "net.bytebuddy.jar.asm.Type",
            "net.bytebuddy.ByteBuddy",
            "tools.jackson.core.JsonFactory",
            "org.slf4j.Logger",
            "org.slf4j.LoggerFactory",
            "ch.qos.logback.classic.Logger",
            "dev.l9.trace.model.TraceEvent",
            "dev.l9.trace.jsonl.TraceFile",
            "dev.l9.trace.agent.install.AgentRuntime");
    for (String name : bundled) {
      int dot = name.lastIndexOf('.');
      project.source(
          name.replace('.', '/') + ".java",
          TRAP.formatted(name.substring(0, dot), name.substring(dot + 1)));
    }
    project
        .source("demo/Manager.java", MANAGER)
        .source("demo/Bundles.java", BUNDLES)
        .compile("-g")
        .javaOptions(
            "-Djava.util.logging.manager=demo.Manager",
            "-Djava.util.logging.config.class=demo.Manager",
            "-Dslf4j.provider=demo.Manager");
    // A logger finder of the application is asked when the first logger is wanted.
    Path services = Files.createDirectories(project.classes().resolve("META-INF/services"));
    Files.writeString(services.resolve("java.lang.System$LoggerFinder"), "demo.Manager\n");
    ProgramRun run = project.runWell(jdk, EVENTS, "demo.Bundles", bundled.toArray(String[]::new));
    assertEquals("", run.err());
    assertEquals(bundled.size() + " of the application\n", run.out());
    assertEquals("traced(n=1) → 2\n", TraceText.tree(project.events()));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aNamedModule_isTracedAndItsFieldsAreShown(Jdk jdk) throws IOException {
    Path source = Files.createDirectories(folder.resolve("module/demo"));
    Files.writeString(
        source.resolveSibling("module-info.java"),
        "module demo.app {\n  requires dev.l9.trace;\n}\n");
    Files.writeString(source.resolve("Main.java"), MODULAR);
    String annotations = TestProject.annotations();
    assertTrue(annotations.endsWith("l9-annotations.jar"), annotations);
    List<String> javac = new ArrayList<>(List.of("--release", "17", "-g", "-nowarn"));
    javac.addAll(List.of("-p", annotations, "-d", folder.resolve("mods/demo.app").toString()));
    javac.add(source.resolveSibling("module-info.java").toString());
    javac.add(source.resolve("Main.java").toString());
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    assertEquals(0, compiler.run(null, null, null, javac.toArray(String[]::new)));
    List<String> java = new ArrayList<>(List.of(jdk.java().toString()));
    java.addAll(TestProject.quickJvm(jdk));
    java.add("-javaagent:" + TestProject.AGENT + "=" + EVENTS);
    java.addAll(List.of("-p", "mods:" + annotations, "-m", "demo.app/demo.Main"));
    ProgramRun run = ProgramRun.of(project.builder(java));
    assertEquals(new ProgramRun(0, "module demo.app 3\n", ""), run);
    assertEquals(
        "main(args=[])\n  size(box=Box{width=1, height=2}) → 3\n",
        TraceText.tree(project.events()));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void classesOfOneNameInIsolatedLoaders_areEachTraced(Jdk jdk) {
    project.source("demo/Loaders.java", LOADERS).source("demo/Alone.java", ALONE).compile("-g");
    ProgramRun run =
        project.runWell(
            jdk, EVENTS, "demo.Loaders", project.classes() + "/", TestProject.annotations());
    assertEquals(new ProgramRun(0, "3\n4\n5\n", ""), run);
    assertEquals(
        """
        twice(n=1, of=left) → 3
        twice(n=2, of=right) → 4
        twice(n=3, of=without annotations) → 5
        """,
        TraceText.tree(project.events()));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void classesOfTheBootLoader_areLeftAlone(Jdk jdk) {
    project.source("demo/Boot.java", BOOT).compile("-g");
    project.javaOptions(
        "-Xshare:off",
        "-Xbootclasspath/a:" + project.classPath()); // Sharing would print a warning.
    ProgramRun plain = project.runPlain(jdk, "demo.Boot");
    assertEquals(new ProgramRun(0, "null 1\n", ""), plain);
    assertEquals(plain, project.run(jdk, EVENTS, "demo.Boot"));
    assertTrue(Files.notExists(project.traceFile()));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aProgramWithoutATracedClass_loadsNothingOfTheHiddenPart(Jdk jdk) throws IOException {
    project
        .source("demo/Plain.java", PLAIN)
        .source("demo/Prints.java", PRINTS)
        .compile("-g")
        .javaOptions("-Xlog:class+load:file=classes.log");
    ProgramRun plain = project.runWell(jdk, EVENTS, "demo.Plain");
    assertEquals("plain\n", plain.out());
    assertEquals(
        "[l9] warn: nothing was traced: no class that was loaded is marked @L9Traced;"
            + " methods without a mark are traced with an option such as include=com.acme..*\n",
        plain.err());
    assertEquals(List.of(), hiddenClasses());
    project.run(jdk, EVENTS, "demo.Prints");
    assertTrue(hiddenClasses().size() > 50, "the log shows them when they are loaded");
  }

  private List<String> hiddenClasses() throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve("classes.log"))) {
      return lines
          .filter(
              line ->
                  line.contains(" dev.l9.trace.agent.")
                      || line.contains(" net.bytebuddy.jar.asm.")
                      || line.contains(" java.lang.L9Trace"))
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aClassThatIsRedefinedOrRetransformed_staysTraced(Jdk jdk) throws IOException {
    SecondAgent.in(project)
        .source("demo/Swapped.java", SWAPPED)
        .source("demo/Swaps.java", SWAPS)
        .compile("-g");
    byte[] original = Files.readAllBytes(project.classes().resolve("demo/Swapped.class"));
    List<String> command = SecondAgent.behind(project.command(jdk, EVENTS, "demo.Swaps"), project);
    ProgramRun run = ProgramRun.of(project.builder(command));
    assertFalse(
        Arrays.equals(original, SecondAgent.seen(project, "demo.Swapped")),
        "the other agent sees the traced class");
    command.removeIf(argument -> argument.contains(TestProject.AGENT.toString()));
    ProgramRun plain = ProgramRun.of(project.builder(command));
    // JDK 17 goes back to the first bytes when it transforms a class that was redefined.
    String last = jdk.version() == 17 ? "one" : "two";
    assertEquals(new ProgramRun(0, "one\none\ntwo\n" + last + "\n", ""), plain);
    assertEquals(plain, run);
    assertEquals(
        """
        which(n=1) → one
        which(n=2) → one
        which(n=3) → two
        which(n=4) → %s
        """
            .formatted(last),
        TraceText.tree(project.events()));
  }

  private static final String PRINTS =
      """
      package demo;

      import dev.l9.trace.L9Traced;
      import java.util.*;
      import java.util.stream.*;

      public class Prints {
        @L9Traced
        Prints() {}

        @L9Traced
        public static void main(String[] args) throws Exception {
          System.out.println(new Prints().sum(List.of(1, 2, 3)));
          System.err.println("to err");
          Thread thread = new Thread(() -> new Prints().hashCode());
          thread.start();
          thread.join();
          System.out.println(Stream.of("b", "a").sorted().collect(Collectors.joining(",")));
          System.out.println(new TreeSet<>(System.getProperties().stringPropertyNames()));
          System.out.println(Thread.currentThread().getContextClassLoader().getClass());
          System.exit(3);
        }

        @L9Traced
        int sum(List<Integer> numbers) {
          return numbers.stream().mapToInt(n -> n).sum();
        }
      }
      """;

  private static final String MIRROR =
      """
      package demo;

      import dev.l9.trace.*;
      import java.io.*;
      import java.lang.annotation.*;
      import java.lang.reflect.*;
      import java.util.*;

      public class Mirror {
        @Retention(RetentionPolicy.RUNTIME)
        @Target({ElementType.TYPE_USE, ElementType.PARAMETER, ElementType.METHOD})
        @interface Mark {
          String value() default "";
        }

        @L9Traced
        static class Data implements Serializable {
          int a = 1;
          transient String b;
          public Data() {}
          public <T extends Comparable<T>> List<? super T> generic(@Mark("p") T value, int... more)
              throws IOException, IllegalStateException {
            return new ArrayList<>(List.of(value));
          }
          @Deprecated protected static synchronized long fixed(long n, double d) { return n; }
          private void hidden() {}
        }

        record Point(@L9Sensitive int x, List<String> names) implements Serializable {
          @L9Traced Point {}
          @L9Traced int twice() { return 2 * x; }
        }

        sealed interface Shape permits Square {
          @L9Traced default String name() { return "shape"; }
        }

        static final class Square implements Shape {}

        enum Level {
          LOW { @L9Traced @Override int rank() { return 1; } },
          HIGH;
          @L9Traced int rank() { return 2; }
        }

        public static void main(String[] args) throws Exception {
          for (Class<?> c : List.of(Data.class, Point.class, Shape.class, Level.class, Mirror.class)) {
            describe(c);
          }
          new Data().generic("v");
          Data.fixed(1, 2);
          new Point(1, List.of()).twice();
          new Square().name();
          Level.LOW.rank();
          Level.HIGH.rank();
          traces(1, "text");
          try {
            thrower(null, new int[0], 5);
          } catch (RuntimeException e) {
            show(e);
          }
          for (int i = 0; i < 4; i++) {
            try {
              failing(i, null);
            } catch (RuntimeException e) {
              show(e);
            }
          }
          try {
            new Broken(3);
          } catch (IllegalArgumentException e) {
            show(e);
          }
        }

        static void describe(Class<?> c) throws Exception {
          System.out.println(c.toGenericString() + " " + marks(c));
          System.out.println("serialVersionUID " + (ObjectStreamClass.lookup(c) == null
              ? "none" : ObjectStreamClass.lookup(c).getSerialVersionUID()));
          List<String> members = new ArrayList<>();
          for (Executable e : executables(c)) {
            members.add(e.toGenericString() + " " + e.getModifiers() + " " + e.isSynthetic()
                + Arrays.toString(e.getParameters()) + marks(e)
                + Arrays.deepToString(e.getParameterAnnotations())
                + Arrays.toString(e.getAnnotatedParameterTypes())
                + e.getAnnotatedReturnType());
          }
          for (Field f : c.getDeclaredFields()) {
            members.add(f.toGenericString() + marks(f));
          }
          Collections.sort(members);
          members.forEach(System.out::println);
          System.out.println(Arrays.toString(c.getRecordComponents()) + c.isSealed()
              + Arrays.toString(c.getPermittedSubclasses()) + c.getNestHost()
              + Arrays.toString(c.getNestMembers()) + Arrays.toString(c.getInterfaces())
              + c.getEnclosingClass());
        }

        /** The JVM prints the members of an annotation in any order. */
        static String marks(AnnotatedElement element) {
          List<String> parts = new ArrayList<>();
          for (Annotation mark : element.getAnnotations()) {
            parts.addAll(List.of(mark.toString().split("[(,)] ?")));
          }
          Collections.sort(parts);
          return parts.toString();
        }

        static List<Executable> executables(Class<?> c) {
          List<Executable> all = new ArrayList<>(List.of(c.getDeclaredMethods()));
          all.addAll(List.of(c.getDeclaredConstructors()));
          return all;
        }

        static void show(Throwable t) {
          System.out.println(t);
          for (StackTraceElement e : t.getStackTrace()) {
            System.out.println("  " + e + " " + e.getClassLoaderName());
          }
        }

        @L9Traced
        static void traces(int n, String text) {
          int local = n + 1;
          show(new Exception("here " + local));
          StackWalker.getInstance().forEach(frame -> System.out.println("  walk " + frame));
          for (StackTraceElement e : Thread.currentThread().getStackTrace()) {
            System.out.println("  thread " + e);
          }
        }

        @L9Traced
        static int thrower(String text, int[] cells, int index) {
          String copy = text;
          int sum = index + cells.length;
          return copy.length() + sum;
        }

        @L9Traced
        static Object failing(int kind, Object value) {
          long wide = kind;
          Object local = value;
          int[] cells = new int[1];
          try {
            switch (kind) {
              case 0: return local.hashCode();
              case 1: return cells[kind + 1];
              case 2: return (Integer) (Object) "text";
              default: return 1 / (kind - 3);
            }
          } finally {
            wide++;
          }
        }

        static class Broken {
          @L9Traced
          Broken(int n) {
            super();
            int twice = 2 * n;
            if (twice > 3) {
              throw new IllegalArgumentException("broken " + twice);
            }
          }
        }
      }
      """;

  private static final String PEEKS =
      """
      package demo;

      import dev.l9.trace.L9Traced;

      public class Peeks {
        public static void main(String[] args) throws Exception {
          traced(1);
          Class<?> bridge = Class.forName("java.lang.L9TraceDispatcher");
          System.out.println(bridge.getName() + " of " + bridge.getClassLoader());
          for (String name : new String[] {
              "dev.l9.trace.agent.install.AgentRuntime", "dev.l9.trace.agent.span.Tracer",
              "dev.l9.trace.model.TraceEvent", "net.bytebuddy.jar.asm.ClassReader"}) {
            try {
              Class.forName(name);
              System.out.println(name + " found");
            } catch (ClassNotFoundException e) {
              System.out.println(name + " not found");
            }
          }
          for (String name : new String[] {
              "dev/l9/trace/agent/install/AgentRuntime.class", "net/bytebuddy/jar/asm/ClassReader.class"}) {
            Object found = Peeks.class.getClassLoader().getResource(name);
            System.out.println(name + (found == null ? " not found" : " found"));
          }
          System.out.println("java.lang open: "
              + Object.class.getModule().isOpen("java.lang", Peeks.class.getModule()));
          bridge.getMethod("install", Class.forName("java.lang.L9TraceHandler"))
              .invoke(null, (Object) null);
          Class.forName("java.lang.L9ContextDispatcher")
              .getMethod("install", Class.forName("java.lang.L9ContextHandler"))
              .invoke(null, (Object) null);
          traced(2);
          bridge.getMethod("begin", int.class).invoke(null, -1);
          bridge.getMethod("begin", int.class).invoke(null, 1_000_000);
          bridge.getMethod("exit", Object.class).invoke(null, "no token");
          bridge.getMethod("argument", Object.class, int.class, Object.class).invoke(null, "no token", 0, 1);
          System.out.println("survived");
        }

        @L9Traced
        static int traced(int n) {
          return n + 1;
        }
      }
      """;

  private static final String TRAP =
      """
      package %s;

      public class %s {
        static {
          System.out.println("INITIALISED");
          if (true) {
            throw new IllegalStateException("initialised");
          }
        }
      }
      """;

  private static final String MANAGER =
      """
      package demo;

      public class Manager extends java.util.logging.LogManager {
        static {
          System.out.println("INITIALISED Manager");
        }
      }
      """;

  private static final String BUNDLES =
      """
      package demo;

      import dev.l9.trace.L9Traced;

      public class Bundles {
        public static void main(String[] args) throws Exception {
          traced(1);
          int own = 0;
          for (String name : args) {
            Class<?> c = Class.forName(name, false, Bundles.class.getClassLoader());
            own += c.getProtectionDomain().getCodeSource().getLocation()
                .equals(Bundles.class.getProtectionDomain().getCodeSource().getLocation()) ? 1 : 0;
          }
          System.out.println(own + " of the application");
        }

        @L9Traced
        static int traced(int n) {
          return n + 1;
        }
      }
      """;

  private static final String MODULAR =
      """
      package demo;

      import dev.l9.trace.L9Traced;

      public class Main {
        static class Box {
          private final int width = 1;
          private final int height = 2;
        }

        @L9Traced
        public static void main(String[] args) {
          System.out.println(Main.class.getModule() + " " + size(new Box()));
        }

        @L9Traced
        private static int size(Box box) {
          return box.width + box.height;
        }
      }
      """;

  private static final String LOADERS =
      """
      package demo;

      import java.io.File;
      import java.net.*;

      public class Loaders {
        public static void main(String[] args) throws Exception {
          URL classes = new File(args[0]).toURI().toURL();
          URL annotations = new File(args[1]).toURI().toURL();
          System.out.println(run(1, "left", classes, annotations));
          System.out.println(run(2, "right", classes, annotations));
          System.out.println(run(3, "without annotations", classes));
        }

        static Object run(int n, String of, URL... urls) throws Exception {
          ClassLoader loader = new URLClassLoader(urls, null);
          return loader.loadClass("demo.Alone").getMethod("twice", int.class, String.class)
              .invoke(null, n, of);
        }
      }
      """;

  private static final String ALONE =
      """
      package demo;

      import dev.l9.trace.L9Traced;

      public class Alone {
        @L9Traced
        public static int twice(int n, String of) {
          return n + 2;
        }
      }
      """;

  private static final String BOOT =
      """
      package demo;

      import dev.l9.trace.L9Traced;

      public class Boot {
        public static void main(String[] args) {
          System.out.println(Boot.class.getClassLoader() + " " + traced());
        }

        @L9Traced
        static int traced() {
          return 1;
        }
      }
      """;

  private static final String PLAIN =
      """
      package demo;

      public class Plain {
        public static void main(String[] args) {
          Runnable run = () -> System.out.println("plain");
          run.run();
        }
      }
      """;

  private static final String SWAPPED =
      """
      package demo;

      import dev.l9.trace.L9Traced;

      public class Swapped {
        @L9Traced
        static String which(int n) {
          return "one";
        }
      }
      """;

  private static final String SWAPS =
      """
      package demo;

      import java.lang.instrument.ClassDefinition;
      import java.nio.charset.StandardCharsets;
      import second.Second;

      public class Swaps {
        public static void main(String[] args) throws Exception {
          System.out.println(Swapped.which(1));
          Second.instrumentation.retransformClasses(Swapped.class);
          System.out.println(Swapped.which(2));
          byte[] bytes = Swaps.class.getResourceAsStream("Swapped.class").readAllBytes();
          // The constant "one" of its pool becomes "two".
          String text = new String(bytes, StandardCharsets.ISO_8859_1);
          byte[] changed = text.replace("\\u0001\\u0000\\u0003one", "\\u0001\\u0000\\u0003two")
              .getBytes(StandardCharsets.ISO_8859_1);
          Second.instrumentation.redefineClasses(new ClassDefinition(Swapped.class, changed));
          System.out.println(Swapped.which(3));
          Second.instrumentation.retransformClasses(Swapped.class);
          System.out.println(Swapped.which(4));
        }
      }
      """;
}
