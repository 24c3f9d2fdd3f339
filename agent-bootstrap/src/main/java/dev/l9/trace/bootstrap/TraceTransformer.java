package dev.l9.trace.bootstrap;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.IllegalClassFormatException;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * Decides from the raw bytes whether a class has anything to trace. The rest of the agent is loaded
 * only if one has. A program without a traced class pays for this class alone.
 *
 * <p>The JVM calls it for every class, on the thread that loads the class. It never throws. If it
 * returns null, the class stays as it is.
 */
final class TraceTransformer implements ClassFileTransformer {

  private static final byte[] ANNOTATION = ConstantPool.ascii("Ldev/l9/trace/L9Traced;");
  private static final byte[] BRIDGE = ConstantPool.ascii("java/lang/L9TraceDispatcher");
  private static final String OWN_PACKAGE = "dev/l9/trace/bootstrap/";
  private static final String API_SEAM = "dev/l9/trace/AgentLink";
  private static final String COROUTINE = "kotlin/coroutines/jvm/internal/BaseContinuationImpl";
  private static final String OPEN_TELEMETRY = "io/opentelemetry/api/trace/Span";

  private final AgentRuntimeLoader runtime;

  /** This is an array, since a loop over a list would create an iterator for every class. */
  private final MethodPattern[] include;

  /** The filter that only some options need; null if they don't need it. */
  private final @Nullable ClassFileFilter filter;

  /** The filter for classes that the doctor only wants to know; null if there is no doctor. */
  private final @Nullable ClassFileFilter explained;

  /** Whether the JVM calls this transformer after all those that can't retransform. */
  private final boolean isLast;

  /** The second transformer, to which this one leaves classes; null if there is none. */
  private @Nullable TraceTransformer last;

  /** The classes that were instrumented; null until there is one, since most programs have none. */
  private volatile @Nullable InstrumentedClasses instrumented;

  private final ClassLoader platformLoader = ClassLoader.getPlatformClassLoader();

  /**
   * Makes a transformer that instruments what is marked, and what the options include.
   *
   * @param isLast whether it will be added as one that can retransform
   */
  TraceTransformer(AgentRuntimeLoader runtime, AgentOptions options, boolean isLast) {
    this(
        runtime,
        options.methods(OptionKey.INCLUDE).toArray(new MethodPattern[0]),
        needsFilter(options) ? ClassFileFilter.of(options) : null,
        options.isSet(OptionKey.DOCTOR) ? ClassFileFilter.ofExplained(options) : null,
        isLast);
  }

  private TraceTransformer(
      AgentRuntimeLoader runtime,
      MethodPattern[] include,
      @Nullable ClassFileFilter filter,
      @Nullable ClassFileFilter explained,
      boolean isLast) {
    this.runtime = runtime;
    this.include = include;
    this.filter = filter;
    this.explained = explained;
    this.isLast = isLast;
  }

  /** Whether the filter is needed; if not, its class isn't loaded. */
  private static boolean needsFilter(AgentOptions options) {
    return options.isSet(OptionKey.INCLUDE)
        || options.isSet(OptionKey.ANNOTATIONS)
        || options.isSet(OptionKey.INHERIT);
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable Module module,
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    try {
      if (loader == null || COROUTINE.equals(name)) {
        return transformJdkClass(loader, name, redefined, bytes);
      }
      if (OPEN_TELEMETRY.equals(name)) {
        runtime.noteOpenTelemetry(loader);
      }
      if (name == null
          || isLeftAlone(loader)
          || !(isWanted(name, bytes) || isExplained(name, bytes))) {
        return null;
      }
      if (isLeftToTheOther(redefined, bytes)) {
        return null;
      }
      ClassFileTransformer instrumenter = runtime.get();
      byte[] traced =
          instrumenter == null
              ? null
              : instrumenter.transform(module, loader, name, redefined, domain, bytes);
      if (traced != null) {
        instrumented().add(loader, name, bytes);
      }
      return traced;
    } catch (Throwable t) {
      AgentLog.error("class " + name + " is not traced: the agent failed with " + t);
      return null;
    }
  }

  /** Whether another transformer has instrumented the class already, or will do so later. */
  private boolean isLeftToTheOther(@Nullable Class<?> redefined, byte[] bytes) {
    if (isLast) {
      return redefined == null && ConstantPool.contains(bytes, BRIDGE);
    }
    boolean givesWay = CoverageAgent.isStillToSee(bytes);
    if (givesWay) {
      addLast();
    }
    return givesWay;
  }

  /**
   * Instruments classes of the JDK that carry contexts between threads, once there is something to
   * carry. It also instruments the class of Kotlin that does this for coroutines.
   */
  private byte @Nullable [] transformJdkClass(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      byte[] bytes)
      throws IllegalClassFormatException {
    ClassFileTransformer instrumenter = runtime.present();
    return instrumenter == null || redefined != null
        ? null
        : instrumenter.transform(null, loader, name, null, null, bytes);
  }

  /** Adds a second transformer, for classes that this one doesn't get, or gets too early. */
  synchronized void addLast() {
    if (last == null) {
      last = new TraceTransformer(runtime, include, filter, explained, true);
      runtime.addLast(last);
    }
  }

  /** The second transformer, to which this one leaves classes; null if there is none. */
  synchronized @Nullable TraceTransformer last() {
    return last;
  }

  /** Whether classes of this loader are never traced. */
  boolean isLeftAlone(@Nullable ClassLoader loader) {
    return loader == null || loader == platformLoader || loader == runtime.loader();
  }

  private synchronized InstrumentedClasses instrumented() {
    InstrumentedClasses present = instrumented;
    if (present == null) {
      present = new InstrumentedClasses();
      instrumented = present;
    }
    return present;
  }

  /** Whether this transformer has put tracing code into a class. */
  boolean hasInstrumented(Class<?> type) {
    InstrumentedClasses present = instrumented;
    return present != null && present.has(type);
  }

  /** Whether these are the bytes into which this transformer has put tracing code. */
  boolean isOriginal(Class<?> type, byte[] bytes) {
    InstrumentedClasses present = instrumented;
    return present != null && present.has(type, bytes);
  }

  /** Whether a class may have anything to trace, as far as its name and its bytes show. */
  boolean isWanted(String name, byte[] bytes) {
    boolean isWanted =
        ConstantPool.contains(bytes, ANNOTATION)
            || name.equals(API_SEAM)
            || isIncluded(name)
            || (filter != null && filter.isWanted(bytes));
    return isWanted && !name.startsWith(OWN_PACKAGE);
  }

  /** Whether the doctor wants to know of a class that isn't wanted, though it can't be traced. */
  boolean isExplained(String name, byte[] bytes) {
    return explained != null && explained.isWanted(bytes) && !name.startsWith(OWN_PACKAGE);
  }

  /** Whether a pattern names methods of the class. */
  boolean isIncluded(String className) {
    for (MethodPattern pattern : include) {
      if (pattern.matchesClass(className)) {
        return true;
      }
    }
    return false;
  }
}
