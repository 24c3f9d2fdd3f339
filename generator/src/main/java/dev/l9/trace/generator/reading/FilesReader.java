package dev.l9.trace.generator.reading;

import static dev.l9.trace.contract.yaml.SourceText.quoted;

import dev.l9.trace.generator.plan.Budget;
import dev.l9.trace.generator.plan.FileManifest;
import dev.l9.trace.generator.reading.source.SpecNode;
import dev.l9.trace.generator.spec.ModuleSpec.FileName;
import dev.l9.trace.generator.spec.ModuleSpec.Repo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads which files a spec speaks of, and holds them against those that the module has. */
final class FilesReader {

  private static final Pattern OUTSIDE = Pattern.compile("/.*|[A-Za-z]:.*|(?:.*/)?\\.\\.(?:/.*)?");
  private static final Pattern ODD =
      Pattern.compile(".*//.*|.*/|(?:.*/)?\\.(?:/.*)?|.*[\\\\\\p{Cntrl}].*|\\s*");

  private final SpecNode module;

  FilesReader(SpecNode module) {
    this.module = module;
  }

  /** Reads them. */
  Repo read() {
    SpecNode repo = module.at("repo");
    Map<String, SpecNode> allowed = paths(repo.at("allowed_new_files"));
    Map<String, SpecNode> reads = paths(repo.at("reads"));
    if (!allowed.isEmpty()) {
      checkLayout(repo.at("allowed_new_files"), allowed);
    }
    return new Repo(names(allowed), names(reads));
  }

  private static List<FileName> names(Map<String, SpecNode> paths) {
    List<FileName> names = new ArrayList<>();
    paths.forEach((path, node) -> names.add(new FileName(path, node.line())));
    return names;
  }

  private static Map<String, SpecNode> paths(SpecNode list) {
    Map<String, SpecNode> paths = new LinkedHashMap<>();
    for (SpecNode node : list.items()) {
      String path = node.text().orElse("?");
      if (OUTSIDE.matcher(path).matches()) {
        node.unusable(quoted(path) + " leaves the folder of the module", "name a path below it");
      } else if (ODD.matcher(path).matches()) {
        node.unusable(quoted(path) + " is no path of a file", "write it with / between folders");
      } else if (paths.containsKey(path)) {
        node.wrong(quoted(path) + " is here twice", "take one of them out");
      } else {
        paths.put(path, node);
      }
    }
    return paths;
  }

  private void checkLayout(SpecNode list, Map<String, SpecNode> allowed) {
    Optional<String> name = module.text("name");
    Optional<String> packageName = module.text("package");
    boolean isKnown = list.items().stream().allMatch(SpecNode::isUsable);
    if (name.isEmpty() || packageName.isEmpty() || !isKnown) {
      return;
    }
    boolean hasIdempotency =
        module.at("interfaces", "inbound").items().stream()
            .anyMatch(operation -> operation.at("idempotency").isPresent());
    List<String> needed =
        FileManifest.of(
                name.get(), packageName.get(), module.at("maven").isPresent(), hasIdempotency)
            .paths();
    List<String> missing = needed.stream().filter(file -> !allowed.containsKey(file)).toList();
    missing.forEach(
        file ->
            list.wrong("the module needs " + file + ", which isn't allowed", "add it to the list"));
    Map<String, SpecNode> others = new LinkedHashMap<>(allowed);
    others.keySet().removeAll(needed);
    if (allowed.size() > Budget.MAX_FILES) {
      String most = " files, and a module has at most " + Budget.MAX_FILES;
      String fix = "take out " + String.join(", ", others.keySet());
      list.wrong("the list has " + allowed.size() + most, fix);
    } else {
      others.forEach((file, node) -> tellOther(node, file));
    }
  }

  private static void tellOther(SpecNode node, String file) {
    boolean isMaven = file.equals("pom.xml");
    boolean isOfCalls = file.endsWith("/RecentCalls.java");
    String fix =
        isMaven
            ? "take it out, or add 'maven:' to the module"
            : isOfCalls ? "take it out, or add 'idempotency:' to an operation" : "take it out";
    node.wrong("the module makes no " + file, fix);
  }
}
