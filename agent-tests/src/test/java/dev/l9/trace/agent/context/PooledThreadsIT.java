package dev.l9.trace.agent.context;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import dev.l9.trace.testkit.TraceText;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pools behave as without the agent, and their threads keep nothing of what they ran. */
class PooledThreadsIT {

  @TempDir Path folder;
  private TestProject project;

  @BeforeEach
  void compile() {
    project = new TestProject(folder).source("demo/Pools.java", POOLS).compile("-g");
  }

  private String tree(Jdk jdk, String what) {
    ProgramRun plain = project.runPlain(jdk, "demo.Pools", what);
    assertEquals(0, plain.exitCode(), plain::toString);
    assertEquals(plain, project.run(jdk, "update=false", "demo.Pools", what));
    return TraceText.sortedTree(project.events());
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aThreadOfAPool_keepsNoContext_evenOfATaskThatThrows(Jdk jdk) {
    assertEquals(
        """
        in(name=future)
          work(n=future) → future
        in(name=prestarted)
        in(name=throwing)
          work(n=throwing) → throwing
        in(name=wrapped)
          work(n=wrapped) → wrapped
        work(n=after future) → after future
        work(n=after prestart) → after prestart
        work(n=after throwing) → after throwing
        work(n=after wrapped) → after wrapped
        """,
        tree(jdk, "leaks"));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void oneObjectSubmittedFromTwoSpans_isAChildOfEach(Jdk jdk) {
    assertEquals(
        """
        in(name=a)
          work(n=same) → same
        in(name=b)
          work(n=same) → same
          work(n=same) → same
        work(n=same) → same
        """,
        tree(jdk, "same"));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void queuesHooksAndHandlers_seeTheProgramsOwnObjects(Jdk jdk) {
    assertEquals(
        """
        in(name=hooks)
          work(n=hooked) → hooked
        in(name=policies)
          work(n=caller runs) → caller runs
          work(n=put by handler) → put by handler
        in(name=priority)
          work(n=1) → 1
          work(n=2) → 2
          work(n=3) → 3
        in(name=queue)
        in(name=timer)
        """,
        tree(jdk, "objects"));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aThreadThatOutlivesItsParent_staysItsChild_alsoWhenItIsStartedAgain(Jdk jdk) {
    assertEquals(
        """
        in(name=again)
        in(name=short)
          work(n=later) → later
        """,
        tree(jdk, "outlives"));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void aSpanThatATaskLeavesOpen_endsWithTheTask(Jdk jdk) {
    assertEquals(
        """
        in(name=open)
          left() → its end was not seen [error]
        work(n=after) → after
        """,
        tree(jdk, "open"));
  }

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void threadsThatAPoolHadBeforeTheFirstTracedClass_carryToo_andKeepNothing(Jdk jdk) {
    project.source("demo/Early.java", EARLY).compile("-g");
    assertEquals(new ProgramRun(0, "", ""), project.run(jdk, "update=false", "demo.Early"));
    assertEquals(
        """
        in(name=late)
          work(n=executed) → executed
          work(n=forked) → forked
          work(n=submitted) → submitted
          work(n=task in a pool) → task in a pool
          work(n=task in a pool) → task in a pool
          work(n=timed) → timed
        work(n=outside) → outside
        work(n=outside) → outside
        work(n=timed outside) → timed outside
        work(n=timed periodically) → timed periodically
        """,
        TraceText.sortedTree(project.events()));
  }

  private static final String EARLY =
      """
      package demo;

      import java.util.*;
      import java.util.concurrent.*;

      public class Early {
        static final Timer timer = new Timer();

        static TimerTask task(Runnable runs) {
          return new TimerTask() { @Override public void run() { runs.run(); } };
        }

        static void timed(long period, Runnable runs) throws Exception {
          CountDownLatch done = new CountDownLatch(1);
          TimerTask task = new TimerTask() {
            @Override public void run() {
              if (done.getCount() > 0) {
                runs.run();
                done.countDown();
              }
            }
          };
          if (period == 0) {
            timer.schedule(task, 0);
          } else {
            timer.schedule(task, 0, period);
          }
          done.await();
          task.cancel();
        }

        public static void main(String[] args) throws Exception {
          ThreadPoolExecutor pool = (ThreadPoolExecutor) Executors.newFixedThreadPool(1);
          ForkJoinPool forkJoin = new ForkJoinPool(1);
          pool.submit(() -> { }).get();
          forkJoin.submit(() -> { }).get();
          timed(0, () -> { });
          late(pool, forkJoin);
          pool.shutdown();
          timer.cancel();
        }

        static void late(ExecutorService pool, ForkJoinPool forkJoin) throws Exception {
          Pools.in("late", () -> {
            pool.execute(() -> Pools.work("executed"));
            pool.submit(() -> Pools.work("submitted")).get();
            forkJoin.submit(() -> Pools.work("forked")).get();
            TimerTask twice = task(() -> Pools.work("task in a pool"));
            pool.execute(twice);
            pool.execute(twice);
            timed(0, () -> {
              TimerTask cancelled = task(() -> Pools.work("never"));
              timer.schedule(cancelled, 0);
              cancelled.cancel();
            });
            timed(0, () -> Pools.work("timed"));
            timed(1, () -> Pools.work("timed periodically"));
          });
          timed(0, () -> Pools.work("timed outside"));
          pool.execute(() -> Pools.work("outside"));
          forkJoin.submit(() -> Pools.work("outside")).get();
        }
      }
      """;

  private static final String POOLS =
      """
      package demo;

      import dev.l9.trace.*;
      import java.util.*;
      import java.util.concurrent.*;

      public class Pools {
        interface Body { void run() throws Exception; }

        static Body body;

        public static void main(String[] args) throws Exception {
          Pools.class.getDeclaredMethod(args[0]).invoke(null);
        }

        static void in(String name, Body todo) throws Exception {
          body = todo;
          in(name);
        }

        @L9Traced
        static void in(String name) throws Exception {
          body.run();
        }

        @L9Traced
        static String work(String n) {
          return n;
        }

        static ThreadPoolExecutor pool(int threads) {
          return (ThreadPoolExecutor) Executors.newFixedThreadPool(threads);
        }

        /** Ends when what was submitted before has. */
        static void finish(ExecutorService pool) throws Exception {
          pool.shutdown();
          pool.awaitTermination(5, TimeUnit.MINUTES);
        }

        static void leaks() throws Exception {
          ThreadPoolExecutor throwing = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task);
            thread.setUncaughtExceptionHandler((t, e) -> { });
            return thread;
          }) {
            @Override protected void afterExecute(Runnable task, Throwable thrown) {
              if (thrown != null) throw new IllegalStateException("after");
            }
          };
          in("throwing", () -> throwing.execute(() -> { work("throwing"); throw new IllegalStateException("task"); }));
          throwing.execute(() -> work("after throwing"));
          finish(throwing);

          ThreadPoolExecutor future = pool(1);
          in("future", () -> future.submit(() -> { work("future"); throw new IllegalStateException("task"); }));
          future.execute(() -> work("after future"));
          finish(future);

          ThreadPoolExecutor prestarted = pool(1);
          in("prestarted", () -> prestarted.prestartAllCoreThreads());
          prestarted.execute(() -> work("after prestart"));
          finish(prestarted);

          ExecutorService wrapped = Executors.newFixedThreadPool(1, worker -> new Thread(() -> worker.run()));
          in("wrapped", () -> wrapped.execute(() -> work("wrapped")));
          wrapped.execute(() -> work("after wrapped"));
          finish(wrapped);
        }

        static void same() throws Exception {
          ThreadPoolExecutor pool = pool(1);
          CountDownLatch go = new CountDownLatch(1);
          pool.execute(() -> { try { go.await(); } catch (InterruptedException e) { } });
          Runnable same = () -> work("same");
          in("a", () -> pool.execute(same));
          pool.execute(same);
          in("b", () -> { pool.execute(same); pool.execute(same); });
          go.countDown();
          finish(pool);
        }

        static class Job implements Runnable, Comparable<Job> {
          final int rank;
          Job(int rank) { this.rank = rank; }
          @Override public void run() { work("" + rank); }
          @Override public int compareTo(Job other) { return Integer.compare(rank, other.rank); }
        }

        static void objects() throws Exception {
          Runnable hooked = () -> work("hooked");
          ThreadPoolExecutor hooks = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>()) {
            @Override protected void beforeExecute(Thread thread, Runnable task) {
              System.out.println("before " + (task == hooked) + " " + L9Tracer.currentTraceId());
            }
            @Override protected void afterExecute(Runnable task, Throwable thrown) {
              System.out.println("after " + (task == hooked) + " " + L9Tracer.currentTraceId());
            }
          };
          in("hooks", () -> hooks.execute(hooked));
          finish(hooks);

          ThreadPoolExecutor priority = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new PriorityBlockingQueue<>());
          CountDownLatch go = new CountDownLatch(1);
          priority.execute(() -> { try { go.await(); } catch (InterruptedException e) { } });
          in("priority", () -> { for (int rank : new int[] {3, 1, 2}) { priority.execute(new Job(rank)); } });
          System.out.println(((Job) priority.getQueue().peek()).rank);
          go.countDown();
          finish(priority);

          in("queue", Pools::queue);
          in("policies", Pools::policies);
          in("timer", () -> {
            Timer timer = new Timer();
            TimerTask task = new TimerTask() { @Override public void run() { work("never"); } };
            timer.schedule(new TimerTask() { @Override public void run() { work("never"); } }, 50_000);
            timer.schedule(task, 100_000); // Not the first, which the timer's thread may remove.
            System.out.println(task.cancel() + " " + timer.purge());
            timer.cancel();
          });
        }

        static void queue() throws Exception {
          ThreadPoolExecutor pool = pool(1);
          CountDownLatch go = new CountDownLatch(1);
          pool.execute(() -> { try { go.await(); } catch (InterruptedException e) { } });
          Runnable removed = () -> work("never");
          Runnable left = () -> work("never");
          pool.execute(removed);
          pool.execute(left);
          Future<?> cancelled = pool.submit(() -> work("never"));
          System.out.println(pool.getQueue().contains(removed) + " " + pool.remove(removed) + " " + pool.remove(removed));
          cancelled.cancel(false);
          System.out.println(pool.getQueue().contains(cancelled));
          pool.purge();
          System.out.println(pool.getQueue().size() + " " + (pool.getQueue().peek() == left));
          List<Runnable> never = pool.shutdownNow();
          System.out.println(never.size() + " " + (never.get(0) == left));
          pool.awaitTermination(5, TimeUnit.MINUTES);
        }

        static void policies() throws Exception {
          CountDownLatch go = new CountDownLatch(1);
          ThreadPoolExecutor pool = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1));
          pool.execute(() -> { try { go.await(); } catch (InterruptedException e) { } });
          Runnable waiting = () -> work("never");
          pool.execute(waiting);
          try {
            pool.execute(() -> work("never"));
          } catch (RejectedExecutionException e) {
            System.out.println("rejected");
          }
          pool.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
          pool.execute(() -> work("never"));
          pool.setRejectedExecutionHandler(new ThreadPoolExecutor.CallerRunsPolicy());
          pool.execute(() -> work("caller runs"));
          Runnable put = () -> work("put by handler");
          pool.setRejectedExecutionHandler((task, executor) -> {
            System.out.println(task == put);
            System.out.println(executor.getQueue().poll() == waiting);
            executor.getQueue().add(task);
          });
          pool.execute(put);
          go.countDown();
          finish(pool);
        }

        static void outlives() throws Exception {
          CountDownLatch go = new CountDownLatch(1);
          Thread thread = new Thread(() -> { try { go.await(); } catch (InterruptedException e) { } work("later"); });
          in("short", thread::start);
          in("again", () -> {
            try {
              thread.start();
            } catch (IllegalThreadStateException e) {
              System.out.println("runs already");
            }
          });
          go.countDown();
          thread.join();
        }

        static void open() throws Exception {
          ThreadPoolExecutor pool = pool(1);
          in("open", () -> pool.execute(() -> L9Tracer.span(HrmLayer.SYSTEM, "left", "Pools", null)));
          pool.execute(() -> work("after"));
          finish(pool);
        }
      }
      """;
}
