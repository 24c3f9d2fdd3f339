package dev.l9.trace.replay.type;

import dev.l9.trace.replay.type.JavaType.ArrayType;
import dev.l9.trace.replay.type.JavaType.ClassType;
import dev.l9.trace.replay.type.JavaType.Primitive;
import dev.l9.trace.replay.type.JavaType.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads signatures of class files (JVMS 4.7.9.1), and descriptors, which have the same form. */
final class SignatureParser {

  private final String text;
  private final Map<String, JavaType> bounds = new HashMap<>();
  private int at;

  /**
   * @param outer the bounds of the type parameters that are known here
   */
  SignatureParser(String text, Map<String, JavaType> outer) {
    this.text = text;
    bounds.putAll(outer);
  }

  /** Reads the type parameters at the beginning, with their bounds; none if there are none. */
  List<Variable> parameters() {
    List<Variable> parameters = new ArrayList<>();
    if (text.charAt(at) != '<') {
      return parameters;
    }
    at++;
    while (text.charAt(at) != '>') {
      String name = upTo(':');
      bounds.put(name, JavaType.ClassType.OBJECT); // A bound may name its own parameter.
      JavaType first = null;
      while (text.charAt(at) == ':') {
        at++;
        if (text.charAt(at) != ':') {
          JavaType bound = type();
          first = first == null ? bound : first;
        }
      }
      bounds.put(name, first == null ? JavaType.ClassType.OBJECT : first);
      parameters.add(new Variable(name, bounds.getOrDefault(name, JavaType.ClassType.OBJECT)));
    }
    at++;
    return parameters;
  }

  boolean isAt(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  boolean isAtEnd() {
    return at >= text.length();
  }

  void skip() {
    at++;
  }

  JavaType type() {
    char kind = text.charAt(at++);
    return switch (kind) {
      case 'L' -> classType();
      case '[' -> new ArrayType(type());
      case 'T' -> {
        String name = upTo(';');
        at++;
        yield new Variable(name, bounds.getOrDefault(name, JavaType.ClassType.OBJECT));
      }
      default -> new Primitive(primitive(kind));
    };
  }

  private ClassType classType() {
    StringBuilder name = new StringBuilder();
    List<JavaType> arguments = new ArrayList<>();
    while (true) {
      char c = text.charAt(at++);
      switch (c) {
        case ';' -> {
          return new ClassType(name.toString(), arguments);
        }
        case '<' -> arguments(arguments);
        case '.' -> {
          name.append('$');
          arguments.clear(); // Those of an outer class say nothing of the inner one's own.
        }
        default -> name.append(c == '/' ? '.' : c);
      }
    }
  }

  private void arguments(List<JavaType> arguments) {
    while (text.charAt(at) != '>') {
      switch (text.charAt(at)) {
        case '*' -> {
          at++;
          arguments.add(JavaType.ClassType.OBJECT);
        }
        case '+', '-' -> {
          at++;
          arguments.add(type());
        }
        default -> arguments.add(type());
      }
    }
    at++;
  }

  private String upTo(char end) {
    int from = at;
    at = text.indexOf(end, at);
    return text.substring(from, at);
  }

  static String primitive(char kind) {
    return switch (kind) {
      case 'I' -> "int";
      case 'J' -> "long";
      case 'D' -> "double";
      case 'F' -> "float";
      case 'Z' -> "boolean";
      case 'B' -> "byte";
      case 'S' -> "short";
      case 'C' -> "char";
      case 'V' -> "void";
      default -> throw new IllegalArgumentException("no kind of type: " + kind);
    };
  }
}
