package dev.l9.trace.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.maven.help.HelpMojo;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Holds the page of the plugin, its help and its descriptor against each other. */
class PluginPageTest {

  private static final Path PAGE = Path.of("../docs/maven-plugin.md");
  private static final Pattern GOAL = Pattern.compile("### `l9:(\\w+)`");
  private static final Pattern ROW =
      Pattern.compile("\\| `(\\w+)` \\| `(l9\\.\\w+)` \\| (?:`([^`]*)`)? ?\\| .*");

  /** Goals, and their parameters as rows of a table without its last column. */
  private static Map<String, TreeSet<String>> goals() throws Exception {
    Map<String, TreeSet<String>> goals = new TreeMap<>();
    for (Element mojo : elements("mojo")) {
      TreeSet<String> rows = new TreeSet<>();
      NodeList parameters = mojo.getElementsByTagName("parameter");
      for (int i = 0; i < parameters.getLength(); i++) {
        Element parameter = (Element) parameters.item(i);
        if (text(parameter, "editable").equals("true")) {
          rows.add(row(mojo, text(parameter, "name")));
        }
      }
      goals.put(text(mojo, "goal"), rows);
    }
    goals.remove("help");
    return goals;
  }

  private static List<Element> elements(String name) throws Exception {
    NodeList found =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(Path.of(System.getProperty("l9.descriptor")).toFile())
            .getElementsByTagName(name);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      elements.add((Element) found.item(i));
    }
    return elements;
  }

  private static String text(Element in, String name) {
    NodeList found = in.getElementsByTagName(name);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
  }

  private static String row(Element mojo, String parameter) {
    Element configuration = (Element) mojo.getElementsByTagName("configuration").item(0);
    Element found = (Element) configuration.getElementsByTagName(parameter).item(0);
    String property = found.getTextContent().replaceAll("^\\$\\{|}$", "");
    String standard = found.getAttribute("default-value");
    return parameter + " " + property + " " + standard;
  }

  @Test
  void tables_haveTheParametersOfTheGoals() throws Exception {
    TreeSet<String> common = new TreeSet<>();
    Map<String, TreeSet<String>> goals = new TreeMap<>();
    TreeSet<String> section = common;
    for (String line : Files.readAllLines(PAGE)) {
      Matcher goal = GOAL.matcher(line);
      Matcher row = ROW.matcher(line);
      if (goal.matches()) {
        section = new TreeSet<>();
        goals.put(goal.group(1), section);
      } else if (row.matches()) {
        String standard = row.group(3) == null ? "" : row.group(3);
        section.add(row.group(1) + " " + row.group(2) + " " + standard);
      }
    }
    assertFalse(common.isEmpty());
    goals.values().forEach(rows -> rows.addAll(common));
    assertEquals(goals(), goals);
  }

  @Test
  void page_hasThePhasesOfTheGoals_whichMayRunAtTheSameTime() throws Exception {
    String page = Files.readString(PAGE);
    for (Element mojo : elements("mojo")) {
      String goal = text(mojo, "goal");
      String phase = text(mojo, "phase");
      String cell = phase.isEmpty() ? "" : "`" + phase + "` ";
      assertTrue(page.contains("\n| `l9:" + goal + "` | " + cell + "| "), goal + " " + phase);
      assertEquals("true", text(mojo, "threadSafe"), goal);
    }
  }

  @Test
  void help_listsAllGoalsAndProperties() throws Exception {
    StringBuilder said = new StringBuilder();
    HelpMojo help = new HelpMojo();
    help.setLog(
        new SystemStreamLog() {
          @Override
          public void debug(CharSequence content) {}

          @Override
          public void info(CharSequence content) {
            said.append(content);
          }
        });
    set(help, "detail", true);
    set(help, "lineLength", 80);
    set(help, "indentSize", 2);
    help.execute();
    goals()
        .forEach(
            (goal, rows) -> {
              assertTrue(said.indexOf("l9:" + goal) >= 0, goal);
              rows.forEach(
                  row -> assertTrue(said.indexOf("property: " + row.split(" ")[1]) >= 0, row));
            });
  }

  private static void set(HelpMojo help, String name, Object value) throws Exception {
    var field = HelpMojo.class.getDeclaredField(name);
    field.setAccessible(true);
    field.set(help, value);
  }

  /** Else Eclipse marks each POM that names a goal. */
  @Test
  void eclipse_isToldWhatToDoWithEachGoal() throws Exception {
    String mapping =
        Files.readString(Path.of("src/main/resources/META-INF/m2e/lifecycle-mapping-metadata.xml"));
    for (String goal : goals().keySet()) {
      assertTrue(mapping.contains("<goal>" + goal + "</goal>"), goal);
    }
  }
}
