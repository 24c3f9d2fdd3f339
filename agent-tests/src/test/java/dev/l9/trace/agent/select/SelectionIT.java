package dev.l9.trace.agent.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.SomeCases;
import dev.l9.trace.testkit.TestProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Methods that are traced by what they extend, by other annotations, and by inherited marks. */
@JdksInTurn
class SelectionIT {

  private static final String OUT =
      "jdbc 1 all secret jdbc 2 all secret record 3 all enum 4 all lambda get put one two\n";

  @TempDir Path folder;

  /** Each run is of several patterns that choose different methods, or none. */
  static Stream<Arguments> patterns() {
    List<List<String>> cases =
        List.of(
            List.of(
                "include=demo.Other+;demo.Repository+#findAll;demo.JdbcRepository+#findS*"
                    + ";java.lang.Record+;..*Supplier+;@demo.InClassFile",
                "JdbcRepository.findSecret×2 Plain.two×1 RecordRepository.find×1"
                    + " Repository.findAll×4 Service$Names.get×1"),
            List.of(
                "include=demo.Repository+#find;@demo.Api#*et;@demo.InSource;demo.Owned+",
                "CachedRepository.find×1 JdbcRepository.find×2 Letter.find×1 Owner.own×2"
                    + " RecordRepository.find×1 Service.get×1"),
            // Private methods too, as by any pattern; constructors only where they are named.
            List.of(
                "include=demo.JdbcRepository+;java.lang.Enum+,exclude=demo.Repository+#findSecret",
                "CachedRepository.find×1 JdbcRepository.find×2 JdbcRepository.helper×2"
                    + " Letter.find×1"),
            List.of(
                "include=demo.JdbcRepository+#<init>;@demo.Api#<init>",
                "CachedRepository.<init>×1 JdbcRepository.<init>×2 Service.<init>×1"),
            // A proxy's object is of a class of its own.
            List.of(
                "include=demo.CachedRepository+;@demo.Api#get"
                    + ";demo.Owned+;demo.Owner$$SpringCGLIB$$0;demo.$Proxy*",
                "CachedRepository.find×1 Owner.own×2 Service.get×1"),
            List.of(
                "include=demo.*+#find,exclude=demo.Jdbc*+",
                "Letter.find×1 RecordRepository.find×1"),
            List.of("include=demo.Repository+,exclude=demo.Repository+", ""),
            // Without a name of their own in the pattern, by annotations.
            List.of(
                "include=@demo.Api,exclude=@demo.InClassFile",
                "Plain.one×1 Service.get×1 Service.helper×1 Service.put×1"),
            List.of(
                "include=demo.*,exclude=@demo.Api;demo.Repository+;demo.Main;demo.Owner*",
                "Plain.two×1 Service$Names.get×1"));
    return Jdk.inTurn(SomeCases.of(5, cases), (jdk, c) -> Arguments.of(jdk, c.get(0), c.get(1)));
  }

  @ParameterizedTest
  @MethodSource("patterns")
  void patterns_chooseMethods(Jdk jdk, String options, String expected) {
    TestProject project = shop();
    ProgramRun run = project.runWell(jdk, options, "demo.Main");
    assertEquals(OUT, run.out());
    assertEquals(expected, expected.isEmpty() ? traced(project, false) : traced(project, true));
    String said = expected.isEmpty() ? "\\[l9] warn: nothing was traced: .+\n" : "";
    assertTrue(run.err().matches(said), run::err);
  }

  private TestProject shop() {
    return new TestProject(folder)
        .source(
            "org/springframework/aop/SpringProxy.java",
            "package org.springframework.aop;\npublic interface SpringProxy {}\n")
        .source("demo/Main.java", MAIN)
        .source("demo/Repository.java", REPOSITORY)
        .source("demo/Service.java", SERVICE)
        .source(
            "org/springframework/aop/SpringProxy.java",
            "package org.springframework.aop;\npublic interface SpringProxy {}\n")
        .compile("-g");
  }

  private static String traced(TestProject project, boolean expected) {
    assertEquals(expected, Files.exists(project.traceFile()), "whether there are events");
    return expected ? traced(project.events()) : "";
  }

  /** Simple class and method, and how often. */
  private static String traced(List<TraceEvent> events) {
    return events.stream()
        .collect(Collectors.groupingBy(SelectionIT::name, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .map(entry -> entry.getKey() + "×" + entry.getValue())
        .collect(Collectors.joining(" "));
  }

  private static String name(TraceEvent event) {
    String type = text(event, "class");
    return type.substring(type.lastIndexOf('.') + 1) + "." + text(event, "method");
  }

  private static String text(TraceEvent event, String key) {
    return event.metadata().get(key) instanceof CapturedValue.Text text ? text.value() : "";
  }

  // Class loaders

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void classesOfTwoLoaders_areTracedByTheirOwnSupertypes_andTheirLoadersCanGo(Jdk jdk)
      throws IOException {
    TestProject project = ownLoaders();
    ProgramRun run = project.runWell(jdk, "include=demo.Plugin+#run", "demo.Loaders", "twice");
    assertEquals(new ProgramRun(0, "deep deep gone\n", ""), run);
    assertEquals("Base.run×2 Deep.run×2", traced(project.events()));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aSuperclassWhoseFileCantBeRead_isUnknown(Jdk jdk) throws IOException {
    TestProject project = ownLoaders();
    String[] hows = {"null", "exception", "error", "overflow", "other", "garbage"};
    ProgramRun run =
        project.runWell(jdk, "include=demo.Plugin+#run,log=debug", "demo.Loaders", hows);
    assertEquals("deep\n".repeat(hows.length), run.out());
    String unknown = "what demo/plug/Base extends is not known";
    assertEquals(hows.length, run.err().split(unknown, -1).length - 1, run::err);
    // Base says itself that it is a plug-in; what Deep is only Base's class file would tell.
    assertEquals("Base.run×" + hows.length, traced(project.events()));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void whatALoaderDoesToBeAsked_isNotTraced_andMayLoadClasses(Jdk jdk) throws IOException {
    TestProject project = ownLoaders();
    ProgramRun run =
        project.runWell(
            jdk, "include=demo.Plugin+#run;demo.Loaders$*#*", "demo.Loaders", "loading");
    assertEquals(new ProgramRun(0, "deep\n", ""), run);
    String traced = traced(project.events());
    assertTrue(traced.contains("Base.run×1 Deep.run×1"), traced);
    assertFalse(traced.contains("getResourceAsStream"), traced);
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aMissingSuperclass_failsAsWithoutTheAgent(Jdk jdk) throws IOException {
    TestProject project = loaders();
    Files.delete(project.classes().resolve("demo/plug/Base.class"));
    String plain = project.runPlain(jdk, "demo.Loaders", "missing").out();
    assertTrue(plain.startsWith("java.lang.NoClassDefFoundError: demo/plug/Base"), plain);
    ProgramRun run =
        project.runWell(jdk, "include=demo.Plugin+#run,inherit=true", "demo.Loaders", "missing");
    String said =
        "[l9] warn: nothing was traced: no class that was loaded is marked @L9Traced, and"
            + " include=demo.Plugin+#run names none\n";
    assertEquals(new ProgramRun(0, plain, said), run);
  }

  /** With classes that only the program's own loaders find. */
  private TestProject ownLoaders() throws IOException {
    TestProject project = loaders();
    Path plugins = Files.createDirectories(folder.resolve("plugins/demo"));
    Files.move(project.classes().resolve("demo/plug"), plugins.resolve("plug"));
    return project;
  }

  private TestProject loaders() {
    return new TestProject(folder)
        .source("demo/Loaders.java", LOADERS)
        .source("demo/Plugin.java", "package demo;\npublic interface Plugin { String run(); }\n")
        .source("demo/plug/Base.java", BASE)
        .source("demo/plug/Deep.java", DEEP)
        .compile("-g");
  }

  private static final String MAIN =
      """
      package demo;

      import java.lang.reflect.Proxy;

      public class Main {
        public static void main(String[] args) {
          StringBuilder out = new StringBuilder();
          Repository[] all = {
            new JdbcRepository(), new CachedRepository(), new RecordRepository("record"), Letter.A
          };
          for (int i = 0; i < 4; i++) {
            out.append(all[i].find(i + 1)).append(' ').append(all[i].findAll()).append(' ');
            if (all[i] instanceof JdbcRepository jdbc) {
              out.append(jdbc.findSecret()).append(' ');
            }
          }
          Repository lambda = id -> "lambda";
          out.append(lambda.find(5)).append(' ');
          Service service = new Service();
          out.append(service.get()).append(' ').append(service.put()).append(' ');
          out.append(new Plain().one()).append(' ').append(new Plain().two());
          Owned owner = new Owner();
          Owned proxy =
              (Owned)
                  Proxy.newProxyInstance(
                      Main.class.getClassLoader(),
                      new Class<?>[] {Owned.class},
                      (p, method, arguments) -> method.invoke(owner, arguments));
          proxy.own();
          new Owner$$SpringCGLIB$$0().own();
          System.out.println(out);
        }
      }

      interface Owned {
        void own();
      }

      class Owner implements Owned {
        public void own() {}
      }

      class Owner$$SpringCGLIB$$0 extends Owner implements org.springframework.aop.SpringProxy {
        @Override
        public void own() {
          super.own();
        }
      }
      """;

  private static final String REPOSITORY =
      """
      package demo;

      public interface Repository {
        String find(int id);

        default String findAll() {
          return "all";
        }
      }

      class JdbcRepository implements Repository {
        public String find(int id) {
          return "jdbc " + id;
        }

        String findSecret() {
          return helper();
        }

        private String helper() {
          return "secret";
        }
      }

      class CachedRepository extends JdbcRepository {
        @Override
        public String find(int id) {
          return super.find(id);
        }
      }

      record RecordRepository(String name) implements Repository {
        public String find(int id) {
          return name + " " + id;
        }
      }

      enum Letter implements Repository {
        A {
          @Override
          public String toString() {
            return "a";
          }
        };

        public String find(int id) {
          return "enum " + id;
        }
      }
      """;

  private static final String SERVICE =
      """
      package demo;

      import java.lang.annotation.Retention;
      import java.lang.annotation.RetentionPolicy;
      import java.util.function.Supplier;

      @Api
      class Service {
        static class Names implements Supplier<String> {
          public String get() {
            return "get";
          }
        }

        String get() {
          return new Names().get();
        }

        String put() {
          return helper();
        }

        private String helper() {
          Supplier<String> lambda = () -> "put";
          return lambda.get();
        }
      }

      class Plain {
        @Api
        String one() {
          return "one";
        }

        @InClassFile
        @InSource
        String two() {
          return "two";
        }
      }

      @Retention(RetentionPolicy.RUNTIME)
      @interface Api {}

      @Retention(RetentionPolicy.CLASS)
      @interface InClassFile {}

      @Retention(RetentionPolicy.SOURCE)
      @interface InSource {}
      """;

  private static final String BASE =
      """
      package demo.plug;

      public class Base implements demo.Plugin {
        public String run() {
          return "base";
        }
      }
      """;

  private static final String DEEP =
      """
      package demo.plug;

      public class Deep extends Base {
        @Override
        public String run() {
          return super.run().equals("base") ? "deep" : "";
        }
      }
      """;

  private static final String LOADERS =
      """
      package demo;

      import java.io.ByteArrayInputStream;
      import java.io.InputStream;
      import java.lang.ref.WeakReference;
      import java.nio.file.Files;
      import java.nio.file.Path;

      public class Loaders {

        /** Defines demo.plug itself. */
        static class Own extends ClassLoader {
          private final String how;

          Own(String how) {
            super(Loaders.class.getClassLoader());
            this.how = how;
          }

          @Override
          protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("demo.plug.")) {
              return super.loadClass(name, resolve);
            }
            Class<?> known = findLoadedClass(name);
            return known != null ? known : define(name);
          }

          private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = find(name.replace('.', '/') + ".class")) {
              byte[] bytes = in.readAllBytes();
              return defineClass(name, bytes, 0, bytes.length);
            } catch (java.io.IOException e) {
              throw new ClassNotFoundException(name, e);
            }
          }

          private InputStream find(String file) {
            try {
              return Files.newInputStream(Path.of("plugins", file));
            } catch (java.io.IOException e) {
              return super.getResourceAsStream(file);
            }
          }

          @Override
          public InputStream getResourceAsStream(String name) {
            switch (how) {
              case "null":
                return null;
              case "exception":
                throw new IllegalStateException("not now");
              case "error":
                throw new NoClassDefFoundError("at all");
              case "overflow":
                return getResourceAsStream(name);
              case "other":
                return super.getResourceAsStream("demo/Plugin.class");
              case "garbage":
                return new ByteArrayInputStream(new byte[] {1, 2, 3});
              case "loading":
                return new Helper().help(find(name));
              default:
                return find(name);
            }
          }

          @Override
          public boolean equals(Object other) {
            throw new IllegalStateException("equals");
          }

          @Override
          public int hashCode() {
            throw new IllegalStateException("hashCode");
          }
        }

        static class Helper extends HelperBase {}

        static class HelperBase {
          InputStream help(InputStream in) {
            return in;
          }
        }

        static Plugin plugin(ClassLoader loader) throws Exception {
          Class<?> type = Class.forName("demo.plug.Deep", true, loader);
          return (Plugin) type.getDeclaredConstructor().newInstance();
        }

        public static void main(String[] args) throws Exception {
          switch (args[0]) {
            case "twice" -> {
              String out = plugin(new Own("")).run();
              ClassLoader second = new Own("");
              out += " " + plugin(second).run();
              WeakReference<ClassLoader> gone = new WeakReference<>(second);
              second = null;
              while (gone.get() != null) {
                System.gc();
                Thread.sleep(10);
              }
              System.out.println(out + " gone");
            }
            case "missing" -> {
              try {
                System.out.println(plugin(Loaders.class.getClassLoader()).run());
              } catch (NoClassDefFoundError e) {
                System.out.println(e);
              }
            }
            default -> {
              for (String how : args) {
                System.out.println(plugin(new Own(how)).run());
              }
            }
          }
        }
      }
      """;
}
