package dev.l9.trace.reader.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes one script of the page's ES modules, so that the build needs no bundler. Each module
 * becomes a function that is called once, after those that it imports, and returns what it exports.
 * So the modules keep their scopes.
 *
 * <p>It understands two forms, each on a line of its own, and refuses all others: {@code import {
 * a, b } from "./x.mjs";}, and {@code export} before a {@code function}, {@code class} or {@code
 * const}. Thread-safe.
 */
final class PageScript {

  private static final Pattern IMPORT =
      Pattern.compile("^import \\{ (\\w+(?:, \\w+)*) } from \"\\./([\\w-]+)\\.mjs\";$");
  private static final Pattern EXPORT =
      Pattern.compile("^export ((?:async )?function\\*?|class|const) (\\w+)(.*)$");

  private final UnaryOperator<String> source;
  private final Set<String> done = new LinkedHashSet<>();
  private final List<String> open = new ArrayList<>();
  private final StringBuilder script = new StringBuilder("\"use strict\";\nconst modules = {};\n");

  private PageScript(UnaryOperator<String> source) {
    this.source = source;
  }

  /**
   * The script that runs a module.
   *
   * @param source gives the text of the module with this name
   * @throws IllegalArgumentException if a module has a form that isn't understood, or if modules
   *     import each other
   */
  static String of(String main, UnaryOperator<String> source) {
    PageScript page = new PageScript(source);
    page.add(main);
    return "(() => {\n" + page.script + "})();\n";
  }

  private void add(String name) {
    if (done.contains(name)) {
      return;
    }
    if (open.contains(name)) {
      throw new IllegalArgumentException("modules import each other: " + open + " and " + name);
    }
    open.add(name);
    StringBuilder body = new StringBuilder();
    List<String> exports = new ArrayList<>();
    for (String line : source.apply(name).split("\n", -1)) {
      body.append(line(name, line, exports)).append('\n');
    }
    script.append("modules[\"").append(name).append("\"] = (() => {\n").append(body);
    script.append("return { ").append(String.join(", ", exports)).append(" };\n})();\n");
    open.remove(name);
    done.add(name);
  }

  private String line(String module, String line, List<String> exports) {
    Matcher imported = IMPORT.matcher(line);
    if (imported.matches()) {
      add(imported.group(2));
      return "const { " + imported.group(1) + " } = modules[\"" + imported.group(2) + "\"];";
    }
    Matcher exported = EXPORT.matcher(line);
    if (exported.matches()) {
      exports.add(exported.group(2));
      return line.substring("export ".length());
    }
    if (line.startsWith("import") || line.startsWith("export") || line.contains("</script")) {
      throw new IllegalArgumentException(module + ".mjs has a line that isn't understood: " + line);
    }
    return line;
  }
}
