package dev.l9.trace.section;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A kind of section. A file has at most one section of each kind. Immutable.
 *
 * @param place where in a file the section stands
 * @param name the beginning of the title, by which the section is found, whatever follows it in the
 *     title
 * @param title the complete title
 * @param end the title of its end
 * @param keys the names of the section in files that hold it as data
 * @param notes what is said to people below the title
 * @param below the section under this one, which stays the last; null unless the place is {@link
 *     Place#ABOVE_END}
 */
public record Section(
    Place place,
    String name,
    String title,
    String end,
    Keys keys,
    Notes notes,
    @Nullable Section below) {

  /**
   * Checks that the section can be found again in a file.
   *
   * @throws IllegalArgumentException where it can't be found
   */
  public Section {
    if (!title.startsWith(name) || end.startsWith(name)) {
      throw new IllegalArgumentException("the title '" + title + "' can't be told from '" + end);
    }
    if ((place == Place.ABOVE_END) == (below == null)) {
      throw new IllegalArgumentException("'" + name + "' is " + place + ", above " + below);
    }
  }

  /**
   * The names that a section has as data.
   *
   * @param json the key in a JSON file
   * @param yaml the key in a YAML file
   * @param python the variable in a Python file
   */
  public record Keys(String json, String yaml, String python) {}

  /**
   * Lines below the title's second rule that are no facts. They are found whether they are to be
   * written or not, so that a section with them and one without are of one kind.
   *
   * @param lines the lines, in plain ASCII, without the sign of a comment
   * @param written whether they are written
   */
  public record Notes(List<String> lines, boolean written) {

    /** There are none. */
    public static final Notes NONE = new Notes(List.of(), false);

    /** Copies the lines. */
    public Notes {
      lines = List.copyOf(lines);
    }
  }

  /** This section, but with {@link Place#END} as its place. */
  Section atEnd() {
    return new Section(Place.END, name, title, end, keys, notes, null);
  }
}
