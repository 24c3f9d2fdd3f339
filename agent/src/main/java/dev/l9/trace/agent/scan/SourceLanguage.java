package dev.l9.trace.agent.scan;

import org.jspecify.annotations.Nullable;

/** The languages whose compilers add to class files what no flags and attributes mark. */
public enum SourceLanguage {
  KOTLIN,
  GROOVY,
  SCALA,
  OTHER;

  public static SourceLanguage of(@Nullable String sourceFile) {
    if (sourceFile == null || sourceFile.endsWith(".java")) {
      return OTHER;
    }
    if (sourceFile.endsWith(".kt") || sourceFile.endsWith(".kts")) {
      return KOTLIN;
    }
    if (sourceFile.endsWith(".groovy")) {
      return GROOVY;
    }
    return sourceFile.endsWith(".scala") ? SCALA : OTHER;
  }
}
