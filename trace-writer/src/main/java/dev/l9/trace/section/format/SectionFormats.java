package dev.l9.trace.section.format;

import dev.l9.trace.language.code.CodeLanguage;
import dev.l9.trace.section.SectionFormat;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The types of files that can have sections, by the ending of their names. Thread-safe. */
public final class SectionFormats {

  private static final SectionFormat JAVA = new JavaFormat();

  private SectionFormats() {}

  /** The format of a file; empty if files of its type get none. */
  public static Optional<SectionFormat> of(Path file) {
    Path name = file.getFileName();
    return name == null ? Optional.empty() : of(name.toString());
  }

  /** The format of a file with this name; empty if files of its type get none. */
  public static Optional<SectionFormat> of(String fileName) {
    int dot = fileName.lastIndexOf('.');
    // A name that begins with its only dot has no ending: ".json" is a hidden file of no known
    // type.
    if (dot <= fileName.lastIndexOf('/') + 1) {
      return Optional.empty();
    }
    String ending = fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
    // Most files are Java's. For these, the classes of the other formats need not be loaded.
    return ending.equals("java")
        ? Optional.of(JAVA)
        : Optional.ofNullable(Table.FORMATS.get(ending));
  }

  /** The endings of the names of files that can have sections, without dots. */
  public static Set<String> endings() {
    return Collections.unmodifiableSet(Table.FORMATS.keySet());
  }

  private static final class Table {
    static final Map<String, SectionFormat> FORMATS = new LinkedHashMap<>();

    static {
      put(JAVA, "java");
      put(CodeLanguage.KOTLIN, "kt", "kts");
      put(CodeLanguage.SCALA, "scala");
      put(CodeLanguage.GROOVY, "groovy", "gradle");
      put(CodeLanguage.JAVASCRIPT, "js", "mjs", "cjs", "ts", "mts", "cts");
      put(CodeLanguage.GO, "go");
      put(CodeLanguage.RUST, "rs");
      put(CodeLanguage.C, "c", "h", "cc", "cpp", "cxx", "hh", "hpp");
      put(CodeLanguage.DART, "dart");
      put(CodeLanguage.TOML, "toml");
      put(CodeLanguage.SHELL, "sh", "bash");
      put(CodeLanguage.RUBY, "rb");
      put(new PropertiesFormat(), "properties");
      put(new SqlFormat(), "sql");
      put(new JsonFormat(), "json");
      put(new YamlFormat(), "yaml", "yml");
      put(new MarkdownFormat(), "md");
      put(new MarkupFormat(true), "xml");
      put(new MarkupFormat(false), "html", "htm");
      put(new PythonFormat(), "py");
    }

    private static void put(CodeLanguage language, String... endings) {
      put(new CodeFormat(language), endings);
    }

    private static void put(SectionFormat format, String... endings) {
      for (String ending : endings) {
        FORMATS.put(ending, format);
      }
    }
  }
}
