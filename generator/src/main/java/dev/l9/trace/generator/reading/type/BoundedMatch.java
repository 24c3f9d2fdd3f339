package dev.l9.trace.generator.reading.type;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Holds texts against patterns, all of a spec in bounded time: some patterns take more than a
 * lifetime. Not thread-safe.
 */
final class BoundedMatch {

  private static final int MOST_LOOKS = 5_000_000;

  private final AtomicInteger looks = new AtomicInteger();

  /** Whether the whole text matches; empty if that takes too long to find out. */
  Optional<Boolean> matches(Pattern pattern, String text) {
    try {
      return Optional.of(pattern.matcher(new CountedText(text, looks)).matches());
    } catch (TooLongException | StackOverflowError e) {
      return Optional.empty();
    }
  }

  /** Counts how often somebody looks at a character. */
  private record CountedText(CharSequence text, AtomicInteger looks) implements CharSequence {
    @Override
    public char charAt(int index) {
      if (looks.incrementAndGet() > MOST_LOOKS) {
        throw new TooLongException();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new CountedText(text.subSequence(start, end), looks);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }

  private static final class TooLongException extends RuntimeException {
    private static final long serialVersionUID = 1;
  }
}
