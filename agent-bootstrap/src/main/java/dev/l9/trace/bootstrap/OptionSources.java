package dev.l9.trace.bootstrap;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Reads the options from the places where users write them: the agent's arguments, then system
 * properties {@code l9.*}, then environment variables {@code L9_*}, then a properties file. The
 * first place that has a key wins. Not thread-safe.
 *
 * <p>An unknown key or a bad value gives one warning and is ignored.
 */
final class OptionSources {

  private static final String PROPERTY_PREFIX = "l9.";
  private static final String VARIABLE_PREFIX = "L9_";
  private static final String VARIABLE = "environment variable";
  private static final String DEFAULT_FILE = "l9.properties";

  private final List<String> warnings = new ArrayList<>();
  private final EnumMap<OptionKey, String> values = new EnumMap<>(OptionKey.class);

  /**
   * Reads all sources.
   *
   * @param arguments what follows {@code =} behind the agent's jar; null if nothing does
   * @param directory the folder in which a relative {@code config} and {@code l9.properties} are
   *     looked for
   */
  static OptionSources read(
      @Nullable String arguments,
      Properties properties,
      Map<String, String> environment,
      Path directory) {
    OptionSources sources = ofArguments(arguments == null ? "" : arguments);
    sources.addProperties(properties);
    sources.addEnvironment(environment);
    sources.addFile(directory);
    return sources;
  }

  /** Reads the agent's arguments alone. */
  static OptionSources ofArguments(String arguments) {
    OptionSources sources = new OptionSources();
    sources.addArguments(arguments);
    return sources;
  }

  AgentOptions options() {
    return AgentOptions.of(values);
  }

  /** One line for each unknown key and bad value. */
  List<String> warnings() {
    return List.copyOf(warnings);
  }

  private void addArguments(String arguments) {
    for (Map.Entry<String, String> argument : split(arguments).entrySet()) {
      add("agent argument", argument.getKey(), argument.getKey(), argument.getValue());
    }
  }

  /**
   * Splits at commas. A part without {@code =} belongs to the value before it, so that a regular
   * expression may contain commas.
   */
  private static Map<String, String> split(String arguments) {
    Map<String, String> split = new LinkedHashMap<>();
    String last = null;
    for (String part : arguments.split(",", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0) {
        last = part.substring(0, equals).trim();
        split.put(last, part.substring(equals + 1).trim());
      } else if (last != null) {
        split.put(last, split.get(last) + "," + part);
      } else if (!part.isBlank()) {
        split.put(part.trim(), "");
      }
    }
    return split;
  }

  private void addProperties(Properties properties) {
    for (String name : properties.stringPropertyNames()) {
      if (name.startsWith(PROPERTY_PREFIX)) {
        String key = name.substring(PROPERTY_PREFIX.length());
        add("system property", name, key, properties.getProperty(name));
      }
    }
  }

  private void addEnvironment(Map<String, String> environment) {
    if (isOff(environment.get("DOPEJAR_TRACE")) || isOff(environment.get("L9_TRACE"))) {
      // These variables switch the agent off whatever the command line says, since they are for the
      // person who runs the program.
      values.put(OptionKey.ENABLED, "false");
    }
    // The loop is over the keys, for which the JDK needs fewer classes than for the entries.
    for (String name : environment.keySet()) {
      if (name.startsWith(VARIABLE_PREFIX)) {
        addVariable(name, String.valueOf(environment.get(name)));
      }
    }
  }

  private void addVariable(String name, String value) {
    if (name.equals("L9_MEMORY")) {
      return; // It tells l9 where its memory is.
    }
    // The variable L9_TRACE may be the switch, or the option for the name of the events' file.
    if (!name.equals("L9_TRACE") || !(OptionKind.isOff(value) || OptionKind.isOn(value))) {
      String key = name.substring(VARIABLE_PREFIX.length()).toLowerCase(Locale.ROOT);
      add(VARIABLE, name, key.replace('_', '.'), value);
    }
  }

  private static boolean isOff(@Nullable String value) {
    return value != null && OptionKind.isOff(value);
  }

  private void addFile(Path directory) {
    String config = values.get(OptionKey.CONFIG);
    String file = config == null ? DEFAULT_FILE : config;
    if (config != null || Files.exists(directory.resolve(file))) {
      addFile(directory, file);
    }
  }

  private void addFile(Path directory, String file) {
    Properties properties;
    try {
      properties = OptionsFile.read(directory.resolve(file));
    } catch (Exception e) { // A more specific exception would be loaded to verify this class.
      warnings.add("can't read the options in " + file + " (" + e + "); going on without them");
      return;
    }
    for (String key : properties.stringPropertyNames()) {
      add("entry in " + file, key, key, properties.getProperty(key));
    }
  }

  private void add(String where, String name, String key, String value) {
    OptionKey known = OptionKey.of(key);
    if (known == null) {
      // The value of an unknown variable isn't shown, since the variable may be another program's,
      // and secret.
      String shown = where.equals(VARIABLE) ? name : name + "=" + value;
      OptionKey nearest = OptionKey.nearest(key);
      String advice = nearest == null ? "allowed" : "did you mean '" + nearest.key() + "'? Allowed";
      warnings.add(
          "unknown " + where + " '" + shown + "'; " + advice + " are " + OptionKey.allowed());
    } else if (!values.containsKey(known) && isAllowed(where, name, known, value.trim())) {
      values.put(known, value.trim());
    }
  }

  private boolean isAllowed(String where, String name, OptionKey key, String value) {
    try {
      key.kind().check(value);
      return true;
    } catch (IllegalArgumentException e) {
      warnings.add(
          String.join(
              "",
              "bad value '" + value + "' of " + where + " '" + name + "': allowed is ",
              key.kind().allowed(),
              "; using ",
              key.defaultValue().isEmpty() ? "the default" : key.defaultValue()));
      return false;
    }
  }
}
