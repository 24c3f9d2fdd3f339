package demo;

import dev.l9.trace.L9Traced;
import io.reactivex.rxjava3.core.Completable;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.core.Maybe;
import io.reactivex.rxjava3.core.Observable;
import io.reactivex.rxjava3.core.Single;
import io.reactivex.rxjava3.disposables.Disposable;
import io.reactivex.rxjava3.observables.ConnectableObservable;
import io.reactivex.rxjava3.schedulers.Schedulers;
import io.reactivex.rxjava3.subjects.PublishSubject;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.Publisher;

/** RxJava's types as results; prints what the caller sees of them. */
public class App {

  public static void main(String[] args) throws Exception {
    System.out.println(single(1).map(App::shown).blockingGet());
    System.out.println(just().blockingGet());
    System.out.println(maybe(2).blockingGet());
    System.out.println(empty().blockingGet());
    completable().blockingAwait();
    System.out.println(observable(3).toList().blockingGet());
    System.out.println(flowable(12).toList().blockingGet());
    System.out.println(Flowable.fromPublisher(publisher()).toList().blockingGet());
    try {
      failing().blockingGet();
    } catch (RuntimeException e) {
      System.out.println(e);
    }
    System.out.println(endless().take(2).toList().blockingGet());
    Disposable waiting = never().subscribe();
    waiting.dispose();
    System.out.println(waiting.isDisposed());
    System.out.println(completion().blockingAwait(20, TimeUnit.MILLISECONDS));
    ConnectableObservable<Integer> connectable = (ConnectableObservable<Integer>) connectable();
    connectable.subscribe(System.out::println);
    connectable.connect();
    PublishSubject<Integer> subject = (PublishSubject<Integer>) subject();
    subject.subscribe(System.out::println);
    subject.onNext(7);
    unused();
    System.exit(0);
  }

  @L9Traced
  static Single<String> single(int id) {
    return Single.fromCallable(() -> load(id)).subscribeOn(Schedulers.io());
  }

  @L9Traced
  static String load(int id) throws Exception {
    Thread.sleep(20);
    return "order " + id;
  }

  @L9Traced
  static String shown(String order) {
    return "<" + order + ">";
  }

  @L9Traced
  static Single<String> just() {
    return Single.just("known");
  }

  @L9Traced
  static Maybe<String> maybe(int id) {
    return Maybe.fromCallable(() -> load(id)).delay(10, TimeUnit.MILLISECONDS);
  }

  @L9Traced
  static Maybe<String> empty() {
    return Maybe.empty();
  }

  @L9Traced
  static Completable completable() {
    return Completable.fromAction(() -> load(3));
  }

  @L9Traced
  static Observable<Integer> observable(int count) {
    return Observable.range(0, count).map(App::twice);
  }

  @L9Traced
  static int twice(int n) {
    return 2 * n;
  }

  @L9Traced
  static Flowable<Integer> flowable(int count) {
    return Flowable.range(0, count).observeOn(Schedulers.computation());
  }

  @L9Traced
  static Publisher<Integer> publisher() {
    return Flowable.range(0, 2);
  }

  @L9Traced
  static Single<String> failing() {
    return Single.error(new IllegalStateException("no"));
  }

  @L9Traced
  static Observable<Long> endless() {
    return Observable.interval(1, TimeUnit.MILLISECONDS);
  }

  @L9Traced
  static Maybe<String> never() {
    return Maybe.never();
  }

  @L9Traced
  static Completable completion() {
    return Completable.never();
  }

  @L9Traced
  static Observable<Integer> connectable() {
    return Observable.range(0, 2).publish();
  }

  @L9Traced(captureOutput = false)
  static Observable<Integer> subject() {
    return PublishSubject.create();
  }

  @L9Traced
  static Single<String> unused() {
    return Single.fromCallable(() -> "nobody asks");
  }
}
