package dev.l9.trace.section;

import org.jspecify.annotations.Nullable;

/**
 * A kind of section, of which a file has at most one.
 *
 * @param place where it stands
 * @param name what its title begins with; under this name it is found, whatever else the title says
 * @param title the whole title, as it is written
 * @param end the title of its end
 * @param keys its names in files that hold it as data
 * @param below the section under it, which stays the last; only above the end
 */
public record Section(
    Place place, String name, String title, String end, Keys keys, @Nullable Section below) {

  /**
   * Checks that it can be found again.
   *
   * @throws IllegalArgumentException where it couldn't be
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

  /** The same section as the last thing in a file. */
  Section atEnd() {
    return new Section(Place.END, name, title, end, keys, null);
  }
}
