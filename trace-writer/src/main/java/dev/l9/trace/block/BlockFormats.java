package dev.l9.trace.block;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The types of files that can have a block, by the ending of their names. Thread-safe. */
public final class BlockFormats {

  private static final BlockFormat JAVA = new JavaFormat();

  private BlockFormats() {}

  /** The format of a file; empty if files of its type get no block. */
  public static Optional<BlockFormat> of(Path file) {
    Path name = file.getFileName();
    return name == null ? Optional.empty() : of(name.toString());
  }

  /** The format of a file with this name; empty if files of its type get no block. */
  public static Optional<BlockFormat> of(String fileName) {
    int dot = fileName.lastIndexOf('.');
    // A name that begins with its only dot has no ending: ".json" is hidden, and of no known type.
    if (dot <= fileName.lastIndexOf('/') + 1) {
      return Optional.empty();
    }
    return switch (fileName.substring(dot + 1).toLowerCase(Locale.ROOT)) {
      case "java" -> Optional.of(JAVA);
      case "kt", "kts" -> code(CodeLanguage.KOTLIN);
      case "scala" -> code(CodeLanguage.SCALA);
      case "groovy", "gradle" -> code(CodeLanguage.GROOVY);
      case "js", "mjs", "cjs", "ts", "mts", "cts" -> code(CodeLanguage.JAVASCRIPT);
      case "go" -> code(CodeLanguage.GO);
      case "rs" -> code(CodeLanguage.RUST);
      case "c", "h", "cc", "cpp", "cxx", "hh", "hpp" -> code(CodeLanguage.C);
      case "dart" -> code(CodeLanguage.DART);
      case "toml" -> code(CodeLanguage.TOML);
      case "sh", "bash" -> code(CodeLanguage.SHELL);
      case "rb" -> code(CodeLanguage.RUBY);
      case "properties" -> Optional.of(new PropertiesFormat());
      case "sql" -> Optional.of(new SqlFormat());
      case "json" -> Optional.of(new JsonFormat());
      case "yaml", "yml" -> Optional.of(new YamlFormat());
      case "md" -> Optional.of(new MarkdownFormat());
      case "xml" -> Optional.of(new MarkupFormat(true));
      case "html", "htm" -> Optional.of(new MarkupFormat(false));
      case "py" -> Optional.of(new PythonFormat());
      default -> Optional.empty();
    };
  }

  private static Optional<BlockFormat> code(CodeLanguage language) {
    return Optional.of(new CodeFormat(language));
  }
}
