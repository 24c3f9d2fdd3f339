package dev.l9.sample;

/** The command line can't be understood; the message says why, in one line. */
final class UsageException extends Exception {

  UsageException(String message) {
    super(message);
  }
}
