package dev.l9.trace.contract.project;

import dev.l9.trace.contract.spec.Contract;
import dev.l9.trace.contract.spec.ContractReader;
import dev.l9.trace.git.Checkout;
import dev.l9.trace.model.CapturedValue;
import dev.l9.trace.tools.ToolFailure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A project, and the contract that holds in it. Immutable. */
public final class GovernedProject {

  /** The name of the registry's file in the root folder. */
  public static final String REGISTRY = ".l9-dora-registry.json";

  private final Path root;
  private final Contract contract;
  private final @Nullable Checkout checkout;
  private final PathPatterns included;
  private final PathPatterns excluded;
  private final List<Given> given = new ArrayList<>();

  /** What the contract says of the fields of some files. */
  private record Given(PathPatterns files, Map<String, CapturedValue> values) {}

  private GovernedProject(Path root, Contract contract, @Nullable Checkout checkout) {
    this.root = root;
    this.contract = contract;
    this.checkout = checkout;
    this.included = new PathPatterns(contract.scope().fileTypes());
    this.excluded = new PathPatterns(contract.scope().exclusions());
    contract
        .values()
        .forEach(some -> given.add(new Given(new PathPatterns(some.files()), some.values())));
  }

  /**
   * The project in which a folder is: its root is the nearest folder, from this one up, that has a
   * contract's file, else the top of the git checkout, else the folder itself.
   *
   * @throws ToolFailure where the contract's file is wrong; the message has all that is wrong
   */
  public static GovernedProject at(Path folder) throws IOException {
    return in(folder.toRealPath());
  }

  /**
   * The project in which a folder is, or would be: it need not be there yet.
   *
   * @throws ToolFailure as {@link #at}
   */
  public static GovernedProject ofNewFolder(Path folder) throws IOException {
    return in(real(folder));
  }

  private static GovernedProject in(Path start) throws IOException {
    Checkout checkout = Checkout.of(start);
    Path root = checkout == null ? start : checkout.top();
    for (Path up = start; up != null; up = up.getParent()) {
      if (Files.isRegularFile(up.resolve(Contract.FILE))) {
        root = up;
        break;
      }
    }
    ContractReader.Result read = ContractReader.ofProject(root);
    if (!read.isUsable()) {
      Path file = root.resolve(Contract.FILE);
      throw new ToolFailure(
          read.problems().stream()
              .map(problem -> file + ":" + problem)
              .collect(Collectors.joining("\n")));
    }
    return new GovernedProject(root, read.contract(), checkout);
  }

  /** The path of a folder without symbolic links; what of it isn't there yet has none. */
  public static Path real(Path folder) throws IOException {
    Path absolute = folder.toAbsolutePath().normalize();
    Path there = absolute;
    while (there.getParent() != null && !Files.exists(there, LinkOption.NOFOLLOW_LINKS)) {
      there = there.getParent();
    }
    return there.toRealPath().resolve(there.relativize(absolute));
  }

  /** The root folder, without symbolic links. */
  public Path root() {
    return root;
  }

  /** What the project demands. */
  public Contract contract() {
    return contract;
  }

  /** The checkout of git in which the root is; null if it is in none. */
  public @Nullable Checkout checkout() {
    return checkout;
  }

  /**
   * Whether a file of this path carries metadata, by its name.
   *
   * @param path relative to the root, with {@code /} between folders
   */
  public boolean governs(String path) {
    return included.matches(path) && !excluded.matches(path);
  }

  /** What the contract says of the fields of a file; the later entries go before the earlier. */
  public Map<String, CapturedValue> given(String path) {
    Map<String, CapturedValue> values = new LinkedHashMap<>();
    for (Given some : given) {
      if (some.files.matches(path)) {
        values.putAll(some.values);
      }
    }
    return values;
  }

  /**
   * The path of a file below the root, with {@code /} between folders.
   *
   * @throws ToolFailure where the file is outside of the project, be it by a link
   */
  public String path(Path file) throws IOException {
    Path real = file.toRealPath();
    if (!real.startsWith(root)) {
      String where =
          file.toAbsolutePath().normalize().startsWith(root) ? " is a link that leads" : " is";
      throw new ToolFailure(file + where + " out of the project, " + root);
    }
    return slashed(root.relativize(real));
  }

  static String slashed(Path path) {
    return slashed(path.toString());
  }

  static String slashed(String path) {
    return File.separatorChar == '/' ? path : path.replace(File.separatorChar, '/');
  }

  /** Whether git stores files without their run-time blocks, as {@code l9 git install} sets up. */
  public boolean leavesBlocksOut() throws IOException {
    return checkout != null && checkout.leavesBlocksOut();
  }
}
