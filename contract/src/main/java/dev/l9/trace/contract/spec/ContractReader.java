package dev.l9.trace.contract.spec;

import dev.l9.trace.contract.meta.MetaStyle;
import dev.l9.trace.contract.spec.Contract.Alerts;
import dev.l9.trace.contract.spec.Contract.Checks;
import dev.l9.trace.contract.spec.Contract.Fields;
import dev.l9.trace.contract.spec.Contract.Severity;
import dev.l9.trace.contract.yaml.Place;
import dev.l9.trace.contract.yaml.ShapeCheck;
import dev.l9.trace.contract.yaml.Utf8Text;
import dev.l9.trace.contract.yaml.YamlNodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Reads the contract of a project from its file, {@link Contract#FILE}. The keys of the file are
 * those of the listing in the specification of the DORA contract, version 1.0.0, and some more for
 * what that lacks; docs/contract-file.md has all of them. Thread-safe.
 */
public final class ContractReader {

  /** More than any contract has. */
  static final int MOST_BYTES = 1 << 20;

  private ContractReader() {}

  /**
   * What is wrong with a file, at a place of it.
   *
   * @param severity {@link Severity#ERROR} if the contract can't be used for it, {@link
   *     Severity#WARNING} if something has no effect
   * @param line from 1 on
   * @param column from 1 on, in UTF-16 units
   * @param message what is wrong, and where it isn't plain what to do, in a clause
   */
  public record Problem(Severity severity, int line, int column, String message) {
    /** The place and the message, as compilers have it. */
    @Override
    public String toString() {
      String kind = severity == Severity.WARNING ? "warning: " : "";
      return line + ":" + column + ": " + kind + message;
    }
  }

  /**
   * What was read.
   *
   * @param contract what the file says; where it says nothing or something wrong, what {@link
   *     DefaultContract} says
   * @param problems all that is wrong, by place
   */
  public record Result(Contract contract, List<Problem> problems) {
    public Result {
      problems = List.copyOf(problems);
    }

    /** Whether nothing is wrong but what only has no effect. */
    public boolean isUsable() {
      return problems.stream().noneMatch(problem -> problem.severity() == Severity.ERROR);
    }
  }

  /**
   * Reads the contract of a project: what {@link DefaultContract} says if the project has no file.
   *
   * @param root the root folder of the project
   * @throws IOException if there is a file that can't be read
   */
  public static Result ofProject(Path root) throws IOException {
    try {
      return read(root.resolve(Contract.FILE));
    } catch (NoSuchFileException e) {
      return new Result(DefaultContract.CONTRACT, List.of());
    }
  }

  /**
   * The file of the contract that holds in a folder: the one in it, or in the nearest folder above;
   * empty if there is none.
   */
  public static Optional<Path> find(Path folder) {
    for (Path up = folder.toAbsolutePath().normalize(); up != null; up = up.getParent()) {
      Path file = up.resolve(Contract.FILE);
      if (Files.isRegularFile(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /**
   * Reads a file. It never reads more than a megabyte.
   *
   * @throws IOException if the file can't be read
   */
  public static Result read(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      return tooLarge();
    }
    return Utf8Text.read(Files.readAllBytes(file), ContractReader::read, ContractReader::unusable);
  }

  /** Reads the text of a file. Whatever it is, this doesn't fail. */
  public static Result read(String text) {
    if (text.length() > MOST_BYTES) {
      return tooLarge();
    }
    Problems problems = new Problems(text);
    Optional<Node> root = ContractYaml.compose(problems);
    Contract contract = DefaultContract.CONTRACT;
    if (root.isPresent()) {
      new ShapeCheck(new ContractShapeProblems(problems)).check(root.get(), ContractKeys.ROOT);
      contract = contract(root.get(), problems);
    } else if (problems.sorted().isEmpty()) {
      problems.add(
          Severity.WARNING, 1, 1, "the file says nothing, so that what holds without it holds");
    }
    return new Result(contract, problems.sorted());
  }

  private static Contract contract(Node root, Problems problems) {
    if (!(root instanceof MappingNode)) {
      return DefaultContract.CONTRACT;
    }
    Fields fields = new FieldsReader(root, problems).read();
    Checks checks = new ChecksReader(root, problems).read();
    return new Contract(
        new ScopeReader(root, problems).read(),
        fields,
        checks,
        style(root),
        new ValuesReader(fields, checks, problems).read(YamlNodes.at(root, "field_values")),
        alerts(root));
  }

  private static MetaStyle style(Node root) {
    ScalarNode style = YamlNodes.text(root, "dora_block_contract", "style");
    boolean isFull = style != null && style.getValue().equals("full");
    return isFull ? MetaStyle.FULL : DefaultContract.CONTRACT.style();
  }

  private static Alerts alerts(Node root) {
    Alerts usual = DefaultContract.CONTRACT.alerts();
    return new Alerts(
        alert(root, "metric_1_compliance_rate", "alert_if_below", usual.complianceBelow()),
        (int) alert(root, "metric_2_generation_failures", "alert_if_above", usual.failuresAbove()),
        alert(root, "metric_3_remediation_success", "alert_if_below", usual.remediationBelow()));
  }

  private static double alert(Node root, String metric, String key, double usual) {
    ScalarNode figure = YamlNodes.text(root, "dashboard_metrics", metric, key);
    if (figure == null) {
      return usual;
    }
    return key.equals("alert_if_above")
        ? Figure.count(figure.getValue()).orElse((int) usual)
        : Figure.percent(figure.getValue()).orElse(usual);
  }

  private static Result tooLarge() {
    return unusable(
        new Problem(
            Severity.ERROR,
            1,
            1,
            "the file is larger than 1 MB; it can hardly be a contract, and isn't read"));
  }

  private static Result unusable(Place place, String message) {
    return unusable(new Problem(Severity.ERROR, place.line(), place.column(), message));
  }

  private static Result unusable(Problem problem) {
    return new Result(DefaultContract.CONTRACT, List.of(problem));
  }
}
