package dev.l9.trace.memory.words;

import dev.l9.trace.tree.EventName;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The forms in which people write names of methods, types of errors, and files. */
public final class NameKeys {

  /**
   * What isn't a word of a language: a name with a sign in it, or with a capital behind a letter.
   */
  private static final Pattern NAME =
      Pattern.compile(
          "[^\\s]*[\\p{L}\\p{N}][#.:_$/][\\p{L}\\p{N}_$][^\\s]*|\\p{L}*\\p{Ll}\\p{Lu}\\S*");

  private NameKeys() {}

  /** The forms of a method {@code com.acme.Orders#total}, in small letters. */
  public static Set<String> ofMethod(String method) {
    Set<String> keys = new LinkedHashSet<>();
    add(keys, method);
    int hash = method.indexOf('#');
    if (hash > 0) {
      String type = method.substring(0, hash);
      String name = method.substring(hash + 1);
      String simple = EventName.simpleName(type);
      add(keys, type + "." + name);
      add(keys, simple + "#" + name);
      add(keys, simple + "." + name);
      add(keys, name);
      add(keys, type);
      add(keys, simple);
    }
    return keys;
  }

  /** The forms of a type of error. */
  public static Set<String> ofError(String error) {
    Set<String> keys = new LinkedHashSet<>();
    add(keys, error);
    add(keys, EventName.simpleName(error));
    return keys;
  }

  /** The forms of a file. */
  public static Set<String> ofFile(String file) {
    Set<String> keys = new LinkedHashSet<>();
    String unix = file.replace('\\', '/');
    add(keys, unix);
    add(keys, unix.substring(unix.lastIndexOf('/') + 1));
    return keys;
  }

  private static void add(Set<String> keys, String name) {
    if (!name.isBlank()) {
      keys.add(CodeWords.small(name));
    }
  }

  /**
   * The names in what somebody looks for, in small letters: what can't be a word of a language. One
   * word alone may be a name too.
   */
  public static Set<String> in(String query) {
    Set<String> names = new LinkedHashSet<>();
    String[] words = query.strip().split("\\s+", -1);
    for (String word : words) {
      String bare = word.replaceAll("^[\"'`(\\[<]+|[\"'`)\\]>,;:!?.]+$", "").replaceAll("\\($", "");
      if (words.length == 1 || NAME.matcher(bare).matches()) {
        add(names, bare);
      }
    }
    return names;
  }
}
