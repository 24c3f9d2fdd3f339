package dev.l9.trace.agent.async;

import org.jspecify.annotations.Nullable;

/**
 * The types whose values come when somebody subscribes, with the names in their libraries. The
 * library's own factory makes an object of the type out of a source. So the object that the caller
 * gets has all operators, and has the type that the method declares.
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

  /** The number of values. */
  enum Values {
    NONE,
    AT_MOST_ONE,
    MANY
  }

  private static final class Names {
    static final String RX = "io.reactivex.rxjava3.core.";

    /**
     * The factory for sources that follow the protocol, as ours do, since they pass everything on.
     */
    static final String CREATE = "unsafeCreate";
  }

  /**
   * Classes that have more methods than their library's operators. A caller may cast a result to
   * such a class, so the result isn't replaced. Names that end with a dot are packages.
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

  /** The name of the class or interface that a result has as its type or supertype. */
  final String typeName;

  /** The name of the interface by which a result is subscribed to. */
  final String sourceName;

  /**
   * The name of the observer that the library's own sources expect; null if it is the one in the
   * source's interface.
   */
  final @Nullable String observerName;

  /**
   * The static method that makes a result out of a source; null if the source itself is the result.
   */
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

  /** The type with this name; null if there is none. */
  static @Nullable ReactiveType named(String name) {
    for (ReactiveType type : values()) {
      if (type.typeName.equals(name)) {
        return type;
      }
    }
    return null;
  }

  /** Whether a class has more methods than its library's operators. */
  static boolean hasMore(String className) {
    for (String name : WITH_MORE) {
      if (name.endsWith(".") ? className.startsWith(name) : className.equals(name)) {
        return true;
      }
    }
    return false;
  }
}
