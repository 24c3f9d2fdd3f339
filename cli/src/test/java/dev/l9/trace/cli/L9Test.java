package dev.l9.trace.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.bootstrap.OptionKey;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class L9Test {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return L9.run(arguments, new PrintWriter(out, true), new PrintWriter(err, true));
  }

  @Test
  void help_namesTheCommandsAndTheExitCodes() {
    assertEquals(0, run("--help"));
    for (String text :
        new String[] {
          "  view  ",
          "  run  ",
          "  ps  ",
          "  attach  ",
          "  detach  ",
          "  block  ",
          "  git  ",
          "  contract  ",
          "  stamp  ",
          "  doctor  ",
          "  export  ",
          "  report  ",
          "  mcp  ",
          "  setup  ",
          "  2   wrong usage"
        }) {
      assertTrue(out.toString().contains(text), out::toString);
    }
    assertEquals("", err.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "view",
        "run",
        "ps",
        "attach",
        "detach",
        "apply",
        "stamp",
        "doctor",
        "export",
        "replay",
        "report",
        "errors",
        "runs",
        "calls",
        "slow",
        "callers",
        "diff",
        "completion",
        "mcp",
        "setup",
        "setup agents",
        "registry",
        "registry list",
        "registry audit",
        "registry check",
        "validate",
        "inject",
        "fix",
        "contract explain",
        "contract install",
        "contract uninstall",
        "git",
        "git install",
        "git merge",
        "block",
        "block show",
        "contract",
        "contract init",
        "contract check",
        "contract schema"
      })
  void everyCommand_hasHelp(String command) {
    assertEquals(0, run((command + " --help").split(" ")));
    assertTrue(out.toString().startsWith("Usage: l9 " + command), out::toString);
  }

  @Test
  void names_areThoseOfTheHelp_inItsOrder() {
    run("--help");
    String commands = out.toString().replaceAll("(?s).*\nCommands:\n|\nExit codes:.*", "");
    List<String> names =
        commands
            .lines()
            .map(line -> line.replaceAll("^  (\\S*).*", "$1"))
            .filter(n -> !n.isBlank())
            .toList();
    assertEquals(Commands.names(), names);
  }

  @Test
  void everyName_isThatOfItsAnnotation() {
    for (String name : Commands.names()) {
      CommandLine line = new CommandLine(new L9());
      Commands.addTo(line, new String[] {name, "--help"});
      CommandLine command = line.getSubcommands().get(name);
      assertEquals(
          name,
          command.getCommandSpec().userObject().getClass().getAnnotation(Command.class).name());
    }
  }

  @Test
  void commandLine_hasTheCommandThatItBeginsWith_andAllCommandsOtherwise() {
    assertEquals(Set.of("block"), added("block", "show", "--help"));
    assertEquals(Set.of(), added("--version"));
    Set<String> all = Set.copyOf(Commands.names());
    assertEquals(all, added());
    assertEquals(all, added("--help"));
    assertEquals(all, added("--version", "block"));
    assertEquals(all, added("blocks"));
    assertEquals(all, added("completion", "bash"));
  }

  private static Set<String> added(String... arguments) {
    CommandLine line = new CommandLine(new L9());
    Commands.addTo(line, arguments);
    return line.getSubcommands().keySet();
  }

  @ParameterizedTest
  @EnumSource(OptionKey.class)
  void helpOfAttach_namesEveryOption(OptionKey option) {
    assertEquals(0, run("attach", "--help"));
    String key = option.key().replace(".", "\\.");
    assertTrue(
        Pattern.compile("(?m)^  ([a-z.]+, )*" + key + "[, \n]").matcher(out.toString()).find(),
        out::toString);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "detatch",
        "attach",
        "attach me",
        "ps --all",
        "detach 1 2",
        "completion fish",
        "run java",
        "run trace=none --",
        "run trace -- java"
      })
  void wrongUsage_isSaidOnStandardError_andEndsWithTwo(String line) {
    assertEquals(2, run(line.isEmpty() ? new String[0] : line.split(" ")));
    assertEquals("", out.toString());
    String said = err.toString();
    assertTrue(said.contains("Usage: l9") || said.contains("Did you mean: l9 detach"), said);
  }
}
