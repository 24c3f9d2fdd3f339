package dev.l9.sample.evaluation;

/** A formula has no value, such as a division by zero; the message says why, for the user. */
public final class UndefinedResultException extends RuntimeException {

  /** Takes the reason, to be read behind the formula's name. */
  public UndefinedResultException(String reason) {
    super(reason);
  }

  /** The reason. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
