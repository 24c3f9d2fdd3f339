package dev.l9.trace.bootstrap;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
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
 * Reads the options from the places where users write them: agent arguments, then system properties
 * {@code l9.*}, then the environment {@code L9_*}, then a properties file; the first that has a key
 * wins.
 *
 * <p>An unknown key or a bad value is one warning, and is left out.
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
   * @param arguments what follows {@code =} behind the agent's jar; null for nothing
   * @param directory where a relative {@code config} and {@code l9.properties} are looked for
   */
  static OptionSources read(
      @Nullable String arguments,
      Properties properties,
      Map<String, String> environment,
      Path directory) {
    OptionSources sources = new OptionSources();
    sources.addArguments(arguments == null ? "" : arguments);
    sources.addProperties(properties);
    sources.addEnvironment(environment);
    sources.addFile(directory);
    return sources;
  }

  AgentOptions options() {
    return AgentOptions.of(values);
  }

  /** A line for each unknown key and bad value. */
  List<String> warnings() {
    return List.copyOf(warnings);
  }

  private void addArguments(String arguments) {
    for (Map.Entry<String, String> argument : split(arguments).entrySet()) {
      add("agent argument", argument.getKey(), argument.getKey(), argument.getValue());
    }
  }

  /**
   * Splits at commas; a part without {@code =} belongs to the value before it, so that a regular
   * expression may hold commas.
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
      // Off means off, whatever the command line says: it's the switch for whoever runs the
      // program.
      values.put(OptionKey.ENABLED, "false");
    }
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      String name = variable.getKey();
      String value = variable.getValue();
      // L9_TRACE is the switch of the seeds as well as the name of the events' file.
      boolean isSwitch = name.equals("L9_TRACE") && (isOff(value) || isOn(value));
      if (name.startsWith(VARIABLE_PREFIX) && !isSwitch) {
        String key = name.substring(VARIABLE_PREFIX.length()).toLowerCase(Locale.ROOT);
        add(VARIABLE, name, key.replace('_', '.'), value);
      }
    }
  }

  private static boolean isOff(@Nullable String value) {
    return value != null && value.matches("(?i)0|false|off|no");
  }

  private static boolean isOn(String value) {
    return value.matches("(?i)1|true|on|yes");
  }

  private void addFile(Path directory) {
    String config = values.get(OptionKey.CONFIG);
    String file = config == null ? DEFAULT_FILE : config;
    if (config == null && !Files.exists(directory.resolve(file))) {
      return;
    }
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text(Files.readAllBytes(directory.resolve(file)))));
    } catch (IOException | IllegalArgumentException e) {
      warnings.add("can't read the options in " + file + " (" + e + "); going on without them");
      return;
    }
    for (String key : properties.stringPropertyNames()) {
      add("entry in " + file, key, key, properties.getProperty(key));
    }
  }

  /** UTF-8, or ISO 8859-1 as properties files once were, where it isn't that. */
  private static String text(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.indexOf('\ufffd') < 0 ? text : new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private void add(String where, String name, String key, String value) {
    OptionKey known = OptionKey.of(key);
    if (known == null) {
      // The value of a variable that isn't ours may be a secret of somebody else's.
      String shown = where.equals(VARIABLE) ? name : name + "=" + value;
      warnings.add(
          "unknown "
              + where
              + " '"
              + shown
              + "'; did you mean '"
              + OptionKey.nearest(key).key()
              + "'?");
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
