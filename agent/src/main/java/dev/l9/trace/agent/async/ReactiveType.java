package dev.l9.trace.agent.async;

import org.jspecify.annotations.Nullable;

/**
 * A type whose values come when somebody subscribes, by its library's names. The library's own
 * factory makes one out of a source, so what the caller gets has all operators, and is of the type
 * that the method declares.
 */
enum ReactiveType {
  MONO(
      "reactor.core.publisher.Mono",
      "org.reactivestreams.Publisher",
      "reactor.core.CoreSubscriber",
      "fromDirect",
      Values.AT_MOST_ONE),
  FLUX(
      "reactor.core.publisher.Flux",
      "org.reactivestreams.Publisher",
      "reactor.core.CoreSubscriber",
      "from",
      Values.MANY),
  SINGLE(Names.RX + "Single", Names.RX + "SingleSource", null, Names.CREATE, Values.AT_MOST_ONE),
  MAYBE(Names.RX + "Maybe", Names.RX + "MaybeSource", null, Names.CREATE, Values.AT_MOST_ONE),
  COMPLETABLE(
      Names.RX + "Completable", Names.RX + "CompletableSource", null, Names.CREATE, Values.NONE),
  OBSERVABLE(
      Names.RX + "Observable", Names.RX + "ObservableSource", null, Names.CREATE, Values.MANY),
  FLOWABLE(
      Names.RX + "Flowable",
      "org.reactivestreams.Publisher",
      Names.RX + "FlowableSubscriber",
      Names.CREATE,
      Values.MANY),
  PUBLISHER("org.reactivestreams.Publisher", "org.reactivestreams.Publisher"),
  FLOW("java.util.concurrent.Flow$Publisher", "java.util.concurrent.Flow$Publisher");

  /** How many values come. */
  enum Values {
    NONE,
    AT_MOST_ONE,
    MANY
  }

  private static final class Names {
    static final String RX = "io.reactivex.rxjava3.core.";

    /** For sources that keep to the protocol, as ours do by passing it on. */
    static final String CREATE = "unsafeCreate";
  }

  /**
   * Classes with more than their library's operators, to which a caller may cast: of these a result
   * isn't replaced. Packages end with a dot.
   */
  private static final String[] WITH_MORE = {
    "reactor.core.publisher.ConnectableFlux",
    "reactor.core.publisher.GroupedFlux",
    "reactor.core.publisher.FluxProcessor",
    "reactor.core.publisher.MonoProcessor",
    "io.reactivex.rxjava3.flowables.",
    "io.reactivex.rxjava3.observables.",
    "io.reactivex.rxjava3.processors.",
    "io.reactivex.rxjava3.subjects.",
  };

  /** The class or interface that a result is, or extends, or implements. */
  final String typeName;

  /** The interface by which it is subscribed to. */
  final String sourceName;

  /** The observer that the library's own sources expect; null for that of the source. */
  final @Nullable String observerName;

  /** The static method that makes one out of a source; null where the source is all there is. */
  final @Nullable String factory;

  final Values values;

  ReactiveType(
      String typeName,
      String sourceName,
      @Nullable String observerName,
      @Nullable String factory,
      Values values) {
    this.typeName = typeName;
    this.sourceName = sourceName;
    this.observerName = observerName;
    this.factory = factory;
    this.values = values;
  }

  ReactiveType(String typeName, String sourceName) {
    this(typeName, sourceName, null, null, Values.MANY);
  }

  boolean isReactors() {
    return this == MONO || this == FLUX;
  }

  /** The type with this name; null where there is none. */
  static @Nullable ReactiveType named(String name) {
    for (ReactiveType type : values()) {
      if (type.typeName.equals(name)) {
        return type;
      }
    }
    return null;
  }

  /** Whether a class has more than a library's operators. */
  static boolean hasMore(String className) {
    for (String name : WITH_MORE) {
      if (name.endsWith(".") ? className.startsWith(name) : className.equals(name)) {
        return true;
      }
    }
    return false;
  }
}
