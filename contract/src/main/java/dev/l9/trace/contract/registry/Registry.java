package dev.l9.trace.contract.registry;

import dev.l9.trace.contract.project.GovernedProject;
import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.tools.ToolFailure;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * The registry of a project: an entry for each file that carries metadata. Immutable.
 *
 * <p>The file {@link #FILE} is an object of JSON with the keys {@code version}, which is 1, and
 * {@code files}, an array of entries. Each entry is one line, and they are sorted by {@code file}.
 * {@code docs/contract-reports.md} has the keys of an entry.
 */
public final class Registry {

  /** The name of the registry's file in the root folder of a project. */
  public static final String FILE = GovernedProject.REGISTRY;

  /** A registry without entries. */
  public static final Registry EMPTY = new Registry(new TreeMap<>());

  static final String BEGIN = "{\"version\":1,\"files\":[";

  private final NavigableMap<String, RegistryEntry> entries;

  private Registry(NavigableMap<String, RegistryEntry> entries) {
    this.entries = Collections.unmodifiableNavigableMap(entries);
  }

  /**
   * Reads the registry of a project; without its file it is empty. Of two entries of one file, as a
   * merge may leave them, the later one counts.
   *
   * @param root the root folder of the project
   * @throws ToolFailure with the line, where it is damaged
   * @throws IOException where it can't be read
   */
  public static Registry read(Path root) throws IOException {
    TreeMap<String, RegistryEntry> entries = new TreeMap<>();
    forEach(root, (entry, line) -> add(entries, entry));
    return new Registry(entries);
  }

  /** Takes entries with the lines on which they begin. */
  interface EntryListener {
    void entry(RegistryEntry entry, int line);
  }

  /** Hands over all entries of a project's registry, as they are in the file. */
  static void forEach(Path root, EntryListener listener) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(root.resolve(FILE)))) {
      lines().read(in, (json, line) -> listener.entry(RegistryEntry.read(json), line));
    } catch (NoSuchFileException e) {
      // There are none then.
    }
  }

  /** Hands over all entries of a registry of this content. */
  static void forEach(byte[] content, EntryListener listener) {
    lines().read(content, (json, line) -> listener.entry(RegistryEntry.read(json), line));
  }

  /**
   * Reads the content of a registry's file.
   *
   * @throws ToolFailure with the line, where it is damaged
   */
  public static Registry parse(byte[] content) {
    TreeMap<String, RegistryEntry> entries = new TreeMap<>();
    lines().read(content, (json, line) -> add(entries, RegistryEntry.read(json)));
    return new Registry(entries);
  }

  private static EntryLines lines() {
    return new EntryLines(FILE, "files");
  }

  private static void add(NavigableMap<String, RegistryEntry> entries, RegistryEntry entry) {
    entries.merge(entry.file(), entry, Registry::later);
  }

  /** The entry that was generated last; of two that were at the same time always the same one. */
  static RegistryEntry later(RegistryEntry one, RegistryEntry other) {
    int order = one.generated().compareTo(other.generated());
    if (order == 0) {
      order = one.line().compareTo(other.line());
    }
    return order < 0 ? other : one;
  }

  /** A registry of these entries. */
  public static Registry of(Collection<RegistryEntry> entries) {
    return EMPTY.with(entries);
  }

  /** This registry with these entries, each in place of that of the same file. */
  public Registry with(Collection<RegistryEntry> changed) {
    NavigableMap<String, RegistryEntry> all = new TreeMap<>(entries);
    for (RegistryEntry entry : changed) {
      // What others have added to the earlier entry stays.
      all.merge(entry.file(), entry, (earlier, later) -> later.withOthersOf(earlier));
    }
    return new Registry(all);
  }

  /** This registry without the entries of these files. */
  public Registry without(Collection<String> files) {
    NavigableMap<String, RegistryEntry> all = new TreeMap<>(entries);
    files.forEach(all::remove);
    return new Registry(all);
  }

  /** The entry of a file. */
  public Optional<RegistryEntry> of(String file) {
    return Optional.ofNullable(entries.get(file));
  }

  /** All entries, in the order of their files. */
  public Collection<RegistryEntry> entries() {
    return entries.values();
  }

  /** The content of the registry's file. */
  byte[] toBytes() {
    JsonBytes out = JsonBytes.compact().raw(BEGIN);
    String before = "\n";
    for (RegistryEntry entry : entries.values()) {
      out.raw(before);
      entry.write(out);
      before = ",\n";
    }
    return out.raw("\n]}\n").toArray();
  }

  /**
   * Writes this as the registry of a project, whatever it held.
   *
   * @return whether the file was written: not if it holds that already
   * @throws ToolFailure where another process keeps its lock for a minute
   */
  public boolean write(Path root) throws IOException {
    return file(root).change(old -> bytesOver(old));
  }

  /**
   * Changes the registry of a project, while no other process can.
   *
   * @param change is given what the registry holds then, and makes of it what it is to hold
   * @return whether the file was written: not if it holds that already
   * @throws ToolFailure where the file is damaged, or another process keeps its lock for a minute
   */
  public static boolean update(Path root, UnaryOperator<Registry> change) throws IOException {
    return file(root).change(old -> change.apply(parse(old)).bytesOver(old));
  }

  private static LockedFile file(Path root) {
    return new LockedFile(root.resolve(FILE));
  }

  /**
   * The content of the file that holds this registry. No file is made for a registry without
   * entries.
   *
   * @param old what the file holds, which is nothing if it isn't there
   */
  public byte[] bytesOver(byte[] old) {
    return old.length == 0 && entries.isEmpty() ? old : toBytes();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Registry registry && entries.equals(registry.entries);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }

  @Override
  public String toString() {
    return entries.values().toString();
  }
}
