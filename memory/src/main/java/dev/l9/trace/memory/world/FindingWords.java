package dev.l9.trace.memory.world;

import dev.l9.trace.memory.learn.FindingKind;

/** Words that people use when they look for what was learnt. */
final class FindingWords {

  private FindingWords() {}

  static String of(FindingKind kind) {
    return switch (kind) {
      case INVARIANT -> "invariant always holds held never";
      case BROKEN_EXPECTATION -> "expectation expected broken violated";
      case FAILURE_CONDITION -> "failure condition fails when follows cause inputs";
      case RECURRING_FAILURE -> "recurring failure again cause came back";
      case FLAKY -> "flaky sometimes fails succeeds equal inputs";
      case TIME_DRIFT -> "time drift slower faster revisions";
      case RESULT_DRIFT -> "result drift changed differs revisions equal inputs";
    };
  }
}
