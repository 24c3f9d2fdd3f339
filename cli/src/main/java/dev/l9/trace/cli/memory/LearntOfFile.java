package dev.l9.trace.cli.memory;

import dev.l9.trace.memory.learn.FindingKind;
import dev.l9.trace.memory.packet.PacketType;
import dev.l9.trace.memory.store.PacketFilter;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreException;
import dev.l9.trace.memory.world.Findings;
import dev.l9.trace.memory.world.Findings.Kept;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** What the memory has learnt of the methods of a source file, in lines. */
public final class LearntOfFile {

  private static final String JAVA = ".java";

  private LearntOfFile() {}

  /**
   * Reads it.
   *
   * @param url of a store
   * @return what failures follow from and what has changed, then what always held, the surest
   *     first, such as {@code Orders.total result >= 0 (1204 of 1204)}
   */
  public static List<String> read(String url, Path file) throws StoreException {
    List<Kept> kept = new ArrayList<>();
    PacketFilter filter =
        PacketFilter.CURRENT
            .ofTypes(Set.of(PacketType.PATTERN))
            .in(Set.of(String.valueOf(file.getFileName())), Set.of());
    try (PacketStore store = StoreOption.read(url)) {
      store.forEach(filter, packet -> Findings.kept(packet).ifPresent(kept::add));
    }
    return kept.stream()
        .filter(each -> each.isHolding() && isIn(file, each.method()))
        .sorted(
            Comparator.comparing(LearntOfFile::isInvariant)
                .thenComparing(Kept::confidence, Comparator.reverseOrder())
                .thenComparing(Kept::supporting, Comparator.reverseOrder())
                .thenComparing(Kept::method)
                .thenComparing(Kept::says))
        .map(each -> name(each.method()) + "  " + each.says() + "  " + evidence(each))
        .toList();
  }

  /** There are ten of a method, which would leave no place for what tells more. */
  private static boolean isInvariant(Kept kept) {
    return kept.kind() == FindingKind.INVARIANT;
  }

  private static String evidence(Kept kept) {
    return "(" + kept.supporting() + " of " + kept.seen() + ")";
  }

  /** Another file of this name lies in another package. */
  private static boolean isIn(Path file, String method) {
    int end = method.lastIndexOf('.', Math.max(0, method.indexOf('#')));
    Path parent = file.toAbsolutePath().normalize().getParent();
    return end < 0
        || parent == null
        || !file.toString().endsWith(JAVA)
        || parent.endsWith(Path.of(method.substring(0, end).replace('.', '/')));
  }

  /** As blocks name methods: without the package, and with a dot. */
  private static String name(String method) {
    int end = method.indexOf('#');
    return end < 0 ? method : method.substring(method.lastIndexOf('.', end) + 1).replace('#', '.');
  }
}
