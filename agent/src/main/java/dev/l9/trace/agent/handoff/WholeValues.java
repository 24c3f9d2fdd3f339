package dev.l9.trace.agent.handoff;

import dev.l9.trace.agent.capture.ValueBytes;
import dev.l9.trace.agent.capture.ValueWalk;
import org.jspecify.annotations.Nullable;

/**
 * The values of an execution that were taken as a whole, since a part of each would be left out
 * otherwise: each argument behind its parameter's index, the object on which the method was called
 * behind {@link SpanRecord#RECEIVER}, and the output behind {@link SpanRecord#INPUTS_END}. Not
 * thread-safe.
 */
public final class WholeValues {

  /** With less than this, a value would be shown no better than it is anyway. */
  private static final int MIN_CHARS = 1 << 12;

  private final WholeMemory memory;
  private WholeMemory.@Nullable Share share;
  private ValueBytes values = new ValueBytes();
  private int held;
  private int charsLeft = ValueWalk.MAX_WHOLE;
  private boolean hasOutput;

  WholeValues(WholeMemory memory) {
    this.memory = memory;
  }

  /** Captures an argument, unless there is no memory left for it. */
  public void addInput(int index, @Nullable Object value, ValueWalk walk) {
    add(index, value, walk);
  }

  /** Captures the object on which the method was called, unless there is no memory left for it. */
  public void addReceiver(Object receiver, ValueWalk walk) {
    add(SpanRecord.RECEIVER, receiver, walk);
  }

  /** Captures the output, unless there is no memory left for it. */
  public void addOutput(@Nullable Object value, ValueWalk walk) {
    hasOutput = add(SpanRecord.INPUTS_END, value, walk);
  }

  private boolean add(int index, @Nullable Object value, ValueWalk walk) {
    if (charsLeft < MIN_CHARS) {
      return false;
    }
    values.rollback();
    values.raw(index);
    int left = walk.capture(value, values, charsLeft);
    if (!hold(values.array().length)) {
      values = copyOf(values);
      return false;
    }
    values.commit();
    charsLeft = left;
    return true;
  }

  private boolean hold(int bytes) {
    if (bytes > held) {
      WholeMemory.Share more = memory.take(this, bytes);
      if (more == null) {
        return false;
      }
      memory.giveBack(share);
      share = more;
      held = bytes;
    }
    return true;
  }

  private static ValueBytes copyOf(ValueBytes committed) {
    ValueBytes copy = new ValueBytes();
    copy.raw(committed);
    copy.commit();
    return copy;
  }

  /** A copy whose memory isn't counted here. */
  WholeValues copy() {
    WholeValues copy = new WholeValues(memory);
    copy.values = copyOf(values);
    copy.charsLeft = charsLeft;
    copy.hasOutput = hasOutput;
    return copy;
  }

  boolean isEmpty() {
    return values.size() == 0;
  }

  boolean hasOutput() {
    return hasOutput;
  }

  /** Says that nothing will be added. */
  void end() {
    values.rollback();
    if (!hasOutput) {
      values.raw(SpanRecord.INPUTS_END);
      values.commit();
    }
  }

  int size() {
    return values.size();
  }

  byte[] array() {
    return values.array();
  }

  void giveBack() {
    memory.giveBack(share);
    share = null;
  }
}
