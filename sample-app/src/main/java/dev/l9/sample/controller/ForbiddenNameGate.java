package dev.l9.sample.controller;

import dev.l9.sample.ir.FormulaKind;
import dev.l9.sample.ir.IrFormula;
import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Sensitive;
import dev.l9.trace.L9Traced;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Stops formulas that have or use a name with a forbidden word, such as {@code card_token}. */
final class ForbiddenNameGate implements Gate {

  @L9Sensitive private final Set<String> words;

  /**
   * Forbids these words in either case.
   *
   * @param words kept out of traces: a list of what must not be named says a lot by itself
   */
  @L9Traced(task = "open gate", layer = HrmLayer.FOCUS, operation = "focus.consent_check")
  ForbiddenNameGate(@L9Sensitive Set<String> words) {
    this.words =
        words.stream().map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  @Override
  public String type() {
    return "ForbiddenNameGate";
  }

  @Override
  public boolean concerns(FormulaKind kind) {
    return true;
  }

  @Override
  public Optional<String> objection(IrFormula formula) {
    return Stream.concat(Stream.of(formula.name()), formula.needs().stream())
        .filter(this::isForbidden)
        .findFirst()
        .map(name -> name + " is a forbidden name");
  }

  private boolean isForbidden(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return words.contains(lower) || Arrays.stream(lower.split("_", -1)).anyMatch(words::contains);
  }
}
