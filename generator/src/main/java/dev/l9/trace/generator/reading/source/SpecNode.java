package dev.l9.trace.generator.reading.source;

import dev.l9.trace.contract.yaml.YamlNodes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * A part of a spec, or the place where it would be. What doesn't have its shape, which was said
 * already, has no value.
 */
public final class SpecNode {

  private final @Nullable Node node;
  private final int line;
  private final Complaints complaints;

  /** The root of a file. */
  public SpecNode(Node root, Complaints complaints) {
    this(root, complaints.line(root), complaints);
  }

  private SpecNode(@Nullable Node node, int line, Complaints complaints) {
    this.node = node;
    this.line = line;
    this.complaints = complaints;
  }

  /** What stands under these keys, each in the mapping under the one before. */
  public SpecNode at(String... keys) {
    SpecNode part = this;
    for (String key : keys) {
      Node next = YamlNodes.at(part.node, key);
      int at = next == null ? part.line : complaints.line(next);
      part = new SpecNode(next, at, complaints);
    }
    return part;
  }

  /** Whether there is something. */
  public boolean isPresent() {
    return node != null && !YamlNodes.isNull(node);
  }

  /** Whether there is something, and nothing was said against it. */
  public boolean isUsable() {
    return node != null && isPresent() && !complaints.isUnusable(node);
  }

  /** The text; empty if there is none that can be used. */
  public Optional<String> text() {
    return isUsable() ? written() : Optional.empty();
  }

  /** The text, though it may be no value that this part may have. */
  public Optional<String> written() {
    return isPresent() && node instanceof ScalarNode scalar
        ? Optional.of(scalar.getValue())
        : Optional.empty();
  }

  /** The text under a key. */
  public Optional<String> text(String key) {
    return at(key).text();
  }

  /** The whole number under a key. */
  public Optional<Integer> count(String key) {
    return text(key).map(Integer::valueOf);
  }

  /** Whether there is the value true under a key. */
  public boolean isTrue(String key) {
    return text(key).filter(text -> text.equalsIgnoreCase("true")).isPresent();
  }

  /** Whether there is something under exactly one of these keys. */
  public boolean hasOneOf(List<String> keys) {
    return keys.stream().filter(key -> at(key).isPresent()).count() == 1;
  }

  /** The items of a list; none of what isn't one. */
  public List<SpecNode> items() {
    return YamlNodes.items(node).stream()
        .map(item -> new SpecNode(item, complaints.line(item), complaints))
        .toList();
  }

  /** The texts in a list that can be used. */
  public List<String> texts() {
    return items().stream().map(SpecNode::text).flatMap(Optional::stream).toList();
  }

  /** The keys of a mapping; none of what isn't one. */
  public List<SpecNode> keys() {
    return YamlNodes.entries(node).stream()
        .map(
            entry ->
                new SpecNode(entry.getKeyNode(), complaints.line(entry.getKeyNode()), complaints))
        .toList();
  }

  /** Where it begins, or where it would belong. */
  public int line() {
    return line;
  }

  /** Something is wrong with it. */
  public void wrong(String issue, String fix) {
    if (node == null) {
      complaints.wrong(line, issue, fix);
    } else {
      complaints.wrong(node, issue, fix);
    }
  }

  /** Something is wrong with it, so that it has no value any more. */
  public void unusable(String issue, String fix) {
    if (node == null) {
      complaints.wrong(line, issue, fix);
    } else {
      complaints.unusable(node, issue, fix);
    }
  }
}
