package dev.l9.trace.tools.git;

import dev.l9.trace.block.BlockFormats;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files of types that get blocks for which git asks somebody else, since {@code .gitattributes}
 * or another file of attributes says so; those rank above ours.
 */
public final class ForeignDrivers {

  private static final int SOME = 3;

  private static final String DIFF = "diff";
  private static final Set<String> NO_NAMES = Set.of("set", "unset", "unspecified");

  private final Git git;
  private final String attribute;
  private final List<String> names = new ArrayList<>();
  private final Map<String, Boolean> programs = new HashMap<>();

  /** The files by what is said of them, such as {@code filter=lfs}. */
  private final Map<String, List<String>> files = new LinkedHashMap<>();

  /**
   * Looks for them, with one call of git for all files.
   *
   * @param attribute that by which git asks us: {@code filter} or {@code merge}
   */
  ForeignDrivers(Git git, String attribute) {
    this.git = git;
    this.attribute = attribute;
    String all = git.get("ls-files", "-z", "--cached", "--others", "--exclude-standard");
    String input = ofOurTypes(all.split("\0", -1));
    if (!input.isEmpty()) {
      List<String> command = List.of("check-attr", "-z", "--stdin", attribute, DIFF);
      String[] fields = git.run(command, input).out().split("\0", -1);
      for (int i = 0; i + 2 < fields.length; i += 3) {
        add(fields[i], fields[i + 1], fields[i + 2]);
      }
    }
  }

  private static String ofOurTypes(String... all) {
    StringBuilder names = new StringBuilder();
    for (String name : all) {
      if (BlockFormats.of(name).isPresent()) {
        names.append(name).append('\0');
      }
    }
    return names.toString();
  }

  private void add(String file, String key, String value) {
    boolean isDiff = key.equals(DIFF);
    if (isDiff ? runsProgram(value) : !value.equals("l9")) {
      files.computeIfAbsent(said(key, value), said -> new ArrayList<>()).add(file);
      if (!isDiff) {
        names.add(file);
      }
    }
  }

  /** Whether a diff driver is a program, which is given the file as it is on the disk. */
  private boolean runsProgram(String driver) {
    return !NO_NAMES.contains(driver)
        && programs.computeIfAbsent(
            driver, name -> isSet(name + ".command") || isSet(name + ".textconv"));
  }

  private boolean isSet(String key) {
    return git.run("config", "--get", DIFF + "." + key).code() == 0;
  }

  /** The text as it would be in a file of attributes. */
  private static String said(String key, String value) {
    return switch (value) {
      case "set" -> key;
      case "unset" -> "-" + key;
      case "unspecified" -> "!" + key;
      default -> key + "=" + value;
    };
  }

  /** The files for which git doesn't ask us. */
  List<String> names() {
    return names;
  }

  /** What it means, a line for each driver. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    files.forEach((said, some) -> notes.add(said + " holds for " + some(some) + meaning(said)));
    return notes;
  }

  private String meaning(String said) {
    if (said.startsWith(DIFF)) {
      return ": that program is given files with their blocks";
    }
    return attribute.equals("merge")
        ? ": blocks there are merged as the rest is"
        : ": git keeps to that, and takes a block there for a change";
  }

  /** The first names of a list, and how many more there are. */
  public static String some(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(SOME, names.size())));
    return names.size() > SOME ? first + " and " + (names.size() - SOME) + " more" : first;
  }
}
