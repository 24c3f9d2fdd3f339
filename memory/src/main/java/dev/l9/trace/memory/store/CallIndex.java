package dev.l9.trace.memory.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Looks up executions by the tallies that count them: those of a method in each revision. Not safe
 * for use by several threads.
 */
public interface CallIndex {

  /** Is told of tallies, one after the other. */
  @FunctionalInterface
  interface TallyListener {

    /** There is a tally of this number and key. */
    void tally(long number, String key);
  }

  /**
   * Executions that belong together.
   *
   * @param firstMicros when the first one began; 0 if there is none
   */
  record Executions(long count, long failed, long firstMicros, long lastMicros) {}

  /**
   * Executions of one method that called, or were called.
   *
   * @param method empty if the other execution isn't there
   * @param nanos how long the called executions took, in all
   */
  record Edge(
      String method, boolean isRoot, long calls, long failed, long nanos, long first, long last) {}

  /**
   * Executions of one day.
   *
   * @param day since 1970, in UTC
   */
  record Day(long day, long calls, long failed) {}

  /** Names all tallies, in the order in which they were made. */
  void forEachTally(TallyListener listener) throws StoreException;

  /** The executions of a tally with equal inputs. */
  Executions withInputs(long tally, long inputs) throws StoreException;

  /** The first execution of a tally that failed with these inputs. */
  Optional<LinkedPacket> firstFailure(long tally, long inputs) throws StoreException;

  /** The last execution of a tally that failed with these inputs. */
  Optional<LinkedPacket> lastFailure(long tally, long inputs) throws StoreException;

  /** The first execution of a tally with these inputs that began later. */
  Optional<LinkedPacket> firstAfter(long tally, long inputs, long micros) throws StoreException;

  /** The last execution of a tally with these inputs that began earlier. */
  Optional<LinkedPacket> lastBefore(long tally, long inputs, long micros) throws StoreException;

  /** How many executions there were on each day; the latest days come first. */
  List<Day> days(Collection<Long> tallies, int limit) throws StoreException;

  /**
   * What called the latest executions, the most frequent first.
   *
   * @param executions of so many, the latest, the callers are counted
   */
  List<Edge> callers(Collection<Long> tallies, int executions, int limit) throws StoreException;

  /**
   * What the latest executions called, the most frequent first.
   *
   * @param executions of so many, the latest, the called ones are counted, but at most twenty times
   *     as many called ones
   */
  List<Edge> callees(Collection<Long> tallies, int executions, int limit) throws StoreException;

  /** The latest executions that failed. */
  List<LinkedPacket> failures(Collection<Long> tallies, int limit) throws StoreException;
}
