package dev.l9.trace.tools.git;

import dev.l9.trace.block.BlockFormats;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the files of types that get blocks for which git asks somebody else, since {@code
 * .gitattributes} or another file of attributes says so. Those files rank above ours.
 */
final class ForeignDrivers {

  private static final String DIFF = "diff";
  private static final Set<String> NO_NAMES = Set.of("set", "unset", "unspecified");

  private final Git git;
  private final GitMode mode;
  private final List<String> names = new ArrayList<>();
  private final Map<String, Boolean> programs = new HashMap<>();

  /** The files by the setting that holds for them, such as {@code filter=lfs}. */
  private final Map<String, List<String>> files = new LinkedHashMap<>();

  /** Looks for them, with one call of git for all files. */
  ForeignDrivers(Git git, GitMode mode) {
    this.git = git;
    this.mode = mode;
    String all = git.get("ls-files", "-z", "--cached", "--others", "--exclude-standard");
    String input = ofOurTypes(all.split("\0", -1));
    if (!input.isEmpty()) {
      List<String> command = List.of("check-attr", "-z", "--stdin", mode.attribute(), DIFF);
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
      files.computeIfAbsent(setting(key, value), setting -> new ArrayList<>()).add(file);
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
  private static String setting(String key, String value) {
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

  /** The settings, each with its files. */
  List<ForeignDriver> all() {
    List<ForeignDriver> all = new ArrayList<>();
    files.forEach((setting, some) -> all.add(new ForeignDriver(setting, effect(setting), some)));
    return all;
  }

  private ForeignDriver.Effect effect(String setting) {
    if (setting.startsWith(DIFF)) {
      return ForeignDriver.Effect.SHOWN_BY_DIFF;
    }
    return mode == GitMode.COMMITTED
        ? ForeignDriver.Effect.MERGED_AS_TEXT
        : ForeignDriver.Effect.SEEN_AS_CHANGE;
  }
}
