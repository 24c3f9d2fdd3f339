package dev.l9.trace.replay.test;

import dev.l9.trace.replay.type.ClassModel;
import dev.l9.trace.replay.type.ClassPath;
import dev.l9.trace.replay.type.CodeScan;
import dev.l9.trace.replay.type.MethodModel;
import dev.l9.trace.replay.type.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the class of an exception, of which the record has the simple name. */
final class ExceptionTypes {

  private static final List<String> PACKAGES =
      List.of(
          "java.lang",
          "java.util",
          "java.io",
          "java.time",
          "java.time.format",
          "java.time.temporal",
          "java.time.zone",
          "java.net",
          "java.nio",
          "java.nio.charset",
          "java.nio.file",
          "java.util.concurrent",
          "java.util.regex",
          "java.text",
          "java.sql",
          "java.util.zip",
          "java.lang.reflect",
          "java.lang.invoke");

  private final Program program;

  ExceptionTypes(Program program) {
    this.program = program;
  }

  /** The binary name; null if none has this simple name, or several have. */
  @Nullable String find(String simpleName, MethodModel method, CodeScan code) {
    TreeSet<String> near = new TreeSet<>(code.made());
    near.addAll(method.exceptions());
    String found = only(near.stream().filter(name -> isNamed(name, simpleName)).toList());
    if (found != null) {
      return found;
    }
    List<String> all = new ArrayList<>(program.classes().named(simpleName));
    PACKAGES.forEach(each -> all.add(each + "." + simpleName));
    return only(all);
  }

  private @Nullable String only(List<String> names) {
    List<String> exceptions =
        names.stream().distinct().filter(program.hierarchy()::isException).toList();
    return exceptions.size() == 1 ? exceptions.get(0) : null;
  }

  private static boolean isNamed(String name, String simpleName) {
    return name.endsWith(simpleName)
        && (name.length() == simpleName.length()
            || ".$".indexOf(name.charAt(name.length() - simpleName.length() - 1)) >= 0);
  }

  /** Whether its message may be another one than it was made with. */
  boolean overridesMessage(String name) {
    ClassModel model = program.classes().find(name);
    while (model != null && !ClassPath.isJdk(model.name())) {
      if (model.declares("getMessage", "()Ljava/lang/String;")) {
        return true;
      }
      model = model.superclass() == null ? null : program.classes().find(model.superclass().name());
    }
    return false;
  }
}
