package demo;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.common.util.concurrent.SettableFuture;
import dev.l9.trace.L9Traced;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import java.util.concurrent.Flow;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An application whose libraries come and go with it. */
public class App {

  record Order(int id) {}

  static Object kept;

  public static void start() throws Exception {
    mono(1).block();
    flux(2).blockLast();
    mono(3);
    kept = flux(4);
    Flux.<Order>never().mergeWith(flux(5)).subscribe();
    kept = waiting(6).subscribe();
    single(7).blockingGet();
    observable(8).blockingLast();
    kept = single(9);
    SettableFuture<Order> done = (SettableFuture<Order>) future(10);
    done.set(new Order(10));
    kept = future(11);
    publisher(12).subscribe(null);
  }

  @L9Traced
  static Mono<Order> mono(int id) {
    return Mono.fromSupplier(() -> new Order(id));
  }

  @L9Traced
  static Flux<Order> flux(int id) {
    return Flux.range(id, 1).map(Order::new);
  }

  @L9Traced
  static Mono<Order> waiting(int id) {
    return Mono.never();
  }

  @L9Traced
  static Single<Order> single(int id) {
    return Single.fromSupplier(() -> new Order(id));
  }

  @L9Traced
  static Observable<Order> observable(int id) {
    return Observable.range(id, 1).map(Order::new);
  }

  @L9Traced
  static ListenableFuture<Order> future(int id) {
    return SettableFuture.create();
  }

  @L9Traced
  static Flow.Publisher<Order> publisher(int id) {
    return subscriber -> {};
  }
}
