package dev.l9.trace.generator.reading.type;

import dev.l9.trace.generator.spec.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a type such as {@code Map<String, List<Rule>>}. */
final class TypeText {

  private static final Pattern TOKEN =
      Pattern.compile("\\s*([A-Za-z_$][A-Za-z0-9_$]*(?:\\.[A-Za-z_$][A-Za-z0-9_$]*)*|[<>,])");
  private static final int DEEPEST = 4;
  private static final int LONGEST = 1_000;

  private final List<String> tokens;
  private int next;

  private TypeText(List<String> tokens) {
    this.tokens = tokens;
  }

  /** The type; empty if it isn't written as one, or has angle brackets in too many others. */
  static Optional<TypeRef> read(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    TypeText reader = new TypeText(tokens(text.strip()));
    return reader.type(0).filter(type -> reader.next == reader.tokens.size());
  }

  private static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    int end = 0;
    while (matcher.find() && matcher.start() == end) {
      tokens.add(matcher.group(1));
      end = matcher.end();
    }
    return end == text.length() ? tokens : List.of();
  }

  private Optional<TypeRef> type(int depth) {
    if (depth > DEEPEST || next >= tokens.size() || isSign(tokens.get(next))) {
      return Optional.empty();
    }
    String name = tokens.get(next++);
    if (!takes("<")) {
      return Optional.of(TypeRef.of(name));
    }
    List<TypeRef> arguments = new ArrayList<>();
    do {
      Optional<TypeRef> argument = type(depth + 1);
      if (argument.isEmpty()) {
        return Optional.empty();
      }
      arguments.add(argument.get());
    } while (takes(","));
    return takes(">") ? Optional.of(new TypeRef(name, arguments)) : Optional.empty();
  }

  private boolean takes(String sign) {
    boolean isIt = next < tokens.size() && tokens.get(next).equals(sign);
    next += isIt ? 1 : 0;
    return isIt;
  }

  private static boolean isSign(String token) {
    return token.equals("<") || token.equals(">") || token.equals(",");
  }
}
