package dev.l9.trace.generator.code.text;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.l9.trace.tools.ToolFailure;

/** Makes the text of a Java file. Equal types give equal text. */
public final class JavaFiles {

  /** What tests assert with, as {@code $T} of a code block. */
  public static final ClassName ASSERTIONS = ClassName.get("org.junit.jupiter.api", "Assertions");

  private static final String[] ASSERTED = {
    "assertEquals",
    "assertFalse",
    "assertInstanceOf",
    "assertNotEquals",
    "assertNotSame",
    "assertNull",
    "assertSame",
    "assertThrows",
    "assertTrue"
  };

  private JavaFiles() {}

  /**
   * The text of the file of a type: with the imports that it needs, two blanks a level, and {@code
   * \n} at the end of each line.
   *
   * @throws ToolFailure if this JVM doesn't let the formatter use the JDK's compiler
   */
  public static String text(String packageName, TypeSpec type) {
    JavaFile file =
        JavaFile.builder(packageName, type)
            .addStaticImport(ASSERTIONS, ASSERTED)
            .skipJavaLangImports(true)
            .indent("  ")
            .build();
    String source = file.toString();
    for (TypeName inherited : type.superinterfaces()) {
      source = withoutImportsFrom(inherited, source);
    }
    return formatted(source, type.name());
  }

  /** A class knows the types that are nested in its interface without importing them. */
  private static String withoutImportsFrom(TypeName type, String source) {
    return source.replaceAll("(?m)^import \\Q" + type + "\\E\\.\\w+;\n", "");
  }

  /** Formats a file, and leaves out the imports that it doesn't need. */
  static String formatted(String source, String name) {
    try {
      return FieldLayout.of(new Formatter().formatSourceAndFixImports(source));
    } catch (FormatterException e) {
      throw new IllegalStateException(name + " is no Java: " + e.getMessage() + "\n" + source, e);
    } catch (IllegalAccessError e) {
      throw new ToolFailure(
          "Java can't be formatted, because this JVM keeps the JDK's compiler closed ("
              + e.getMessage()
              + "); start l9 by bin/l9 or by java -jar l9.jar, which open it");
    }
  }
}
