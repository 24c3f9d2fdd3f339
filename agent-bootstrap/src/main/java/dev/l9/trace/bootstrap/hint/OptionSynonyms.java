package dev.l9.trace.bootstrap.hint;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The words that other tools have for what an option does, so that people try them here. */
public final class OptionSynonyms {

  private OptionSynonyms() {}

  /** The key of the option that does what this word says; null if the word isn't known. */
  public static @Nullable String key(String word) {
    return switch (word.toLowerCase(Locale.ROOT).replace('-', '.').replace('_', '.')) {
      case "output", "out", "file", "filename", "events", "jsonl", "trace.file", "output.file" ->
          "trace";
      case "disabled", "disable", "enable", "active", "on", "off" -> "enabled";
      case "package", "packages", "pkg", "class", "classes", "method", "methods", "filter" ->
          "include";
      case "includes", "instrument", "only", "scan", "target", "match" -> "include";
      case "excludes", "ignore", "skip", "omit", "blacklist", "denylist" -> "exclude";
      case "source", "src", "sourcepath", "source.path", "source.root", "root", "roots" ->
          "sources";
      case "write", "rewrite", "inplace", "dora", "modify" -> "update";
      case "interval", "flush", "refresh" -> "update.interval";
      case "exclude.files", "ignore.files", "update.ignore", "update.skip" -> "update.exclude";
      case "rotate", "rotation", "max.size", "maxsize", "size" -> "trace.rotate";
      case "keep", "history", "backups", "max.files" -> "trace.keep";
      case "debug", "verbose", "level", "loglevel", "log.level", "logging", "quiet", "silent" ->
          "log";
      case "sampling", "sampler", "probability", "ratio", "percentage" -> "sample";
      case "limit", "throttle", "max", "max.events", "ratelimit" -> "rate";
      case "secret", "secrets", "mask", "masking", "hide", "sensitive", "pii", "obfuscate" ->
          "redact";
      case "print", "tree", "stderr", "stdout" -> "console";
      case "interfaces", "inheritance", "inherited", "override", "subclasses" -> "inherit";
      case "opentelemetry", "traceparent" -> "otel";
      case "timeout", "wait", "shutdown" -> "end.wait";
      case "conf", "configuration", "properties", "settings" -> "config";
      case "receiver", "this", "capture.this", "self" -> "capture.receiver";
      case "why", "explain", "diagnose", "diagnostics" -> "doctor";
      default -> null;
    };
  }
}
