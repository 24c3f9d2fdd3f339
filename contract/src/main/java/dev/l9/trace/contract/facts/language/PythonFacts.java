package dev.l9.trace.contract.facts.language;

import dev.l9.trace.contract.facts.text.SourceText;
import dev.l9.trace.contract.facts.text.Syntax;
import dev.l9.trace.contract.facts.text.Tokens;
import dev.l9.trace.contract.facts.text.Tokens.Kind;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Reads Python. */
final class PythonFacts implements FactsReader {

  private static final Set<String> PREFIXES = Set.of("r", "u");
  private static final String LABEL = "module:";

  @Override
  public Found read(SourceText source) {
    Tokens tokens = new Tokens(Syntax.PYTHON, source.text());
    tokens.nextCode();
    String documentation = documentation(tokens);
    String name = labelled(documentation);
    Set<String> found = new HashSet<>();
    int brackets = 0;
    boolean begins = true;
    while (tokens.kind() != Kind.END) {
      begins = brackets <= 0 && (begins || tokens.isFirstInLine());
      if (begins && tokens.is("import")) {
        imports(tokens, found);
      } else if (begins && tokens.is("from")) {
        from(tokens, found);
      } else if (begins && tokens.is("class") && tokens.nextCode() == Kind.WORD) {
        name = name.isEmpty() && source.isNamed(tokens.text()) ? tokens.text() : name;
      } else {
        brackets += change(tokens);
        begins = tokens.is(";") || tokens.is(":");
        tokens.nextCode();
      }
    }
    return new Found(name.isEmpty() ? folder(source) : name, documentation, found);
  }

  private static String documentation(Tokens tokens) {
    if (tokens.kind() == Kind.WORD) {
      boolean prefix = PREFIXES.contains(tokens.text().toLowerCase(Locale.ROOT));
      int end = tokens.position();
      if (!prefix || tokens.nextCode() != Kind.STRING || tokens.start() - end > 3) {
        return "";
      }
    }
    if (!tokens.isPlainString()) {
      return "";
    }
    String text = tokens.text();
    tokens.nextCode();
    return text.startsWith("\\\n") ? text.substring(2) : text;
  }

  /** The name behind {@code Module:} in a line. */
  private static String labelled(String documentation) {
    for (String line : documentation.split("\n", 50)) {
      String text = line.strip();
      if (text.toLowerCase(Locale.ROOT).startsWith(LABEL)) {
        String name = text.substring(LABEL.length()).strip();
        return name.indexOf('{') >= 0 || name.contains("TODO") ? "" : name;
      }
    }
    return "";
  }

  /** A package's file is named by its folder. */
  private static String folder(SourceText source) {
    boolean ofPackage = source.stem().equals("__init__") || source.stem().equals("__main__");
    return ofPackage ? source.folder() : "";
  }

  private static int change(Tokens tokens) {
    if (tokens.is("(") || tokens.is("[") || tokens.is("{")) {
      return 1;
    }
    return tokens.is(")") || tokens.is("]") || tokens.is("}") ? -1 : 0;
  }

  private static void imports(Tokens tokens, Set<String> found) {
    do {
      tokens.nextCode();
      if (tokens.isFirstInLine()) {
        return;
      }
      String name = module(tokens);
      add(name, found);
      if (tokens.is("as") && !tokens.isFirstInLine()) {
        tokens.nextCode();
        tokens.nextCode();
      }
    } while (tokens.is(",") && !tokens.isFirstInLine());
  }

  private static void from(Tokens tokens, Set<String> found) {
    tokens.nextCode();
    if (tokens.isFirstInLine()) {
      return;
    }
    String name = module(tokens);
    if (tokens.is("import") && !tokens.isFirstInLine()) {
      add(name, found);
      tokens.nextCode();
    }
  }

  /** Reads a name with dots, which may begin with dots, in one line. */
  private static String module(Tokens tokens) {
    StringBuilder name = new StringBuilder();
    boolean word = false;
    do {
      if (tokens.is(".")) {
        word = false;
      } else if (tokens.kind() == Kind.WORD && !word && !tokens.is("import")) {
        word = true;
      } else {
        break;
      }
      name.append(tokens.text());
      tokens.nextCode();
    } while (!tokens.isFirstInLine());
    return name.toString();
  }

  private static void add(String name, Set<String> found) {
    boolean complete = !name.endsWith(".") || name.chars().allMatch(c -> c == '.');
    if (complete && !name.equals("__future__")) {
      found.add(name);
    }
  }
}
