package dev.l9.trace.contract.facts.language;

import dev.l9.trace.contract.facts.text.Tokens;
import dev.l9.trace.contract.facts.text.Tokens.Kind;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/** Reads the {@code use} declarations of Rust: {@code use a::{b, c::{self, d}};} */
final class RustUse {

  /** Deeper ones are left out, so that their prefixes stay short. */
  private static final int MAX_DEPTH = 16;

  private RustUse() {}

  /** Reads from {@code use} on, and stops behind its semicolon, or at what doesn't belong to it. */
  static void read(Tokens tokens, Set<String> found) {
    Deque<String> prefixes = new ArrayDeque<>();
    String prefix = "";
    String path = "";
    boolean alias = false;
    for (tokens.nextCode(); isPart(tokens) && prefixes.size() < MAX_DEPTH; tokens.nextCode()) {
      if (tokens.is("{")) {
        prefixes.push(prefix);
        prefix = path;
        path = "";
      } else if (tokens.is(",") || tokens.is("}")) {
        add(path, found);
        if (tokens.is("}")) {
          prefix = prefixes.isEmpty() ? "" : prefixes.pop();
        }
        path = tokens.is(",") ? prefix : "";
        alias = false;
      } else {
        alias |= tokens.is("as");
        path = alias ? path : joined(path.isEmpty() ? prefix : path, tokens);
      }
    }
    if (tokens.is(";") && prefixes.isEmpty()) {
      add(path, found);
    }
  }

  private static boolean isPart(Tokens tokens) {
    return tokens.kind() == Kind.WORD
        || tokens.is(":")
        || tokens.is("{")
        || tokens.is("}")
        || tokens.is(",")
        || tokens.is("*");
  }

  private static String joined(String path, Tokens tokens) {
    boolean all = tokens.is("*") || (tokens.is("self") && path.endsWith(":"));
    return all || path.length() > 500 ? path : path + tokens.text();
  }

  private static void add(String path, Set<String> found) {
    String name = path;
    while (name.endsWith(":")) {
      name = name.substring(0, name.length() - 1);
    }
    while (name.startsWith(":")) {
      name = name.substring(1);
    }
    found.add(name);
  }
}
