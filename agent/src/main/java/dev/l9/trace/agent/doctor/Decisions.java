package dev.l9.trace.agent.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was decided, and why, about classes in which something might have been traced. All of it is
 * kept only for the doctor's report. One reason is always kept, for the message that nothing was
 * traced. Safe for use by several threads.
 */
public final class Decisions {

  /**
   * The number is limited, so that a program that is included completely doesn't fill the memory.
   * This many take some 20 MB.
   */
  public static final int MAX_METHODS = 100_000;

  /** Stands for the number of a site if the method isn't traced. */
  public static final int NO_SITE = -1;

  /**
   * What was decided about a method.
   *
   * @param site the number of the method's site; {@link #NO_SITE} if it isn't traced
   * @param reason the rule by which the method is traced or not
   */
  public record Method(String className, String name, String descriptor, int site, String reason) {}

  private final Map<String, Method> methods = new LinkedHashMap<>();
  private final Map<String, String> classes = new LinkedHashMap<>();
  private final boolean forReport;
  private @Nullable String untraced;
  private int tooMany;

  /**
   * Keeps nothing yet.
   *
   * @param forReport whether there will be a report
   */
  public Decisions(boolean forReport) {
    this.forReport = forReport;
  }

  /** Whether there will be a report, so that what is decided about methods is to be noted. */
  public boolean areReported() {
    return forReport;
  }

  /** Notes why something isn't traced that the user expects to be traced; the first counts. */
  public synchronized void noteUntraced(String sentence) {
    untraced = untraced == null ? sentence : untraced;
  }

  /** Why something isn't traced that the user expects to be traced; null if nothing was noted. */
  public synchronized @Nullable String untraced() {
    return untraced;
  }

  /** Notes what was decided about a method; the last decision counts. */
  public synchronized void note(Method method) {
    String key = method.className() + '#' + method.name() + method.descriptor();
    if (methods.size() < MAX_METHODS || methods.containsKey(key)) {
      methods.put(key, method);
    } else {
      tooMany++;
    }
  }

  /** Notes why nothing of a class is traced. */
  public synchronized void leaveOut(String className, String reason) {
    if (classes.size() < MAX_METHODS) {
      classes.put(className, reason);
    } else {
      tooMany++;
    }
  }

  /** The methods, in the order in which they were noted. */
  synchronized List<Method> methods() {
    return new ArrayList<>(methods.values());
  }

  /** The reasons, by the names of classes of which nothing is traced. */
  synchronized Map<String, String> classes() {
    return new LinkedHashMap<>(classes);
  }

  /** The number of decisions that could not be noted. */
  synchronized int tooMany() {
    return tooMany;
  }
}
