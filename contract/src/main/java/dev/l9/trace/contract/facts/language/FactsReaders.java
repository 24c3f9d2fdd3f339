package dev.l9.trace.contract.facts.language;

import dev.l9.trace.contract.facts.text.Syntax;
import java.util.HashMap;
import java.util.Map;

/** Which reader reads files with which ending. Thread-safe. */
public final class FactsReaders {

  private static final FactsReader NOTHING = source -> Found.of("", "");
  private static final Map<String, FactsReader> READERS = new HashMap<>();

  static {
    put(new JvmFacts(Syntax.JAVA), "java");
    put(new JvmFacts(Syntax.KOTLIN), "kt", "kts");
    put(new JvmFacts(Syntax.SCALA), "scala");
    put(new JvmFacts(Syntax.GROOVY), "groovy", "gradle");
    put(new ScriptFacts(), "js", "mjs", "cjs", "jsx", "ts", "mts", "cts", "tsx");
    put(new PythonFacts(), "py");
    put(new GoFacts(), "go");
    put(new RustFacts(), "rs");
    put(new CommentFacts(Syntax.C, Includes::ofC), "c", "h", "cc", "cpp", "cxx", "hh", "hpp");
    put(new CommentFacts(Syntax.DART, Includes::ofDart), "dart");
    put(new CommentFacts(Syntax.RUBY, Includes::ofRuby), "rb");
    put(new CommentFacts(Syntax.HASH), "toml", "sh", "bash", "yaml", "yml");
    put(new CommentFacts(Syntax.PROPERTIES), "properties");
    put(new CommentFacts(Syntax.SQL), "sql");
    put(new MarkdownFacts(), "md", "markdown");
    put(new JsonFacts(), "json");
    put(new MarkupFacts(), "xml", "html", "htm");
  }

  private FactsReaders() {}

  /** The reader for an ending in lower case, without the dot. */
  public static FactsReader of(String ending) {
    return READERS.getOrDefault(ending, NOTHING);
  }

  private static void put(FactsReader reader, String... endings) {
    for (String ending : endings) {
      READERS.put(ending, reader);
    }
  }
}
