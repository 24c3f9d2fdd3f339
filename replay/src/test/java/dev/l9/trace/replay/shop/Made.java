package dev.l9.trace.replay.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** An object with constructors of many kinds. */
public class Made {

  final String text;
  final int count;
  final List<String> names;
  final List<String> kept = new ArrayList<>();
  int size = 7;

  /** Takes all. */
  public Made(String text, int count, List<String> names) {
    this.text = Objects.requireNonNull(text, "text");
    this.count = count;
    this.names = List.copyOf(names);
  }

  /** Checks. */
  public Made(int count) {
    if (count < 0) {
      throw new IllegalArgumentException("count is " + count);
    }
    this.text = "";
    this.count = count;
    this.names = List.of();
  }

  /** Passes on. */
  public Made(String text) {
    this(text, 3, List.of());
  }

  /** Computes. */
  public Made(long count) {
    this.text = "";
    this.count = (int) (count + 1);
    this.names = List.of();
  }

  /** Chooses. */
  public Made(boolean isLarge) {
    this.text = "";
    this.count = isLarge ? 100 : 1;
    this.names = List.of();
  }

  /** Calls. */
  public Made(String text, boolean isSame) {
    this.text = text.strip();
    this.count = 0;
    this.names = List.of(String.valueOf(isSame));
  }
}
