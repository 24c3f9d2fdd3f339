package dev.l9.trace.contract.registry;

import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.tools.ToolFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Merges three versions of a registry's file, entry by entry.
 *
 * <p>An entry that one side alone has changed, added or removed is as that side has it. Where both
 * have changed it and agree on the {@code component_id}, the one that was generated last counts; so
 * does a removal against a change that leaves the id. Else the two entries stand between marks of
 * conflict, as git would write them. Two files that have got one id by the merge both stay, and
 * that is a conflict too. Immutable.
 */
public final class RegistryMerge {

  private final Marks marks;

  /**
   * How conflicts are marked.
   *
   * @param size how many characters a mark has
   */
  public record Marks(int size, String ours, String theirs) {
    /** What git writes where it isn't told otherwise. */
    public static final Marks USUAL = new Marks(7, "ours", "theirs");
  }

  /**
   * What came of a merge.
   *
   * @param content what the file is to hold
   * @param conflicts what somebody has to decide, each as a sentence's part
   */
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares such records.
  public record Merged(byte[] content, List<String> conflicts) {}

  /** Merges nothing yet. */
  public RegistryMerge(Marks marks) {
    this.marks = marks;
  }

  /**
   * Merges the contents of three files, which may be empty.
   *
   * @throws ToolFailure where one of them is no registry
   */
  public Merged merge(byte[] base, byte[] ours, byte[] theirs) {
    return new Merge(Registry.parse(base), Registry.parse(ours), Registry.parse(theirs)).run();
  }

  /** One merge. */
  private final class Merge {
    private final Registry base;
    private final Registry ours;
    private final Registry theirs;
    private final List<String> conflicts = new ArrayList<>();

    /** The entries by file; two where they are in conflict, one of which may be null. */
    private final TreeMap<String, List<@Nullable RegistryEntry>> merged = new TreeMap<>();

    Merge(Registry base, Registry ours, Registry theirs) {
      this.base = base;
      this.ours = ours;
      this.theirs = theirs;
    }

    Merged run() {
      Set<String> files = new TreeSet<>();
      for (Registry side : List.of(ours, theirs)) {
        side.entries().forEach(entry -> files.add(entry.file()));
      }
      files.forEach(this::merge);
      sharedIds();
      return new Merged(bytes(), conflicts);
    }

    private void merge(String file) {
      RegistryEntry before = base.of(file).orElse(null);
      RegistryEntry our = ours.of(file).orElse(null);
      RegistryEntry their = theirs.of(file).orElse(null);
      if (isEqual(our, their) || isEqual(their, before)) {
        keep(file, our);
      } else if (isEqual(our, before)) {
        keep(file, their);
      } else if (our == null || their == null) {
        removedAndChanged(file, before, our, their);
      } else if (id(our).equals(id(their))) {
        keep(file, Registry.later(our, their));
      } else {
        conflicts.add(file + " is " + id(our) + " here and " + id(their) + " there");
        merged.put(file, both(our, their));
      }
    }

    private void removedAndChanged(
        String file,
        @Nullable RegistryEntry before,
        @Nullable RegistryEntry our,
        @Nullable RegistryEntry their) {
      RegistryEntry changed = our == null ? their : our;
      if (before != null && changed != null && !id(before).equals(id(changed))) {
        conflicts.add(
            file + " is removed on one side and has got " + id(changed) + " on the other");
        merged.put(file, both(our, their));
      }
    }

    private void keep(String file, @Nullable RegistryEntry entry) {
      if (entry != null) {
        merged.put(file, List.of(entry));
      }
    }

    private List<@Nullable RegistryEntry> both(
        @Nullable RegistryEntry our, @Nullable RegistryEntry their) {
      List<@Nullable RegistryEntry> both = new ArrayList<>();
      both.add(our);
      both.add(their);
      return both;
    }

    /** Two files with one id, which neither side had. */
    private void sharedIds() {
      Set<String> known = new HashSet<>();
      shared(ours, known);
      shared(theirs, known);
      Map<String, String> files = new HashMap<>();
      for (List<@Nullable RegistryEntry> entries : merged.values()) {
        RegistryEntry entry = entries.get(0);
        if (entries.size() == 1 && entry != null && !id(entry).isEmpty()) {
          String first = files.putIfAbsent(id(entry), entry.file());
          if (first != null && !known.contains(id(entry))) {
            conflicts.add(id(entry) + " is the id of " + first + " and of " + entry.file());
          }
        }
      }
    }

    private static void shared(Registry side, Set<String> into) {
      Set<String> ids = new HashSet<>();
      for (RegistryEntry entry : side.entries()) {
        if (!ids.add(id(entry))) {
          into.add(id(entry));
        }
      }
    }

    private byte[] bytes() {
      JsonBytes out = JsonBytes.compact().raw(Registry.BEGIN).raw('\n');
      List<List<@Nullable RegistryEntry>> all = List.copyOf(merged.values());
      for (int i = 0; i < all.size(); i++) {
        String end = i + 1 < all.size() ? ",\n" : "\n";
        List<@Nullable RegistryEntry> entries = all.get(i);
        if (entries.size() == 1) {
          line(entries.get(0), end, out);
        } else {
          mark('<', marks.ours, out);
          line(entries.get(0), end, out);
          mark('=', "", out);
          line(entries.get(1), end, out);
          mark('>', marks.theirs, out);
        }
      }
      return out.raw("]}\n").toArray();
    }

    private void line(@Nullable RegistryEntry entry, String end, JsonBytes out) {
      if (entry != null) {
        entry.write(out);
        out.raw(end);
      }
    }

    private void mark(char mark, String label, JsonBytes out) {
      String text = String.valueOf(mark).repeat(marks.size) + (label.isEmpty() ? "" : " " + label);
      out.raw((text + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
  }

  private static boolean isEqual(@Nullable RegistryEntry one, @Nullable RegistryEntry other) {
    return one == null ? other == null : one.equals(other);
  }

  private static String id(RegistryEntry entry) {
    return entry.facts().componentId();
  }
}
