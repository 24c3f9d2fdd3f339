package dev.l9.trace.contract.spec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** The file of a contract as nodes, which know where they stand. */
final class ContractYaml {

  private static final int MOST_ALIASES = 50;

  private ContractYaml() {}

  /** The root of a text; empty if there is none, or the text is no YAML, which is a problem. */
  static Optional<Node> compose(Problems problems) {
    try {
      return compose(problems.text());
    } catch (MarkedYamlEngineException e) {
      ListBehindText behind = ListBehindText.in(problems.text());
      if (behind.isEmpty()) {
        problems.error(e.getProblemMark(), message(e));
        return Optional.empty();
      }
      return composeWithout(behind, problems);
    } catch (YamlEngineException | StackOverflowError e) {
      fail(e, problems);
      return Optional.empty();
    }
  }

  private static Optional<Node> composeWithout(ListBehindText behind, Problems problems) {
    try {
      Optional<Node> root = compose(behind.without());
      behind.warn(problems);
      return root;
    } catch (MarkedYamlEngineException e) {
      problems.error(e.getProblemMark(), message(e));
    } catch (YamlEngineException | StackOverflowError e) {
      fail(e, problems);
    }
    return Optional.empty();
  }

  private static Optional<Node> compose(String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setMaxAliasesForCollections(MOST_ALIASES)
            .setAllowNonScalarKeys(true)
            .build();
    return new Compose(settings).composeString(text);
  }

  private static String message(MarkedYamlEngineException e) {
    String problem = String.valueOf(e.getProblem());
    if (problem.contains("\\t(TAB)")) {
      return "this line is indented by a tab; YAML takes blanks only";
    }
    String context = e.getContext() == null ? "" : e.getContext();
    String from =
        e.getContextMark().map(mark -> " that begins on line " + (mark.getLine() + 1)).orElse("");
    boolean hasContext = context.startsWith("while ") && !from.isEmpty();
    return "this is no YAML: " + problem + (hasContext ? ", " + context + from : "");
  }

  private static void fail(Throwable failure, Problems problems) {
    String said = String.valueOf(failure.getMessage());
    if (failure instanceof StackOverflowError) {
      problems.error(Optional.empty(), "this is nested too deeply");
    } else if (failure instanceof ReaderException e) {
      int end = Math.max(0, Math.min(e.getPosition(), problems.text().length()));
      Place place = Place.of(problems.text(), end);
      problems.add(
          Contract.Severity.ERROR,
          place.line(),
          place.column(),
          "here is a character that YAML doesn't allow: write it as an escape in double quotes");
    } else if (said.contains("aliases")) {
      problems.error(
          Optional.empty(), "more than " + MOST_ALIASES + " aliases of lists and mappings");
    } else {
      problems.error(Optional.empty(), "this is no YAML: " + said);
    }
  }

  /** A line and a column in a text, both from 1 on. */
  record Place(int line, int column) {
    static Place of(String text, int offset) {
      String before = text.substring(0, offset);
      String[] lines = before.split("\r\n|\r|\n", -1);
      return new Place(lines.length, lines[lines.length - 1].length() + 1);
    }
  }

  /** What stands under these keys, each in the mapping under the one before; null if nothing. */
  static @Nullable Node at(@Nullable Node root, String... keys) {
    Node node = root;
    for (String key : keys) {
      Node next = null;
      for (NodeTuple entry : entries(node)) {
        boolean isIt = entry.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key);
        next = isIt && next == null ? entry.getValueNode() : next;
      }
      node = next;
    }
    return node;
  }

  /** The entries of a mapping; none of what isn't one. */
  static List<NodeTuple> entries(@Nullable Node node) {
    return node instanceof MappingNode mapping ? mapping.getValue() : List.of();
  }

  /** The items of a list; none of what isn't one. */
  static List<Node> items(@Nullable Node node) {
    return node instanceof SequenceNode list ? list.getValue() : List.of();
  }

  /** The texts in a list; other items, which are problems already, aren't among them. */
  static List<ScalarNode> texts(@Nullable Node node) {
    List<ScalarNode> texts = new ArrayList<>();
    for (Node item : items(node)) {
      if (item instanceof ScalarNode scalar && !isNull(item)) {
        texts.add(scalar);
      }
    }
    return texts;
  }

  /** The text under these keys; null if there is none. */
  static @Nullable ScalarNode text(@Nullable Node root, String... keys) {
    return at(root, keys) instanceof ScalarNode scalar && !isNull(scalar) ? scalar : null;
  }

  /** Whether it is the absent value. */
  static boolean isNull(Node node) {
    return node.getTag().equals(Tag.NULL);
  }
}
