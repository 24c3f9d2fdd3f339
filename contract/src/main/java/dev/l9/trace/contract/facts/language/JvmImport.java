package dev.l9.trace.contract.facts.language;

import dev.l9.trace.contract.facts.text.Syntax;
import dev.l9.trace.contract.facts.text.Tokens;
import dev.l9.trace.contract.facts.text.Tokens.Kind;
import java.util.Set;

/** Reads the imports of the JVM's languages. */
final class JvmImport {

  private JvmImport() {}

  /**
   * Reads from {@code import} on, and stops at the first token that doesn't belong to it. A static
   * import stands for its type, and one of everything for its package.
   */
  static void read(Syntax syntax, Tokens tokens, Set<String> found) {
    tokens.nextCode();
    boolean isStatic = tokens.is("static");
    if (isStatic) {
      tokens.nextCode();
    }
    String name = name(tokens);
    if (name.equals("module") && tokens.kind() == Kind.WORD && syntax == Syntax.JAVA) {
      name = name(tokens);
    }
    boolean all = tokens.is("*");
    if (all) {
      tokens.next();
    }
    while (syntax == Syntax.JAVA && tokens.kind() == Kind.COMMENT) {
      tokens.next();
    }
    if (syntax == Syntax.JAVA && !tokens.is(";")) {
      return; // It is half written.
    }
    if (syntax == Syntax.SCALA) {
      scala(tokens, name, found);
    } else {
      found.add(isStatic && !all ? parent(name) : withoutDot(name));
    }
  }

  /**
   * Reads a qualified name, with a dot at its end if something else follows that. It ends with its
   * line, except where a dot goes on. A comment behind it may document what follows.
   */
  static String name(Tokens tokens) {
    StringBuilder name = new StringBuilder();
    while (tokens.kind() == Kind.WORD) {
      name.append(tokens.text());
      if (tokens.next() != Kind.SYMBOL || !tokens.is(".")) {
        break;
      }
      name.append('.');
      tokens.nextCode();
    }
    return name.toString();
  }

  private static String parent(String name) {
    return name.substring(0, Math.max(0, name.lastIndexOf('.')));
  }

  private static String withoutDot(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  /** Scala imports several names by commas, and several of a package in braces. */
  private static void scala(Tokens tokens, String first, Set<String> found) {
    String name = first;
    while (true) {
      if (tokens.is("{")) {
        selectors(tokens, name, found);
      } else {
        boolean all = name.endsWith("._") || name.endsWith(".given");
        found.add(all ? parent(name) : withoutDot(name));
      }
      if (!tokens.is(",")) {
        return;
      }
      tokens.nextCode();
      name = name(tokens);
      if (tokens.is("*")) {
        tokens.next();
      }
    }
  }

  private static void selectors(Tokens tokens, String prefix, Set<String> found) {
    boolean isName = true;
    while (tokens.nextCode() != Kind.END && !tokens.is("}")) {
      if (tokens.is(",")) {
        isName = true;
      } else if (isName) {
        boolean all = tokens.is("_") || tokens.is("*") || tokens.is("given");
        found.add(all ? withoutDot(prefix) : prefix + tokens.text());
        isName = false; // What follows up to the comma is another name for it.
      }
    }
    tokens.next();
  }
}
