package dev.l9.trace.agent.handoff;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.agent.capture.ValueReader;
import dev.l9.trace.agent.site.SiteRegistry;
import dev.l9.trace.agent.site.TraceSite;
import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.model.TraceStatus;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads an ended span from the bytes that go from its thread to the writer thread.
 *
 * <p>First come fields of fixed size, at the offsets below. Then these follow, as far as the span
 * has them: the names of a site that isn't registered; the captured arguments, each behind its
 * parameter's index; the output; the error; the confidence; the metadata; and the values that were
 * taken as a whole ({@link WholeValues}). If there are such values, the last four bytes say how
 * many bytes there are between the fields of fixed size and these values.
 *
 * <p>A record is read in place, and allocates only the texts that are asked for. It is valid until
 * the next one is read. Confined to the writer thread.
 */
public final class SpanRecord {

  static final int LENGTH = 0;
  static final int SITE = 4;
  static final int CALLER = 8;
  static final int FLAGS = 12;
  static final int ID = 16;
  static final int START = 24;
  static final int DURATION = 32;
  static final int PARENT_ID = 40;
  static final int PARENT_START = 48;
  static final int ROOT_ID = 56;
  static final int ROOT_START = 64;
  static final int HEADER = 72;

  /** Stands for the number of a site or a caller where there is none. */
  public static final int NONE = -1;

  /**
   * Stands behind the last argument, in place of a parameter's index. Methods have at most 255
   * parameters.
   */
  static final int INPUTS_END = 255;

  /** A method that is called on an object has at most 254 parameters, so no index is that high. */
  static final int RECEIVER = 254;

  static final int STATUS_BITS = 3;
  static final int HAS_PARENT = 1 << 2;
  static final int PARENT_LAYER_SHIFT = 3;
  static final int ROOT_LAYER_SHIFT = 6;
  static final int LAYER_SHIFT = 9;
  static final int LAYER_BITS = 7;
  static final int HAS_OUTPUT = 1 << 12;
  static final int HAS_ERROR = 1 << 13;
  static final int HAS_CONFIDENCE = 1 << 14;
  static final int HAS_METADATA = 1 << 15;
  static final int NOT_SAMPLED = 1 << 16;
  static final int HAS_FAILURE = 1 << 17;
  static final int IS_PASSED = 1 << 18;
  static final int HAS_WHOLE = 1 << 29;
  static final int HAS_WHOLE_OUTPUT = 1 << 30;

  /** A failure is so many bytes of numbers, and so many texts. */
  private static final int FAILURE_BYTES = 2 * Integer.BYTES;

  private static final int FAILURE_TEXTS = 3;

  private static final int ALIGNMENT = 8;

  private static final TraceStatus[] STATUSES = TraceStatus.values();
  private static final HrmLayer[] LAYERS = HrmLayer.values();

  private final SiteRegistry sites;
  private final ValueReader values = new ValueReader();
  private byte[] bytes = {};
  private ByteBuffer numbers = ByteBuffer.wrap(bytes);
  private int at;
  private int flags;
  private String threadName = "";
  private @Nullable TraceSite ownSite;

  /** The index at which the arguments begin. */
  private int inputsAt;

  /** The index behind the arguments; 0 until it has been looked for. */
  private int inputsEnd;

  /** Makes a reader for spans of these sites. */
  public SpanRecord(SiteRegistry sites) {
    this.sites = sites;
  }

  /** Reads the record that begins at this index. */
  public SpanRecord read(byte[] newBytes, int start, String newThreadName) {
    if (newBytes != bytes) {
      bytes = newBytes;
      numbers = ByteBuffer.wrap(newBytes);
    }
    at = start;
    flags = numbers.getInt(start + FLAGS);
    threadName = newThreadName;
    ownSite = null;
    inputsAt = start + HEADER;
    inputsEnd = 0;
    if (siteNumber() == NONE) {
      ownSite = readSite();
    }
    return this;
  }

  private TraceSite readSite() {
    values.reset(bytes, inputsAt);
    String operation = values.text();
    String component = values.text();
    String task = values.text();
    inputsAt = values.position();
    return TraceSite.manual(layer(LAYER_SHIFT), operation, component, task);
  }

  /** The length of a record with so many bytes. */
  static int aligned(int bytes) {
    return (bytes + ALIGNMENT - 1) & -ALIGNMENT;
  }

  /**
   * Makes a copy that stays valid, even when its site is forgotten. It has no values that were
   * taken as a whole.
   */
  public SpanRecord copy() {
    return new SpanRecord(sites).copyOf(this);
  }

  /**
   * Turns this, which is a copy, into a copy of another record. Its array is reused if it is long
   * enough.
   */
  public SpanRecord copyOf(SpanRecord other) {
    int length = other.hasWhole() ? aligned(HEADER + other.sizeBeforeWhole()) : other.length();
    byte[] own = length <= bytes.length ? bytes : new byte[length];
    System.arraycopy(other.bytes, other.at, own, 0, length);
    read(own, 0, other.threadName);
    ownSite = other.site();
    if (hasWhole()) {
      flags &= ~(HAS_WHOLE | HAS_WHOLE_OUTPUT);
      numbers.putInt(FLAGS, flags).putInt(LENGTH, length);
    }
    return this;
  }

  private int length() {
    return numbers.getInt(at + LENGTH);
  }

  private boolean hasWhole() {
    return (flags & HAS_WHOLE) != 0;
  }

  private int sizeBeforeWhole() {
    return numbers.getInt(at + length() - Integer.BYTES);
  }

  /** The number of the site; negative for a span that was opened by hand. */
  public int siteNumber() {
    return numbers.getInt(at + SITE);
  }

  public TraceSite site() {
    TraceSite own = ownSite;
    return own != null ? own : sites.get(siteNumber());
  }

  /** The number of the innermost traced method that encloses the span; negative for none. */
  public int callerNumber() {
    return numbers.getInt(at + CALLER);
  }

  public TraceStatus status() {
    return STATUSES[flags & STATUS_BITS];
  }

  private HrmLayer layer(int shift) {
    return LAYERS[flags >>> shift & LAYER_BITS];
  }

  /** Whether the span's tree becomes events. */
  boolean isSampled() {
    return (flags & NOT_SAMPLED) == 0;
  }

  /** The random part of the span's {@code trace_id}, which is unique in this JVM. */
  public long random() {
    return numbers.getLong(at + ID);
  }

  /** The random part of the {@code trace_id} of the span's root. */
  public long rootRandom() {
    return numbers.getLong(at + ROOT_ID);
  }

  /** The start, in microseconds since the epoch. */
  public long startEpochMicros() {
    return numbers.getLong(at + START);
  }

  public long durationNanos() {
    return numbers.getLong(at + DURATION);
  }

  /** Whether the span has a parent. */
  public boolean hasParent() {
    return (flags & HAS_PARENT) != 0;
  }

  /** Writes the span's {@code trace_id} over the bytes at this place. */
  public void writeId(TraceIdText text, JsonBytes out, int place) {
    text.overwrite(out, place, layer(LAYER_SHIFT), startEpochMicros(), random());
  }

  /** Writes the span's {@code parent_id} over the bytes at this place. */
  public void writeParentId(TraceIdText text, JsonBytes out, int place) {
    long start = numbers.getLong(at + PARENT_START);
    text.overwrite(out, place, layer(PARENT_LAYER_SHIFT), start, numbers.getLong(at + PARENT_ID));
  }

  /** Writes the {@code trace_id} of the span's root over the bytes at this place. */
  public void writeRootId(TraceIdText text, JsonBytes out, int place) {
    long start = numbers.getLong(at + ROOT_START);
    text.overwrite(out, place, layer(ROOT_LAYER_SHIFT), start, numbers.getLong(at + ROOT_ID));
  }

  /** The span's {@code trace_id}. */
  public String id() {
    return TraceIdText.of(layer(LAYER_SHIFT), startEpochMicros(), random());
  }

  /** The span's {@code parent_id}; null if it has no parent. */
  public @Nullable String parentId() {
    long start = numbers.getLong(at + PARENT_START);
    long id = numbers.getLong(at + PARENT_ID);
    return hasParent() ? TraceIdText.of(layer(PARENT_LAYER_SHIFT), start, id) : null;
  }

  /** The {@code trace_id} of the span's root. */
  public String rootId() {
    long start = numbers.getLong(at + ROOT_START);
    return TraceIdText.of(layer(ROOT_LAYER_SHIFT), start, numbers.getLong(at + ROOT_ID));
  }

  public String threadName() {
    return threadName;
  }

  /**
   * Begins to read the arguments. Read a parameter's index by {@link ValueReader#raw()}, then its
   * value, and so on until {@link #isInputsEnd}. Each call returns the same object.
   */
  public ValueReader inputs() {
    values.reset(bytes, inputsAt);
    return values;
  }

  /** Whether this is the end of the arguments, rather than a parameter's index. */
  public static boolean isInputsEnd(int index) {
    return index == INPUTS_END;
  }

  /** The arguments by the names of the parameters, in the order of the parameters. */
  public Map<String, CapturedValue> inputValues() {
    return named(read(inputs()));
  }

  /** The arguments as {@link #inputValues()} gives them, as a whole where they were taken so. */
  public Map<String, CapturedValue> wholeInputValues() {
    Map<Integer, CapturedValue> byIndex = read(inputs());
    if (hasWhole()) {
      byIndex.putAll(read(whole()));
    }
    return named(byIndex);
  }

  /** The object on which the method was called; null where it wasn't captured. */
  public @Nullable CapturedValue receiver() {
    return hasWhole() ? read(whole()).get(RECEIVER) : null;
  }

  /** The output, as a whole where it was taken so; null if there is none. */
  public @Nullable CapturedValue wholeOutput() {
    if ((flags & HAS_WHOLE_OUTPUT) == 0) {
      return hasOutput() ? output().value() : null;
    }
    ValueReader in = whole();
    for (int index = in.raw(); !isInputsEnd(index); index = in.raw()) {
      in.skip();
    }
    return in.value();
  }

  private ValueReader whole() {
    values.reset(bytes, at + HEADER + sizeBeforeWhole());
    return values;
  }

  /** Reads arguments by the indexes of their parameters. */
  private static Map<Integer, CapturedValue> read(ValueReader in) {
    Map<Integer, CapturedValue> byIndex = new LinkedHashMap<>();
    for (int index = in.raw(); !isInputsEnd(index); index = in.raw()) {
      byIndex.put(index, in.value());
    }
    return byIndex;
  }

  private Map<String, CapturedValue> named(Map<Integer, CapturedValue> byIndex) {
    Map<String, CapturedValue> named = new LinkedHashMap<>();
    int index = 0;
    for (TraceSite.Parameter parameter : site().parameters()) {
      CapturedValue value = parameter.redacted() ? CapturedValue.REDACTED : byIndex.get(index);
      index++;
      if (value != null) {
        named.put(parameter.name(), value);
      }
    }
    return named;
  }

  /** Goes to what follows the arguments. */
  private ValueReader afterInputs() {
    if (inputsEnd == 0) {
      ValueReader in = inputs();
      for (int index = in.raw(); !isInputsEnd(index); index = in.raw()) {
        in.skip();
      }
      inputsEnd = in.position();
    }
    values.reset(bytes, inputsEnd);
    return values;
  }

  /**
   * Notes that the arguments were just read to their end, so that the end need not be looked for
   * again.
   */
  public void inputsWereRead() {
    inputsEnd = values.position();
  }

  public boolean hasOutput() {
    return (flags & HAS_OUTPUT) != 0;
  }

  /**
   * Begins to read the output, if {@link #hasOutput()}. The object is the one that {@link #inputs}
   * returns.
   */
  public ValueReader output() {
    return afterInputs();
  }

  private ValueReader afterOutput() {
    ValueReader in = afterInputs();
    if (hasOutput()) {
      in.skip();
    }
    return in;
  }

  /** Whether the span has an error, a confidence or metadata. */
  public boolean hasMore() {
    return (flags & (HAS_ERROR | HAS_FAILURE | HAS_CONFIDENCE | HAS_METADATA)) != 0;
  }

  /**
   * The error as {@code ExceptionType: message}, or another reason why the execution stopped; null
   * if there is none.
   */
  public @Nullable String error() {
    return (flags & HAS_ERROR) == 0 ? null : afterOutput().text();
  }

  /** Whether the execution has a {@link #failure}. */
  public boolean hasFailure() {
    return (flags & HAS_FAILURE) != 0;
  }

  /**
   * Whether an exception passed through the execution, which had come out of a traced method that
   * it called.
   */
  public boolean isPassed() {
    return (flags & IS_PASSED) != 0;
  }

  /**
   * What is known of the exception that came out of the execution.
   *
   * @param cause its causes, down to the root cause; empty if there are none
   * @param at where it was thrown, such as {@code Orders.java:42}; empty if not known
   * @param origin the {@code trace_id} of the execution in which it began; empty if it was this
   */
  public record Failure(String cause, String at, String origin) {}

  /** What is known of the exception, if {@link #hasFailure()}. */
  public Failure failure() {
    ValueReader in = afterError();
    for (int i = 0; i < FAILURE_BYTES; i++) {
      in.raw();
    }
    return new Failure(in.text(), in.text(), in.text());
  }

  /** The number of the site of the callee that threw last; negative if there is none. */
  public int throwingCallee() {
    return hasFailure() ? failureNumber(0) : NONE;
  }

  /** How many exceptions of traced callees did not come out of the execution. */
  public int swallowed() {
    return hasFailure() ? failureNumber(1) : 0;
  }

  /** One of the two numbers whose bytes come in turn, the lowest first. */
  private int failureNumber(int index) {
    ValueReader in = afterError();
    int number = 0;
    for (int i = 0; i < FAILURE_BYTES; i++) {
      int value = in.raw();
      number |= i % 2 == index ? value << (i / 2 * Byte.SIZE) : 0;
    }
    return number;
  }

  private ValueReader afterError() {
    ValueReader in = afterOutput();
    if ((flags & HAS_ERROR) != 0) {
      in.skip();
    }
    return in;
  }

  private ValueReader afterFailure() {
    ValueReader in = afterError();
    if (hasFailure()) {
      for (int i = 0; i < FAILURE_BYTES; i++) {
        in.raw();
      }
      for (int i = 0; i < FAILURE_TEXTS; i++) {
        in.skip();
      }
    }
    return in;
  }

  /** The confidence that the code has set, with two decimals; null if it has set none. */
  public @Nullable String confidence() {
    return (flags & HAS_CONFIDENCE) == 0 ? null : afterFailure().text();
  }

  /** The entries that the program added, in its order. A mark says if entries were left out. */
  public Map<String, CapturedValue> metadata() {
    if ((flags & HAS_METADATA) == 0) {
      return Map.of();
    }
    ValueReader in = afterFailure();
    if ((flags & HAS_CONFIDENCE) != 0) {
      in.skip();
    }
    return in.value() instanceof CapturedValue.Fields fields ? fields.values() : Map.of();
  }
}
