package dev.l9.trace.agent;

/** What the compilers of other languages are run with. */
final class LanguageCompilers {

  private LanguageCompilers() {}

  static String kotlinClassPath() {
    return Libraries.classPath(
        "kotlin-compiler-embeddable",
        "kotlin-build-tools-api",
        "kotlin-stdlib",
        "kotlin-script-runtime",
        "kotlin-reflect",
        "kotlin-daemon-embeddable",
        "kotlinx-coroutines-core-jvm",
        "annotations");
  }

  static String scalaClassPath() {
    return Libraries.classPath(
        "scala3-compiler_3",
        "scala3-interfaces",
        "tasty-core_3",
        "scala3-library_3",
        "scala-library",
        "scala-asm",
        "compiler-interface",
        "util-interface");
  }
}
