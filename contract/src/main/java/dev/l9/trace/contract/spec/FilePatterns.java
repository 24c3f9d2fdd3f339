package dev.l9.trace.contract.spec;

import static dev.l9.trace.contract.yaml.SourceText.quoted;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Reads patterns of files, as in {@code .gitignore} but for what isn't known here: lines that begin
 * with {@code !}, which take back others, and classes of letters.
 */
final class FilePatterns {

  private static final Pattern ALTERNATIVES = Pattern.compile(".*\\{[^{}]*,[^{}]*\\}.*");
  private static final Pattern OUTSIDE = Pattern.compile("(?:.*/)?\\.\\.(?:/.*)?|[A-Za-z]:.*");

  private final Problems problems;

  /** Tells these of patterns that match nothing sensible. */
  FilePatterns(Problems problems) {
    this.problems = problems;
  }

  /** The patterns that may match something. */
  List<String> read(List<ScalarNode> nodes) {
    List<String> patterns = new ArrayList<>();
    for (ScalarNode node : nodes) {
      String pattern = node.getValue();
      Optional<String> wrong = wrong(pattern);
      if (wrong.isPresent()) {
        problems.error(node, "the pattern " + quoted(pattern) + " " + wrong.get());
      } else if (patterns.contains(pattern)) {
        problems.warning(node, "the pattern " + quoted(pattern) + " is here twice");
      } else {
        patterns.add(pattern);
      }
    }
    return patterns;
  }

  private static Optional<String> wrong(String pattern) {
    String wrong = "";
    if (pattern.isBlank() || pattern.matches("/+")) {
      wrong = "matches nothing";
    } else if (!pattern.equals(pattern.strip())) {
      wrong = "begins or ends with a blank";
    } else if (pattern.startsWith("!")) {
      wrong = "begins with '!', which has no meaning here; 'exclusions' leaves files out";
    } else if (pattern.contains("\\")) {
      wrong = "has a backslash; write / between folders";
    } else if (ALTERNATIVES.matcher(pattern).matches()) {
      wrong = "has alternatives in braces, which match nothing here; write a pattern for each";
    } else if (OUTSIDE.matcher(pattern).matches()) {
      wrong = "leads out of the project; patterns are relative to its root";
    }
    return wrong.isEmpty() ? Optional.empty() : Optional.of(wrong);
  }
}
