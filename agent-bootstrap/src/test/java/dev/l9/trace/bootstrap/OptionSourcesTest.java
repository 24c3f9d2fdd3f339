package dev.l9.trace.bootstrap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionSourcesTest {

  private static final String ALLOWED =
      " Allowed are enabled, trace, trace.rotate, trace.keep, sources, update, update.interval,"
          + " update.touch, block.style, update.exclude, blocks, run, include, exclude, annotations,"
          + " inherit, rate, sample, console, mdc, otel, redact, redact.add, redact.values,"
          + " redact.values.add, values, capture.full, capture.receiver, capture.tostring, end.wait,"
          + " log, doctor, config";

  @TempDir Path directory;

  private final Properties properties = new Properties();

  // Defaults and precedence

  @Test
  void defaults_areThoseOfTheSpecification() {
    AgentOptions options = options(null);
    assertTrue(options.isOn(OptionKey.ENABLED));
    assertEquals("trace.jsonl", options.text(OptionKey.TRACE));
    assertEquals(256L << 20, options.size(OptionKey.TRACE_ROTATE));
    assertEquals(4, options.count(OptionKey.TRACE_KEEP));
    assertEquals(List.of(), options.list(OptionKey.SOURCES));
    assertTrue(options.isOn(OptionKey.UPDATE));
    assertEquals(Duration.ofSeconds(1), options.duration(OptionKey.UPDATE_INTERVAL));
    assertFalse(options.isOn(OptionKey.UPDATE_TOUCH));
    assertEquals(0, options.methods(OptionKey.INCLUDE).size());
    assertEquals(0, options.methods(OptionKey.EXCLUDE).size());
    assertFalse(options.isOn(OptionKey.CONSOLE));
    assertEquals("", options.text(OptionKey.REDACT));
    assertEquals(AgentLog.Level.WARN, options.level());
    assertFalse(options.isSet(OptionKey.TRACE));
  }

  @Test
  void firstSourceThatHasAKey_wins() throws IOException {
    Files.writeString(
        directory.resolve("l9.properties"), "trace=file\ntrace.keep=1\nlog=info\nconsole=true\n");
    properties.setProperty("l9.trace", "property");
    properties.setProperty("l9.trace.keep", "3");
    Map<String, String> environment =
        Map.of("L9_TRACE", "environment", "L9_TRACE_KEEP", "2", "L9_LOG", "error");
    OptionSources sources = read("trace=argument", environment);
    AgentOptions options = sources.options();
    assertEquals("argument", options.text(OptionKey.TRACE));
    assertEquals(3, options.count(OptionKey.TRACE_KEEP));
    assertEquals(AgentLog.Level.ERROR, options.level());
    assertTrue(options.isOn(OptionKey.CONSOLE));
    assertEquals(List.of(), sources.warnings());
  }

  @Test
  void configOption_namesAnotherFile() throws IOException {
    Files.writeString(directory.resolve("l9.properties"), "trace.keep=1\n");
    Files.writeString(directory.resolve("my.conf"), "trace.keep = 7 \nsources=a;é\n");
    AgentOptions options = options("config=my.conf");
    assertEquals(7, options.count(OptionKey.TRACE_KEEP));
    assertEquals(List.of("a", "é"), options.list(OptionKey.SOURCES));
  }

  @Test
  void configFileThatIsMissingOrBroken_isOneWarning() throws IOException {
    assertEquals(1, read("config=none.conf", Map.of()).warnings().size());
    assertTrue(read("config=none.conf", Map.of()).warnings().get(0).contains("none.conf"));
    Files.writeString(directory.resolve("bad.conf"), "trace=\\u00zz\n");
    assertEquals(1, read("config=bad.conf", Map.of()).warnings().size());
    Files.write(directory.resolve("latin.conf"), new byte[] {'a', '=', (byte) 0xe9});
    assertEquals(1, read("config=latin.conf", Map.of()).warnings().size());
    assertEquals(1, read("config=.", Map.of()).warnings().size());
    assertEquals(1, read("config=a\0b", Map.of()).warnings().size());
  }

  @Test
  void systemPropertiesOfOthers_areNoOptions() {
    properties.setProperty("user.trace", "x");
    properties.setProperty("l9", "x");
    properties.put("l9.trace", 7); // Not a text.
    assertEquals(List.of(), read(null, Map.of("L9", "x")).warnings());
  }

  // Agent arguments

  @Test
  void arguments_areSplitAtCommasAndFirstEqualsSigns() {
    AgentOptions options = options("trace=a=b.jsonl, sources = x ; y;;z ,log=debug");
    assertEquals("a=b.jsonl", options.text(OptionKey.TRACE));
    assertEquals(List.of("x", "y", "z"), options.list(OptionKey.SOURCES));
    assertEquals(AgentLog.Level.DEBUG, options.level());
  }

  @Test
  void commaWithinAValue_belongsToIt() {
    AgentOptions options = options("redact=a{2,3}|b,log=off");
    assertEquals("a{2,3}|b", options.text(OptionKey.REDACT));
    assertEquals(AgentLog.Level.OFF, options.level());
  }

  @Test
  void emptyArguments_areNoOptions() {
    for (String arguments : new String[] {null, "", " ", ",", ",,"}) {
      OptionSources sources = read(arguments, Map.of());
      assertEquals(List.of(), sources.warnings(), arguments);
      assertEquals(Map.of(), sources.options().toMap());
    }
  }

  @Test
  void keyWithoutValue_isOneWarning() {
    List<String> warnings = read("console", Map.of()).warnings();
    assertEquals(
        List.of("bad value '' of agent argument 'console': allowed is true or false; using false"),
        warnings);
  }

  // Off

  @Test
  void zeroInTheEnvironment_switchesOff_whateverElseIsSaid() {
    for (String name : List.of("L9_TRACE", "DOPEJAR_TRACE")) {
      OptionSources sources = read("enabled=true", Map.of(name, "0"));
      assertFalse(sources.options().isOn(OptionKey.ENABLED), name);
      assertEquals("trace.jsonl", sources.options().text(OptionKey.TRACE));
      assertEquals(List.of(), sources.warnings());
    }
  }

  @Test
  void oneInTheEnvironment_isNotAFilesName() {
    AgentOptions options = read(null, Map.of("L9_TRACE", "1", "DOPEJAR_TRACE", "1")).options();
    assertTrue(options.isOn(OptionKey.ENABLED));
    assertEquals("trace.jsonl", options.text(OptionKey.TRACE));
  }

  @Test
  void variableOfTheMemory_isNotTheAgents() {
    assertEquals(List.of(), read(null, Map.of("L9_MEMORY", "file:memory")).warnings());
  }

  @Test
  void disabledInAnySource_isOff() {
    assertFalse(options("enabled=false").isOn(OptionKey.ENABLED));
    assertFalse(options("enabled=OFF").isOn(OptionKey.ENABLED));
    assertFalse(read(null, Map.of("L9_ENABLED", "no")).options().isOn(OptionKey.ENABLED));
    properties.setProperty("l9.enabled", "0");
    assertFalse(options(null).isOn(OptionKey.ENABLED));
  }

  // Warnings

  @Test
  void unknownKey_isOneWarning_withTheNearestKnownOne_andAll() {
    assertEquals(
        List.of("unknown agent argument 'trace.rotat=1'; did you mean 'trace.rotate'?" + ALLOWED),
        read("trace.rotat=1", Map.of()).warnings());
    assertEquals(
        List.of("unknown agent argument 'Console=true'; did you mean 'console'?" + ALLOWED),
        read("Console=true", Map.of()).warnings());
    properties.setProperty("l9.sourcs", "x");
    assertEquals(
        List.of("unknown system property 'l9.sourcs=x'; did you mean 'sources'?" + ALLOWED),
        read(null, Map.of()).warnings());
  }

  @Test
  void unknownKeyThatIsLikeNone_getsNoSuggestion() {
    for (String unlike : List.of("garbage", "plugin", "abc", "x")) {
      assertEquals(
          List.of("unknown agent argument '" + unlike + "=1'; allowed" + ALLOWED.substring(8)),
          read(unlike + "=1", Map.of()).warnings());
    }
    assertEquals("capture.tostring", OptionKey.nearest("captureToString").key());
    assertEquals("trace.keep", OptionKey.nearest("trace_keep").key());
  }

  @ParameterizedTest
  @CsvSource({
    "output, trace",
    "file, trace",
    "disabled, enabled",
    "package, include",
    "packages, include",
    "filter, include",
    "methods, include",
    "only, include",
    "ignore, exclude",
    "source, sources",
    "SRC, sources",
    "write, update",
    "interval, update.interval",
    "ignore_files, update.exclude",
    "max-size, trace.rotate",
    "history, trace.keep",
    "debug, log",
    "verbose, log",
    "level, log",
    "log.level, log",
    "sampling, sample",
    "limit, rate",
    "secrets, redact",
    "mask, redact",
    "stdout, console",
    "interfaces, inherit",
    "opentelemetry, otel",
    "timeout, end.wait",
    "settings, config",
    "explain, doctor",
  })
  void aWordOfOtherTools_isUnderstoodByItsMeaning(String word, String key) {
    assertEquals(
        List.of("unknown agent argument '" + word + "=x'; did you mean '" + key + "'?" + ALLOWED),
        read(word + "=x", Map.of()).warnings());
  }

  @Test
  void filePatterns_areSeparatedBySemicolons() {
    assertEquals(
        List.of("*.json", "**/generated/**"),
        options("update.exclude=*.json; **/generated/**").list(OptionKey.UPDATE_EXCLUDE));
    assertBad(
        "update.exclude=*.json,*.yaml",
        "file patterns such as *.json, config/app.yaml or **/generated/**, separated by ';'",
        "the default");
  }

  @Test
  void unknownVariable_isOneWarning() {
    assertEquals(
        List.of("unknown environment variable 'L9_REDACTED'; did you mean 'redact'?" + ALLOWED),
        read(null, Map.of("L9_REDACTED", "x", "L9", "y", "OTHER_L9_X", "z")).warnings());
    assertEquals(
        List.of(
            "bad value 'x' of environment variable 'L9_TRACE_KEEP': allowed is a whole number, 0"
                + " or more; using 4"),
        read(null, Map.of("L9_TRACE_KEEP", "x")).warnings());
  }

  @Test
  void unknownKeyInTheFile_isOneWarning() throws IOException {
    Files.writeString(directory.resolve("l9.properties"), "updte=false\n");
    assertEquals(
        List.of("unknown entry in l9.properties 'updte=false'; did you mean 'update'?" + ALLOWED),
        read(null, Map.of()).warnings());
  }

  @Test
  void badValue_isOneWarning_withWhatIsAllowed_andTheDefaultHolds() {
    assertBad("update=maybe", "true or false", "true");
    assertBad("trace.rotate=2.5MB", "a size such as 64KB, 256MB or 1GB, or 0", "256MB");
    assertBad("trace.rotate=-1", "a size such as 64KB, 256MB or 1GB, or 0", "256MB");
    assertBad("trace.rotate=99999999999GB", "a size such as 64KB, 256MB or 1GB, or 0", "256MB");
    assertBad("trace.keep=-1", "a whole number, 0 or more", "4");
    assertBad("trace.keep=9999999999", "a whole number, 0 or more", "4");
    assertBad("update.interval=1", "a time such as 200ms, 1s or 5m, or end", "1s");
    assertBad("update.interval=1 day", "a time such as 200ms, 1s or 5m, or end", "1s");
    assertBad("end.wait=end", "a time such as 200ms, 1s or 5m", "5s");
    assertBad("log=loud", "one of off, error, warn, info, debug", "warn");
    for (String key : List.of("redact", "redact.add", "redact.values", "redact.values.add")) {
      assertBad(key + "=(", "a regular expression of java.util.regex.Pattern", "the default");
    }
    assertBad("values=yaml", "summary or json", "summary");
    assertBad(
        "include=com.acme.Foo#",
        "method patterns such as com.acme.orders..*#*, com.acme.Foo#bar, com.acme.Repository+#find*"
            + " or @com.acme.Api, separated by ';'",
        "the default");
    assertBad(
        "annotations=otel;datadog", "otel, micrometer, or both, separated by ';'", "the default");
    String rates = "events a second such as 100, for some methods such as com.acme.Foo#bar:10;100";
    for (String rate : List.of("fast", "-1", "1.5", "a.B#c:", ":5", "10;a.B#c:x", "9999999999")) {
      assertBad("rate=" + rate, rates, "the default");
    }
    for (String ratio : List.of("1.01", "-0.1", "1%", "NaN", "", "1e-2", "..", "half")) {
      assertBad("sample=" + ratio, "a number from 0 to 1 such as 0.01", "1");
    }
    assertBad("inherit=maybe", "true or false", "false");
    assertBad("trace=", "a path, or none", "trace.jsonl");
  }

  private void assertBad(String argument, String allowed, String using) {
    String key = argument.substring(0, argument.indexOf('='));
    String value = argument.substring(argument.indexOf('=') + 1);
    OptionSources sources = read(argument, Map.of());
    assertEquals(
        List.of(
            "bad value '"
                + value
                + "' of agent argument '"
                + key
                + "': allowed is "
                + allowed
                + "; using "
                + using),
        sources.warnings());
    assertEquals(Map.of(), sources.options().toMap());
  }

  @Test
  void badValue_givesWayToTheNextSource() {
    OptionSources sources = read("trace.keep=x", Map.of("L9_TRACE_KEEP", "9"));
    assertEquals(9, sources.options().count(OptionKey.TRACE_KEEP));
    assertEquals(1, sources.warnings().size());
  }

  // Kinds of values

  @Test
  void sizes_areInPowersOf1024() {
    assertEquals(0, options("trace.rotate=0").size(OptionKey.TRACE_ROTATE));
    assertEquals(100, options("trace.rotate=100").size(OptionKey.TRACE_ROTATE));
    assertEquals(100, options("trace.rotate=100B").size(OptionKey.TRACE_ROTATE));
    assertEquals(65_536, options("trace.rotate=64KB").size(OptionKey.TRACE_ROTATE));
    assertEquals(65_536, options("trace.rotate=64 k").size(OptionKey.TRACE_ROTATE));
    assertEquals(2_097_152, options("trace.rotate=2m").size(OptionKey.TRACE_ROTATE));
    assertEquals(1L << 33, options("trace.rotate=8Gb").size(OptionKey.TRACE_ROTATE));
  }

  @Test
  void durations_haveAUnit() {
    assertEquals(
        Duration.ofMillis(200),
        options("update.interval=200ms").duration(OptionKey.UPDATE_INTERVAL));
    assertEquals(
        Duration.ofSeconds(0), options("update.interval=0s").duration(OptionKey.UPDATE_INTERVAL));
    assertEquals(
        Duration.ofMinutes(5), options("update.interval=5M").duration(OptionKey.UPDATE_INTERVAL));
    assertEquals(
        Duration.ofHours(2), options("update.interval=2 h").duration(OptionKey.UPDATE_INTERVAL));
    assertEquals(
        Duration.ofNanos(Long.MAX_VALUE),
        options("update.interval=end").duration(OptionKey.UPDATE_INTERVAL));
  }

  @Test
  void options_crossTheLoadersAsAMap() {
    AgentOptions options = options("trace=a,log=info,console=yes");
    AgentOptions copy = AgentOptions.fromMap(options.toMap());
    assertEquals("a", copy.text(OptionKey.TRACE));
    assertEquals(AgentLog.Level.INFO, copy.level());
    assertTrue(copy.isOn(OptionKey.CONSOLE));
    assertEquals(Map.of("TRACE", "a", "LOG", "info", "CONSOLE", "yes"), copy.toMap());
  }

  private AgentOptions options(String arguments) {
    OptionSources sources = read(arguments, Map.of());
    assertEquals(List.of(), sources.warnings());
    return sources.options();
  }

  private OptionSources read(String arguments, Map<String, String> environment) {
    return OptionSources.read(arguments, properties, environment, directory);
  }
}
