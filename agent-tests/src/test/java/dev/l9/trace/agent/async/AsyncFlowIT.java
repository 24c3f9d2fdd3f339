package dev.l9.trace.agent.async;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.model.TraceEvent;
import dev.l9.trace.testkit.AsyncTrees;
import dev.l9.trace.testkit.Jdk;
import dev.l9.trace.testkit.JdksInTurn;
import dev.l9.trace.testkit.ProgramRun;
import dev.l9.trace.testkit.TestProject;
import dev.l9.trace.testkit.TraceText;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A method that returns a {@code Flow.Publisher} ends with its first subscription. */
@JdksInTurn
class AsyncFlowIT {

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("dev.l9.trace.testkit.Jdk#all")
  void publishers_endTheirMethodsWithTheirFirstSubscription(Jdk jdk) {
    TestProject project =
        new TestProject(folder).source("demo/Publishers.java", PUBLISHERS).compile("-g");
    ProgramRun plain = project.runPlain(jdk, "demo.Publishers");
    assertEquals(0, plain.exitCode(), plain::toString);
    assertEquals(plain, project.run(jdk, "update=false", "demo.Publishers"));
    List<TraceEvent> events = project.events();
    AsyncTrees.assertEnclosing(events);
    assertEquals(
        """
        broken()
        broken() → IllegalStateException: not now [error]
        failing() → IllegalStateException: no [error]
        number(n=0) → 0
        number(n=1) → 1
        number(n=2) → 2
        numbers(count=3) → count=3, first=[0, 1, 2]
          number(n=0) → 0
          number(n=1) → 1
          number(n=2) → 2
        processor() → …
        submitted() → count=12, first=[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
        taken() → cancelled [blocked]
          submitted() → cancelled [blocked]
        unused()
        """,
        TraceText.sortedTree(events).replaceAll("processor\\(\\) → .*", "processor() → …"));
  }

  private static final String PUBLISHERS =
      """
      package demo;

      import dev.l9.trace.*;
      import java.util.*;
      import java.util.concurrent.*;

      public class Publishers {
        public static void main(String[] args) throws Exception {
          Flow.Publisher<Integer> numbers = numbers(3);
          System.out.println(numbers.equals(numbers) + " " + numbers);
          System.out.println(new Collector(numbers, 100).all());
          System.out.println(new Collector(numbers, 100).all());
          System.out.println(new Collector(submitted(), 100).all());
          System.out.println(new Collector(taken(), 2).all());
          System.out.println(new Collector(failing(), 2).all());
          try {
            broken().subscribe(null);
          } catch (NullPointerException e) {
            System.out.println("null");
          }
          try {
            new Collector(broken(), 1);
          } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
          }
          ((AutoCloseable) submitted(new SubmissionPublisher<>())).close();
          System.out.println(processor() instanceof Flow.Processor);
          unused();
        }

        static class Collector implements Flow.Subscriber<Integer> {
          final List<Object> seen = Collections.synchronizedList(new ArrayList<>());
          final CountDownLatch end = new CountDownLatch(1);
          final int max;
          Flow.Subscription subscription;

          Collector(Flow.Publisher<Integer> source, int max) {
            this.max = max;
            source.subscribe(this);
          }

          List<Object> all() throws Exception {
            end.await(5, TimeUnit.MINUTES);
            return seen;
          }

          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            this.subscription = subscription;
            subscription.request(1);
          }

          @Override
          public void onNext(Integer n) {
            seen.add(n);
            if (seen.size() == max) {
              subscription.cancel();
              end.countDown();
            } else {
              subscription.request(1);
            }
          }

          @Override
          public void onError(Throwable thrown) {
            seen.add(thrown.getMessage());
            end.countDown();
          }

          @Override
          public void onComplete() {
            end.countDown();
          }
        }

        /** On the subscriber's thread, as values are asked for. */
        record Numbers(int count) implements Flow.Publisher<Integer> {
          @Override
          public void subscribe(Flow.Subscriber<? super Integer> subscriber) {
            subscriber.onSubscribe(new Flow.Subscription() {
              int n;

              @Override
              public void request(long more) {
                for (long i = 0; i < more && n <= count; i++) {
                  if (n < count) {
                    subscriber.onNext(number(n++));
                  } else {
                    n++;
                    subscriber.onComplete();
                  }
                }
                if (n == count) {
                  n++;
                  subscriber.onComplete();
                }
              }

              @Override
              public void cancel() {
                n = count + 1;
              }
            });
          }
        }

        @L9Traced
        static Flow.Publisher<Integer> numbers(int count) {
          return new Numbers(count);
        }

        @L9Traced
        static int number(int n) {
          return n;
        }

        @L9Traced
        static Flow.Publisher<Integer> submitted() {
          return subscriber -> {
            SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>();
            publisher.subscribe(subscriber);
            for (int i = 0; i < 12; i++) {
              publisher.submit(i);
            }
            publisher.close();
          };
        }

        static Flow.Publisher<Integer> submitted(SubmissionPublisher<Integer> publisher) {
          return publisher;
        }

        @L9Traced
        static Flow.Publisher<Integer> taken() {
          return submitted();
        }

        @L9Traced
        static Flow.Publisher<Integer> failing() {
          SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>();
          publisher.closeExceptionally(new IllegalStateException("no"));
          return publisher;
        }

        @L9Traced
        static Flow.Publisher<Integer> broken() {
          return subscriber -> {
            Objects.requireNonNull(subscriber);
            throw new IllegalStateException("not now");
          };
        }

        @L9Traced
        static Flow.Publisher<Integer> processor() {
          return new Both();
        }

        static class Both extends SubmissionPublisher<Integer>
            implements Flow.Processor<Integer, Integer> {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {}

          @Override
          public void onNext(Integer n) {}

          @Override
          public void onError(Throwable thrown) {}

          @Override
          public void onComplete() {}
        }

        @L9Traced
        static Flow.Publisher<Integer> unused() {
          return new Numbers(1);
        }
      }
      """;
}
