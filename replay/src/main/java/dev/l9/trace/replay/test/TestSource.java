package dev.l9.trace.replay.test;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.l9.trace.replay.call.RecordedCall;
import dev.l9.trace.replay.type.Program;
import dev.l9.trace.replay.value.Draft;
import dev.l9.trace.replay.value.Helper;
import java.util.List;
import javax.lang.model.SourceVersion;

/** Puts a test's parts together. Equal calls give equal bytes. */
final class TestSource {

  private static final ClassName ASSERTIONS = ClassName.get("org.junit.jupiter.api", "Assertions");

  private static final List<String> STATIC =
      List.of(
          "assertArrayEquals",
          "assertDoesNotThrow",
          "assertEquals",
          "assertFalse",
          "assertInstanceOf",
          "assertNotNull",
          "assertNull",
          "assertThrows",
          "assertThrowsExactly",
          "assertTrue");

  private static final List<String> MOCKITO = List.of("any", "doThrow", "eq", "mock", "when");

  private final String packageName;
  private final String className;
  private final String method;

  TestSource(String packageName, String className, String method) {
    boolean isFine =
        SourceVersion.isIdentifier(className)
            && (packageName.isEmpty() || SourceVersion.isName(packageName));
    if (!isFine) {
      throw new dev.l9.trace.replay.Refusal(
              dev.l9.trace.replay.Refusal.Kind.NOT_ACCESSIBLE,
              "",
              "a test can't be called " + Program.safe(packageName + "." + className),
              "give a name by --name")
          .asException();
    }
    this.packageName = packageName;
    this.className = className;
    this.method = method;
  }

  String write(RecordedCall call, Draft draft, List<String> masked, List<String> gaps) {
    MethodSpec.Builder test =
        MethodSpec.methodBuilder(method)
            .addAnnotation(ClassName.get("org.junit.jupiter.api", "Test"))
            .addCode(draft.code());
    if (draft.isThrowing()) {
      test.addException(Exception.class);
    }
    TypeSpec.Builder type =
        TypeSpec.classBuilder(className)
            .addJavadoc("$L", javadoc(call, draft.assumptions(), masked, gaps))
            .addMethod(test.build());
    for (Helper helper : draft.helpers()) {
      type.addMethod(Helpers.of(helper));
    }
    JavaFile.Builder file =
        JavaFile.builder(packageName, type.build()).indent("  ").skipJavaLangImports(true);
    String code = draft.code().toString();
    STATIC.stream()
        .filter(name -> uses(code, name))
        .forEach(name -> file.addStaticImport(ASSERTIONS, name));
    MOCKITO.stream()
        .filter(name -> uses(code, name) && code.contains("mock("))
        .forEach(
            name ->
                file.addStaticImport(
                    ClassName.get(
                        "org.mockito",
                        name.equals("any") || name.equals("eq") ? "ArgumentMatchers" : "Mockito"),
                    name));
    return ascii(file.build().toString());
  }

  /** Texts have no other characters by now; names of the program may have. */
  static String ascii(String source) {
    StringBuilder ascii = new StringBuilder();
    source
        .chars()
        .forEach(
            c -> ascii.append(c < 127 ? String.valueOf((char) c) : String.format("\\u%04x", c)));
    return ascii.toString();
  }

  private static boolean uses(String code, String name) {
    return code.matches("(?s).*\\b" + name + "\\(.*");
  }

  /** All that is said here consists of words of ours, names and ids. */
  private static CodeBlock javadoc(
      RecordedCall call, List<String> assumptions, List<String> masked, List<String> gaps) {
    StringBuilder text = new StringBuilder();
    text.append("A call of ")
        .append(Program.safe(call.methodId()).replace("<", "&lt;").replace(">", "&gt;"));
    text.append(", recorded by L9 Trace as ").append(plain(call.traceId()));
    text.append(" at ").append(plain(call.timestamp())).append(".\n");
    paragraph(text, "To do", gaps);
    paragraph(text, "Taken for granted", assumptions);
    paragraph(
        text,
        "Not compared, since it differs between recorded runs, or isn't recorded as a whole",
        masked.stream().map(Program::safe).toList());
    return CodeBlock.of("$L", text.toString());
  }

  private static String plain(String text) {
    return text.replaceAll("[^A-Za-z0-9_:.+-]", "?");
  }

  private static void paragraph(StringBuilder text, String title, List<String> items) {
    if (!items.isEmpty()) {
      text.append("\n<p>").append(title).append(":\n\n<ul>\n");
      items.forEach(
          item ->
              text.append("  <li>")
                  .append(
                      item.replace("<", "&lt;")
                          .replace(">", "&gt;")
                          .replace("*/", "* /")
                          .replace("@", "(at)"))
                  .append('\n'));
      text.append("</ul>\n");
    }
  }
}
