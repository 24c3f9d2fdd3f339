package dev.l9.trace.agent.install;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import dev.l9.trace.testkit.TraceText;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Traced code asks the program's class loaders for nothing, whatever they are like. */
class LoadersIT {

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void loadersThatAreLockedOrRefuseTheBridge_leaveTheProgramAsItIs(Jdk jdk) {
    TestProject project =
        new TestProject(folder)
            .source("demo/Loaders.java", LOADERS)
            .source("demo/app/Use.java", USE)
            .source("demo/app/Twin.java", USE.replace("Use", "Twin").replace("@L9Traced", ""))
            .compile("-g");
    ProgramRun plain = project.runPlain(jdk, "demo.Loaders");
    assertEquals(new ProgramRun(0, "done\ndone\ndone\nnot loaded\n", ""), plain);
    ProgramRun run = project.run(jdk, "update=false", "demo.Loaders");
    assertEquals(plain.out(), run.out());
    assertEquals(
        "[l9] warn: classes whose loader is a demo.Loaders$Isolated are not traced: it doesn't find"
            + " java.lang.L9TraceDispatcher, which the tracing code calls\n",
        run.err());
    assertEquals(
        """
        <init>()
        letter(c=x, f=1.5) → x
        later() → x
        fails() → IllegalStateException: no [error]
        """,
        TraceText.tree(project.events()));
  }

  private static final String LOADERS =
      """
      package demo;

      import java.io.IOException;
      import java.io.InputStream;
      import java.util.concurrent.CountDownLatch;

      public class Loaders {

        /** Not parallel capable: the JVM locks it. */
        static class Isolated extends ClassLoader {
          private final boolean refuses;

          Isolated(boolean refuses) {
            super(Loaders.class.getClassLoader());
            this.refuses = refuses;
          }

          @Override
          protected synchronized Class<?> loadClass(String name, boolean resolve)
              throws ClassNotFoundException {
            if (refuses && name.startsWith("java.lang.L9")) {
              throw new ClassNotFoundException(name);
            }
            Class<?> loaded = findLoadedClass(name);
            boolean isOwn = name.startsWith("demo.app.") || name.startsWith("dev.l9.trace.");
            return loaded != null ? loaded : isOwn ? define(name) : super.loadClass(name, resolve);
          }

          private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
              byte[] bytes = in.readAllBytes();
              return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
              throw new ClassNotFoundException(name, e);
            }
          }
        }

        public static void main(String[] args) throws Exception {
          Isolated locked = new Isolated(false);
          make(locked, "Twin").run(); // What the program itself needs is there.
          Runnable use = make(locked, "Use");
          CountDownLatch holds = new CountDownLatch(1);
          CountDownLatch ran = new CountDownLatch(1);
          Thread holder = new Thread(() -> hold(locked, holds, ran));
          holder.setDaemon(true);
          holder.start();
          holds.await();
          Thread user = new Thread(use);
          user.setDaemon(true);
          user.start();
          user.join(30_000);
          if (user.isAlive()) {
            System.out.println("waits for the loader: " + user.getStackTrace()[0]);
          }
          ran.countDown();
          make(new Isolated(true), "Use").run();
          Class<?> api = new Isolated(true).loadClass("dev.l9.trace.L9Tracer");
          Object id = api.getMethod("currentTraceId").invoke(null);
          System.out.println(id == null ? "not loaded" : id);
        }

        static Runnable make(ClassLoader loader, String name) throws Exception {
          Class<?> type = loader.loadClass("demo.app." + name);
          return (Runnable) type.getMethod("make").invoke(null);
        }

        static void hold(Object lock, CountDownLatch holds, CountDownLatch ran) {
          synchronized (lock) {
            holds.countDown();
            try {
              ran.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          }
        }
      }
      """;

  private static final String USE =
      """
      package demo.app;

      import dev.l9.trace.L9Traced;
      import java.util.concurrent.CompletableFuture;

      public class Use implements Runnable {
        @L9Traced
        Use() {}

        Use(String none) {}

        public static Runnable make() {
          return new Use("none");
        }

        @Override
        public void run() {
          new Use();
          letter('x', 1.5f);
          later();
          try {
            fails();
          } catch (IllegalStateException e) {
            System.out.println("done");
          }
        }

        @L9Traced
        char letter(char c, float f) {
          return c;
        }

        @L9Traced
        CompletableFuture<String> later() {
          return CompletableFuture.completedFuture("x");
        }

        @L9Traced
        void fails() {
          throw new IllegalStateException("no");
        }
      }
      """;
}
