package dev.l9.trace.tools.doctor;

/**
 * Why the doctor knows of no method that was asked about.
 *
 * @param reason the rule that leaves the class out; empty for other causes
 */
public record NoMethods(Cause cause, String reason) {

  /** What keeps the agent from knowing one. */
  public enum Cause {
    /** A rule leaves the whole class out, which the reason names. */
    CLASS_LEFT_OUT,
    /** The agent has looked at the class, which has no method of that name. */
    NO_SUCH_METHOD,
    /** The class was loaded, and nothing in it is marked or included. */
    NOTHING_MARKED,
    /** No class of that name was loaded in the run. */
    NOT_LOADED
  }

  static NoMethods of(Cause cause) {
    return new NoMethods(cause, "");
  }
}
