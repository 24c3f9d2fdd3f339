package dev.l9.trace.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.OnEachJdk;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.SecondAgent;
import dev.l9.trace.testkit.TestProject;
import dev.l9.trace.testkit.TraceText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code l9 attach} and {@code l9 detach} on running programs, which do a step for each line that
 * they are given.
 */
@JdksInTurn
class AttachIT {

  private static final String MAIN =
      """
      package demo;

      import dev.l9.trace.L9Traced;
      import dev.l9.trace.L9Tracer;
      import java.util.Scanner;
      import java.util.concurrent.CompletableFuture;
      import java.util.concurrent.ExecutorService;
      import java.util.concurrent.Executors;

      public class Main {
        public static void main(String[] args) throws Exception {
          Scanner in = new Scanner(System.in);
          System.out.println("ready");
          while (in.hasNextLine()) {
            String line = in.nextLine();
            if (line.equals("long")) {
              wait(in);
            } else if (line.equals("pool")) {
              inPool();
            } else if (line.equals("begin")) {
              pending = begin();
              System.out.println("begun");
            } else if (line.equals("complete")) {
              System.out.println(pending.complete("done"));
            } else {
              System.out.println(
                  new Orders().place(line) + " " + Marked.mark(line) + parameters());
            }
          }
        }

        static CompletableFuture<String> pending;

        static CompletableFuture<String> begin() {
          return new CompletableFuture<>();
        }

        static void inPool() throws Exception {
          ExecutorService pool = Executors.newSingleThreadExecutor();
          System.out.println(pool.submit(() -> new Orders().place("pool")).get());
          pool.shutdown();
        }

        /** Nothing, as long as parameters have their names. */
        private static String parameters() {
          for (var method : Orders.class.getDeclaredMethods()) {
            if (!method.getParameters()[0].isNamePresent()) {
              return " but " + method + " has lost the names of its parameters";
            }
          }
          return "";
        }

        /** Is on the stack while the agent comes and goes. */
        static void wait(Scanner in) {
          System.out.println("waiting");
          in.nextLine();
          System.out.println(new Orders().place("inner"));
        }
      }
      """;

  private static final String ORDERS =
      """
      package demo;

      public class Orders {
        public String place(String order) {
          return check(order) ? "placed " + order : "refused";
        }

        private boolean check(String order) {
          return !order.isEmpty();
        }
      }
      """;

  private static final String MARKED =
      """
      package demo;

      import dev.l9.trace.L9Traced;
      import dev.l9.trace.L9Tracer;

      public class Marked {
        @L9Traced
        static String mark(String text) {
          L9Tracer.metadata("length", text.length());
          return L9Tracer.currentTraceId() == null ? "plain" : "traced";
        }
      }
      """;

  /** An agent that is attached last, and so sees the code behind all others. */
  private static final String PROBE =
      """
      package probe;

      import java.lang.instrument.ClassFileTransformer;
      import java.lang.instrument.Instrumentation;
      import java.nio.file.Files;
      import java.nio.file.Path;
      import java.security.ProtectionDomain;

      public class Probe implements ClassFileTransformer {
        private byte[] seen = {};

        public static void agentmain(String arguments, Instrumentation instrumentation)
            throws Exception {
          String name = arguments.substring(0, arguments.indexOf('='));
          String file = arguments.substring(arguments.indexOf('=') + 1);
          Probe probe = new Probe();
          instrumentation.addTransformer(probe, true);
          for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (type.getName().equals(name)) {
              instrumentation.retransformClasses(type);
            }
          }
          instrumentation.removeTransformer(probe);
          Files.write(Path.of(file), probe.seen);
        }

        @Override
        public byte[] transform(
            ClassLoader loader, String name, Class<?> c, ProtectionDomain domain, byte[] bytes) {
          if (c != null) {
            seen = bytes;
          }
          return null;
        }
      }
      """;

  @TempDir private Path folder;
  private boolean withSecondAgent;
  private TestProject project;
  private Process program;
  private BufferedReader out;

  private void start(Jdk jdk, String... agentOptions) throws Exception {
    project =
        SecondAgent.in(new TestProject(folder))
            .source("demo/Main.java", MAIN)
            .source("demo/Orders.java", ORDERS)
            .source("demo/Marked.java", MARKED)
            .source("probe/Probe.java", PROBE)
            .compile("-g", "-parameters");
    List<String> command =
        agentOptions.length == 0
            ? project.plainCommand(jdk, "demo.Main")
            : project.command(jdk, agentOptions[0], "demo.Main");
    if (jdk.version() >= 21) {
      command.add(1, "-XX:+EnableDynamicAgentLoading");
    }
    command = withSecondAgent ? SecondAgent.behind(command, project) : command;
    program = project.builder(command).start();
    out = new BufferedReader(new InputStreamReader(program.getInputStream(), UTF_8));
    assertEquals("ready", out.readLine());
  }

  @AfterEach
  void endProgram() throws Exception {
    if (program != null) {
      program.getOutputStream().close();
      program.waitFor();
    }
  }

  /** Gives the program a line; returns what it prints. */
  private String step(String line) throws IOException {
    OutputStream in = program.getOutputStream();
    in.write((line + "\n").getBytes(UTF_8));
    in.flush();
    return out.readLine();
  }

  /** Ends the program, which must have printed nothing to standard error. */
  private void end() throws Exception {
    program.getOutputStream().close();
    assertEquals("", new String(program.getErrorStream().readAllBytes(), UTF_8));
    assertEquals(0, program.waitFor());
  }

  private String pid() {
    return Long.toString(program.pid());
  }

  private ProgramRun attach(String... options) {
    ProgramRun run = L9Run.here(attachCommand(options));
    assertEquals(0, run.exitCode(), run::toString);
    return run;
  }

  private String[] attachCommand(String... options) {
    List<String> arguments =
        new ArrayList<>(List.of("attach", pid(), "--agent", TestProject.AGENT.toString()));
    arguments.addAll(List.of(options));
    return arguments.toArray(new String[0]);
  }

  private ProgramRun detach() {
    return L9Run.here(detachCommand());
  }

  private String[] detachCommand() {
    return new String[] {"detach", pid(), "--agent", TestProject.AGENT.toString()};
  }

  private static Set<String> operations(List<TraceEvent> events) {
    return events.stream().map(TraceEvent::operation).collect(Collectors.toSet());
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  @OnEachJdk
  void runningProgram_isTracedFromAttachToDetach(Jdk jdk) throws Exception {
    start(jdk);
    assertEquals("placed a plain", step("a"));
    ProgramRun listed = L9Run.apart(jdk, project, "ps");
    assertEquals(0, listed.exitCode(), listed::toString);
    assertTrue(
        listed.out().lines().anyMatch(line -> line.strip().equals(pid() + "  demo.Main")),
        listed::out);
    List<String> plain = calls();
    assertTrue(plain.contains("place: demo/Orders.check"), plain::toString);
    ProgramRun attached = L9Run.apart(jdk, project, attachCommand("include=demo.Orders#*"));
    assertEquals(
        "attached to "
            + pid()
            + ": tracing 3 classes and those that come; events: "
            + project.folder().toRealPath().resolve("trace.jsonl")
            + "; source files are left alone (update=true gives them blocks)\n",
        attached.out());
    assertEquals("placed b traced", step("b"));
    assertTrue(calls().contains("place: java/lang/L9TraceDispatcher.begin"));
    ProgramRun detached = L9Run.apart(jdk, project, detachCommand());
    assertEquals(0, detached.exitCode(), detached::toString);
    assertEquals("detached from " + pid() + ": 3 classes are as they were\n", detached.out());
    assertEquals("", detached.err());
    // All is written by now, before the program's end.
    assertEquals(
        """
        place(order=b) → placed b
          check(order=b) → true
        mark(text=b) → traced
        """,
        TraceText.tree(project.events()));
    assertEquals("placed c plain", step("c"));
    assertEquals(plain, calls());
    end();
    assertEquals(3, project.events().size());
    assertEquals(MARKED, Files.readString(project.sourceRoot().resolve("demo/Marked.java")));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void attachingAgain_changesTheOptions(Jdk jdk) throws Exception {
    start(jdk);
    assertEquals("placed a plain", step("a"));
    attach("include=demo.Orders#place", "trace=one.jsonl");
    step("b");
    ProgramRun updating =
        attach("include=demo.Orders#check", "trace=two.jsonl", "redact.add=order", "update=true");
    assertTrue(updating.out().endsWith("two.jsonl; source files get blocks\n"), updating::out);
    step("c");
    attach("exclude=demo..*#*", "trace=three.jsonl");
    assertEquals("placed d plain", step("d"));
    end();
    assertEquals(
        """
        place(order=b) → placed b
        mark(text=b) → traced
        """,
        TraceText.tree(TestProject.events(folder.resolve("one.jsonl"))));
    assertEquals(
        """
        check(order=***) → true
        mark(text=c) → traced
        """,
        TraceText.tree(TestProject.events(folder.resolve("two.jsonl"))));
    assertFalse(Files.exists(folder.resolve("three.jsonl")));
    String blocks = Files.readString(project.sourceRoot().resolve("demo/Orders.java"));
    assertTrue(blocks.startsWith(ORDERS), blocks);
    assertTrue(blocks.contains("// L9 DORA BLOCK"), blocks);
  }

  /**
   * The second agent changes classes too, and so the JVM keeps them as they were before that: with
   * our code, which may come back when a class is asked for again.
   */
  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void codeThatComesBack_doesNothing_orIsNotDoubled(Jdk jdk) throws Exception {
    withSecondAgent = true;
    start(jdk, "include=demo.Orders#place,trace=one.jsonl");
    step("a");
    detach();
    assertEquals("placed b plain", step("b"));
    attach("include=demo.Orders#check", "trace=two.jsonl");
    step("c");
    attach("include=demo.Orders#*", "trace=three.jsonl");
    step("d");
    end();
    List<String> two =
        TestProject.events(folder.resolve("two.jsonl")).stream()
            .map(TraceEvent::operation)
            .toList();
    assertTrue(two.contains("check") && !two.contains("place"), two::toString);
    List<String> three =
        TestProject.events(folder.resolve("three.jsonl")).stream()
            .map(TraceEvent::operation)
            .toList();
    assertEquals(three.stream().distinct().toList(), three);
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void programThatWasStartedWithTheAgent_canBeDetachedAndAttachedAgain(Jdk jdk) throws Exception {
    start(jdk, "include=demo.Orders#place,trace=one.jsonl");
    assertEquals("placed a traced", step("a"));
    ProgramRun detached = detach();
    assertEquals("detached from " + pid() + ": 3 classes are as they were\n", detached.out());
    assertEquals("placed b plain", step("b"));
    attach("include=demo.Orders#check", "trace=two.jsonl");
    assertEquals("placed c traced", step("c"));
    end();
    assertEquals(
        Set.of("place", "mark"), operations(TestProject.events(folder.resolve("one.jsonl"))));
    assertEquals(
        Set.of("check", "mark"), operations(TestProject.events(folder.resolve("two.jsonl"))));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void detachingWhatWasThereFromTheStart_givesClassesTheirCodeBack(Jdk jdk) throws Exception {
    start(jdk, "include=demo.Orders#*");
    step("a");
    assertTrue(calls().contains("place: java/lang/L9TraceDispatcher.begin"));
    detach();
    assertEquals(
        List.of(
            "<init>: java/lang/Object.<init>",
            "check: java/lang/String.isEmpty",
            "place: demo/Orders.check"),
        calls());
    end();
  }

  /** The calls in the methods of a class of the running program. */
  private List<String> calls() throws IOException {
    return calls("demo.Orders");
  }

  private List<String> calls(String type) throws IOException {
    Path jar = folder.resolve("probe.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Agent-Class", "probe.Probe");
    manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
    try (JarOutputStream entries = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      entries.putNextEntry(new JarEntry("probe/Probe.class"));
      entries.write(Files.readAllBytes(project.classes().resolve("probe/Probe.class")));
    }
    Path seen = folder.resolve("seen.class");
    ByteBuddyAgent.attach(jar.toFile(), pid(), type + "=" + seen);
    List<String> calls = new ArrayList<>();
    ClassVisitor methods =
        new ClassVisitor(Opcodes.ASM9) {
          @Override
          public MethodVisitor visitMethod(
              int access, String method, String descriptor, String signature, String[] thrown) {
            return new MethodVisitor(Opcodes.ASM9) {
              @Override
              public void visitMethodInsn(
                  int opcode, String owner, String name, String type, boolean isInterface) {
                calls.add(method + ": " + owner + "." + name);
              }
            };
          }
        };
    new ClassReader(Files.readAllBytes(seen)).accept(methods, 0);
    Collections.sort(calls); // The JVM keeps methods in an order of its own.
    return calls;
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  @OnEachJdk
  void traceGoesOnInAPool_afterEachAttach(Jdk jdk) throws Exception {
    start(jdk);
    step("a");
    for (String file : List.of("one.jsonl", "two.jsonl")) {
      attach("include=demo.Main#inPool;demo.Orders#place", "trace=" + file);
      assertEquals("placed pool", step("pool"));
      detach();
      assertEquals(
          """
          inPool()
            place(order=pool) → placed pool
          """,
          TraceText.tree(TestProject.events(folder.resolve(file))));
    }
    end();
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  @OnEachJdk
  void detaching_givesClassesOfTheJdkTheirCodeBack(Jdk jdk) throws Exception {
    start(jdk, "include=demo.Main#inPool");
    step("pool");
    String pool = "java.util.concurrent.ThreadPoolExecutor";
    assertTrue(calls(pool).contains("execute: java/lang/L9ContextDispatcher.carry"));
    detach();
    assertFalse(calls(pool).toString().contains("L9ContextDispatcher"));
    end();
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void classFileThatHasChangedSince_isNotLoaded(Jdk jdk) throws Exception {
    start(jdk, "include=demo.Orders#*");
    assertEquals("placed a traced", step("a"));
    Files.writeString(
        project.sourceRoot().resolve("demo/Orders.java"), ORDERS.replace("placed ", "redeployed "));
    project.compile("-g", "-parameters");
    ProgramRun detached = detach();
    assertEquals("detached from " + pid() + ": 2 classes are as they were\n", detached.out());
    assertTrue(detached.err().startsWith("l9: 1 class keeps its tracing code"), detached::err);
    assertEquals("placed b plain", step("b"));
    end();
    assertEquals(3, project.events().size());
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void executionUnderWay_isWrittenAsUnfinishedOnce(Jdk jdk) throws Exception {
    start(jdk);
    attach("include=demo.Main#wait;demo.Orders#place", "trace=one.jsonl");
    assertEquals("waiting", step("long"));
    detach();
    attach("include=demo.Orders#place", "trace=two.jsonl");
    assertEquals("placed inner", step("go on"));
    end();
    TraceEvent unfinished = TestProject.events(folder.resolve("one.jsonl")).get(0);
    assertEquals("wait", unfinished.operation());
    List<TraceEvent> later = TestProject.events(folder.resolve("two.jsonl"));
    assertEquals(List.of("place"), later.stream().map(TraceEvent::operation).toList());
    assertEquals(unfinished.traceId(), later.get(0).parentId());
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aResultThatIsAwaitedAtDetach_isWrittenAsUnfinishedOnce(Jdk jdk) throws Exception {
    start(jdk);
    attach("include=demo.Main#begin", "trace=one.jsonl");
    assertEquals("begun", step("begin"));
    detach();
    attach("include=demo.Main#begin", "trace=two.jsonl");
    assertEquals("true", step("complete"));
    assertEquals("begun", step("begin"));
    assertEquals("true", step("complete"));
    end();
    List<TraceEvent> first = TestProject.events(folder.resolve("one.jsonl"));
    assertEquals("begin()\n", TraceText.tree(first));
    assertEquals(new CapturedValue.Bool(true), first.get(0).metadata().get("unfinished"));
    assertEquals(
        "begin() → done\n", TraceText.tree(TestProject.events(folder.resolve("two.jsonl"))));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void answersThatAreNo_haveTheirExitCodes(Jdk jdk) throws Exception {
    start(jdk);
    ProgramRun json = L9Run.here("ps", "--json");
    assertTrue(json.out().contains("{\"pid\":" + pid() + ",\"program\":\"demo.Main\"}"), json::out);
    ProgramRun notAttached = detach();
    assertEquals(1, notAttached.exitCode(), notAttached::toString);
    assertEquals("l9: process " + pid() + " isn't traced\n", notAttached.err());
    ProgramRun off = L9Run.here(attachCommand("enabled=false"));
    assertEquals(1, off.exitCode(), off::toString);
    ProgramRun warned = attach("inclde=demo.Orders#*", "log=off");
    assertTrue(warned.err().contains("did you mean 'include'?"), warned::err);
    assertEquals(2, L9Run.here("attach", pid(), "include").exitCode());
    ProgramRun nobody = L9Run.here("attach", "999999999", "--agent", TestProject.AGENT.toString());
    assertEquals(2, nobody.exitCode());
    assertEquals("l9: there is no process 999999999; l9 ps lists the JVMs\n", nobody.err());
    ProgramRun noAgent = L9Run.here("attach", pid(), "--agent", "missing.jar");
    assertEquals(2, noAgent.exitCode());
    assertEquals(
        "l9: there is no agent at missing.jar; name its jar with --agent\n", noAgent.err());
    end();
  }
}
