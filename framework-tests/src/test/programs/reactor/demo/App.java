package demo;

import dev.l9.trace.L9Sensitive;
import dev.l9.trace.L9Traced;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.Scannable;
import reactor.core.publisher.ConnectableFlux;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Reactor's types as results; prints what the caller sees of them. */
public class App {

  public static void main(String[] args) throws Exception {
    System.out.println(find(1).map(App::shown).block());
    System.out.println(nested(2).block());
    System.out.println(many(3).collectList().block());
    System.out.println(onDemand(12).limitRate(5).count().block());
    System.out.println(slow(2).collectList().block());
    System.out.println(Flux.from(publisher()).collectList().block());
    System.out.println(known().block());
    System.out.println(nothing().blockOptional());
    print(failing());
    print(knownFailure());
    print(refused());
    print(tooLong().timeout(Duration.ofMillis(20)).onErrorReturn("kept"));
    System.out.println(endless().take(3).collectList().block());
    Disposable waiting = never().subscribe();
    waiting.dispose();
    System.out.println(waiting.isDisposed());
    System.out.println(hidden().block());
    System.out.println(withContext().contextWrite(c -> c.put("user", "Ada")).block());
    System.out.println(flaky().retry(1).block());
    ConnectableFlux<Integer> connectable = (ConnectableFlux<Integer>) connectable();
    CountDownLatch all = new CountDownLatch(2);
    connectable.subscribe(n -> all.countDown());
    connectable.connect();
    System.out.println(all.await(5, TimeUnit.MINUTES));
    System.out.println(Scannable.from(named().map(n -> n)).name());
    System.out.println(Mono.zip(find(4), find(5)).map(Object::toString).block());
    unused();
    try {
      thrown();
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
    System.exit(0);
  }

  static void print(Mono<?> mono) {
    try {
      System.out.println(mono.block());
    } catch (RuntimeException e) {
      System.out.println(e);
    }
  }

  @L9Traced
  static Mono<String> find(int id) {
    return Mono.fromCallable(() -> load(id)).subscribeOn(Schedulers.boundedElastic());
  }

  @L9Traced
  static String load(int id) throws Exception {
    Thread.sleep(20);
    return "order " + id;
  }

  /** In the caller's pipeline, behind what was found. */
  @L9Traced
  static String shown(String order) {
    return "<" + order + ">";
  }

  @L9Traced
  static Mono<String> nested(int id) {
    return find(id).map(App::shown).flatMap(shown -> find(id + 10));
  }

  @L9Traced
  static Flux<Integer> many(int count) {
    return Flux.range(0, count).map(App::twice);
  }

  @L9Traced
  static int twice(int n) {
    return 2 * n;
  }

  @L9Traced
  static Flux<Integer> onDemand(int count) {
    return Flux.range(0, count);
  }

  @L9Traced
  static Flux<Integer> slow(int count) {
    return Flux.range(0, count).delayElements(Duration.ofMillis(20));
  }

  @L9Traced
  static Publisher<Integer> publisher() {
    return Flux.range(0, 2).hide();
  }

  @L9Traced
  static Mono<String> known() {
    return Mono.just("known");
  }

  @L9Traced
  static Mono<String> nothing() {
    return Mono.defer(Mono::empty);
  }

  @L9Traced
  static Mono<String> failing() {
    return Mono.fromCallable(() -> {
      throw new IllegalStateException("no");
    });
  }

  @L9Traced
  static Mono<String> knownFailure() {
    return Mono.error(new IllegalStateException("known"));
  }

  @L9Traced(blockedBy = IllegalArgumentException.class)
  static Mono<String> refused() {
    return Mono.<String>never().timeout(Duration.ofMillis(10))
        .onErrorMap(e -> new IllegalArgumentException("not today"));
  }

  @L9Traced
  static Flux<Integer> endless() {
    return Flux.generate(() -> 0, (n, sink) -> {
      sink.next(n);
      return n + 1;
    });
  }

  @L9Traced
  static Mono<String> never() {
    return Mono.never();
  }

  @L9Traced
  static Mono<String> tooLong() {
    return Mono.delay(Duration.ofDays(1)).map(n -> "late");
  }

  @L9Traced
  @L9Sensitive
  static Mono<String> hidden() {
    return Mono.fromSupplier(() -> "hunter2");
  }

  @L9Traced
  static Mono<String> withContext() {
    return Mono.deferContextual(context -> Mono.just("for " + context.get("user")));
  }

  static int attempts;

  /** The first subscription is the execution. */
  @L9Traced
  static Mono<Integer> flaky() {
    return Mono.fromCallable(() -> {
      if (attempts++ == 0) {
        throw new IllegalStateException("first");
      }
      return attempts;
    });
  }

  @L9Traced
  static Flux<Integer> connectable() {
    return Flux.range(0, 2).publish();
  }

  @L9Traced
  static Flux<Integer> named() {
    return Flux.range(0, 2).hide().name("numbers");
  }

  @L9Traced
  static Mono<String> unused() {
    return Mono.fromSupplier(() -> "nobody asks");
  }

  @L9Traced
  static Mono<String> thrown() {
    throw new IllegalStateException("before");
  }
}
