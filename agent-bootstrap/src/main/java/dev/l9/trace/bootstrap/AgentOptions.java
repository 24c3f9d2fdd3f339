package dev.l9.trace.bootstrap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The agent's options. They are checked: every value is one that its key allows.
 *
 * <p>Immutable. {@link OptionSources} reads them from where users write them.
 */
public final class AgentOptions {

  private final EnumMap<OptionKey, String> values;

  private AgentOptions(Map<OptionKey, String> values) {
    this.values = new EnumMap<>(OptionKey.class);
    this.values.putAll(values);
  }

  /** Options with these values, and the defaults for the rest. */
  static AgentOptions of(Map<OptionKey, String> values) {
    return new AgentOptions(values);
  }

  /**
   * Reads options that another class loader's copy of this class has written by {@link #toMap}.
   *
   * @throws IllegalArgumentException where a key isn't one of {@link OptionKey}
   */
  public static AgentOptions fromMap(Map<String, String> map) {
    EnumMap<OptionKey, String> values = new EnumMap<>(OptionKey.class);
    for (Map.Entry<String, String> entry : map.entrySet()) {
      values.put(OptionKey.valueOf(entry.getKey()), entry.getValue());
    }
    return new AgentOptions(values);
  }

  /**
   * Checks the agent's arguments, without the other places where options may be. {@code l9} calls
   * it, in the jar that it is about to hand to a JVM.
   *
   * @return what the agent would warn of: a line for each unknown key and each bad value
   */
  public static List<String> problems(String arguments) {
    return OptionSources.ofArguments(arguments).warnings();
  }

  /** The values that aren't defaults, in types of the JDK. */
  public Map<String, String> toMap() {
    Map<String, String> map = new HashMap<>();
    for (Map.Entry<OptionKey, String> entry : values.entrySet()) {
      map.put(entry.getKey().name(), entry.getValue());
    }
    return map;
  }

  /**
   * The values that the user gave, by the names of the options, in the order of {@link OptionKey}.
   */
  public Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    for (Map.Entry<OptionKey, String> entry : values.entrySet()) {
      given.put(entry.getKey().key(), entry.getValue());
    }
    return given;
  }

  /** Whether the user gave a value. */
  public boolean isSet(OptionKey key) {
    return values.containsKey(key);
  }

  public String text(OptionKey key) {
    return values.getOrDefault(key, key.defaultValue());
  }

  public boolean isOn(OptionKey key) {
    return OptionKind.parseSwitch(text(key));
  }

  /** A size in bytes. */
  public long size(OptionKey key) {
    return OptionKind.parseSize(text(key));
  }

  public int count(OptionKey key) {
    return Integer.parseInt(text(key));
  }

  /** A duration. For {@code end}, it is so long that it never passes. */
  public Duration duration(OptionKey key) {
    return OptionKind.parseInterval(text(key));
  }

  /** The parts of a list, which are separated by {@code ;}. */
  public List<String> list(OptionKey key) {
    List<String> parts = new ArrayList<>();
    for (String part : text(key).split(";", 0)) {
      if (!part.isBlank()) {
        parts.add(part.trim());
      }
    }
    return parts;
  }

  public List<MethodPattern> methods(OptionKey key) {
    // This runs at every start, and usually there are no patterns.
    String text = text(key);
    return text.isEmpty() ? List.of() : MethodPattern.parseList(text);
  }

  public List<AnnotationFamily> annotations() {
    return AnnotationFamily.parseList(text(OptionKey.ANNOTATIONS));
  }

  public List<RateLimit> rates() {
    return isSet(OptionKey.RATE) ? RateLimit.parseList(text(OptionKey.RATE)) : List.of();
  }

  /** A ratio from 0 to 1. */
  public double ratio(OptionKey key) {
    return OptionKind.parseRatio(text(key));
  }

  public AgentLog.Level level() {
    return AgentLog.Level.valueOf(text(OptionKey.LOG).toUpperCase(Locale.ROOT));
  }
}
