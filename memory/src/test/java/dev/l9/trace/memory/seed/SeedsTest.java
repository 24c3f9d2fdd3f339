package dev.l9.trace.memory.seed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.memory.learn.Priors;
import dev.l9.trace.memory.learn.Priors.ErrorHint;
import dev.l9.trace.memory.learn.Priors.Prior;
import dev.l9.trace.memory.packet.Packet;
import dev.l9.trace.memory.packet.PacketType;
import dev.l9.trace.memory.seed.SeedResult.Outcome;
import dev.l9.trace.memory.store.PacketFilter;
import dev.l9.trace.memory.store.PacketStore;
import dev.l9.trace.memory.store.StoreException;
import dev.l9.trace.memory.store.StoreUrl;
import dev.l9.trace.memory.store.open.PacketStores;
import dev.l9.trace.model.CapturedValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedsTest {

  private static final PacketFilter SEEDS = PacketFilter.ALL.ofTypes(Set.of(PacketType.SEED));

  @TempDir private Path folder;

  private PacketStore store;
  private Path rules;

  @BeforeEach
  void open() throws IOException {
    store = PacketStores.make(new StoreUrl.InFolder(folder.resolve("memory")));
    rules = Files.createDirectory(folder.resolve("rules"));
  }

  @AfterEach
  void close() throws IOException {
    store.close();
  }

  private static String entry(String id, String says) {
    return "  - {id: " + id + ", says: " + says + ", source: handbook, confidence: 0.5}\n";
  }

  private void write(String file, int version, String... entries) throws IOException {
    String pack = file.replace(".yaml", "");
    Files.writeString(
        rules.resolve(file),
        "pack: " + pack + "\nversion: " + version + "\nentries:\n" + String.join("", entries));
  }

  private List<String> load() throws IOException {
    return Seeds.of(rules).load(store).stream().map(SeedsTest::shown).toList();
  }

  private static String shown(SeedResult result) {
    String outcome = result.outcome() == Outcome.LOADED ? "" : " " + result.outcome();
    return "%s %d:%s +%d ~%d -%d"
        .formatted(
            result.pack(),
            result.version(),
            outcome,
            result.added(),
            result.changed(),
            result.removed());
  }

  private List<String> says(PacketFilter filter) throws StoreException {
    List<String> said = new ArrayList<>();
    store.forEach(
        filter,
        packet -> said.add(((CapturedValue.Text) packet.payload().values().get("text")).value()));
    return said;
  }

  private long count() throws StoreException {
    return store.stats().packets().getOrDefault(PacketType.SEED, 0L);
  }

  private void problems(String... expected) {
    SeedException e = assertThrows(SeedException.class, this::load);
    assertEquals(
        List.of(expected),
        e.problems().stream()
            .map(problem -> problem.toString().replace(rules.toString(), "DIR"))
            .toList());
  }

  @Test
  void packsOfTheProgram_areLoadedOnce() throws IOException {
    Seeds.loadNew(store);
    long all = ShippedPack.readAll().stream().mapToLong(pack -> pack.entries().size()).sum();
    assertEquals(all, count());
    assertEquals(null, store.stats().first());
    Seeds.loadNew(store);
    assertEquals(all, count());
    assertEquals(
        List.of("architectural_patterns 1: +0 ~0 -0"),
        Seeds.shipped().load(store).stream().map(SeedsTest::shown).limit(1).toList());
    assertEquals(0, store.stats().replaced());
  }

  @Test
  void packsThatWereForgotten_comeBackIfSomebodyAsks() throws IOException {
    Seeds.loadNew(store);
    long all = count();
    assertEquals(all, store.forget(SEEDS));
    Seeds.loadNew(store);
    assertEquals(0, count());
    Seeds.shipped().load(store);
    assertEquals(all, count());
  }

  @Test
  void newerVersionOfAForgottenPack_staysAwayUnlessAskedFor() throws IOException {
    write("team.yaml", 2, entry("a", "A."));
    SeedPack pack = SeedFolder.read(rules).get(0);
    LoadedSeeds none = store.write(LoadedSeeds::in);
    assertEquals(Outcome.FORGOTTEN, PackChange.of(pack, 1, none, false).outcome());
    assertEquals(Outcome.LOADED, PackChange.of(pack, 1, none, true).outcome());
    assertEquals(Outcome.LOADED, PackChange.of(pack, 0, none, false).outcome());
  }

  @Test
  void newerVersion_replacesAndRemoves() throws IOException {
    write("team.yaml", 1, entry("a", "Old a."), entry("b", "Old b."), entry("c", "Same c."));
    assertEquals(List.of("team 1: +3 ~0 -0"), load());
    assertEquals(List.of("team 1: +0 ~0 -0"), load());
    UUID old = packet("Old a.").id();
    write("team.yaml", 2, entry("a", "New a."), entry("c", "Same c."), entry("d", "New d."));
    assertEquals(List.of("team 2: +1 ~1 -1"), load());
    assertEquals(Set.of("New a.", "Same c.", "New d."), Set.copyOf(says(PacketFilter.CURRENT)));
    assertEquals(4, count());
    assertEquals(1, store.stats().replaced());
    assertTrue(says(SEEDS).contains("Old a."));
    assertEquals(old, packet("New a.").provenance().parent());
    write("team.yaml", 1, entry("a", "Old a."));
    assertEquals(List.of("team 1: OLDER +0 ~0 -0"), load());
    assertEquals(3, says(PacketFilter.CURRENT).size());
  }

  private Packet packet(String says) throws StoreException {
    List<Packet> found = new ArrayList<>();
    store.forEach(
        PacketFilter.CURRENT,
        packet -> {
          if (packet.payload().values().containsValue(new CapturedValue.Text(says))) {
            found.add(packet);
          }
        });
    return found.get(0);
  }

  @Test
  void changeWithoutANewVersion_isRefused() throws IOException {
    write("team.yaml", 4, entry("a", "Old a."));
    write("other.yaml", 1, entry("b", "Old b."));
    load();
    write("team.yaml", 4, entry("a", "New a."));
    write("other.yaml", 2, entry("b", "New b."));
    problems(
        "DIR/team.yaml:2: the pack 'team' has changed since its version 4 was loaded; raise"
            + " 'version' to 5");
    assertEquals(Set.of("Old a.", "Old b."), Set.copyOf(says(SEEDS)));
  }

  @Test
  void mistakes_keepAllPacksOut() throws IOException {
    write("good.yaml", 1, entry("a", "A."));
    write("twin.yaml", 1, entry("a", "A."), entry("b", "B."));
    Files.writeString(rules.resolve("wrong.yaml"), "pack: wrong\nversion: 1\n");
    Files.writeString(rules.resolve("notes.txt"), "no pack");
    Files.writeString(
        rules.resolve("z.yaml"),
        "pack: coding_heuristics\nversion: 9\nentries:\n" + entry("z", "Z."));
    problems(
        "DIR/wrong.yaml:1: the file has no 'entries'; add entries:",
        "DIR/twin.yaml:4: the id 'a' is in DIR/good.yaml too; choose another one, since findings"
            + " name it",
        "DIR/z.yaml:1: a pack 'coding_heuristics' comes with l9; give yours another name");
    assertEquals(0, count());
  }

  @Test
  void idOfAnotherLoadedPack_isRefused() throws IOException {
    Seeds.loadNew(store);
    write("team.yaml", 1, entry("money-is-not-a-double", "A."));
    problems(
        "DIR/team.yaml:4: the id 'money-is-not-a-double' is in the pack 'coding_heuristics' of the"
            + " store too; choose another one, since findings name it");
  }

  @Test
  void folderWithoutPacks_isSaid() throws IOException {
    problems("DIR:1: there is no pack in this folder; its name ends in .yaml");
    assertThrows(NotDirectoryException.class, () -> Seeds.of(folder.resolve("none")));
  }

  @Test
  void priors_areReadFromTheStore() throws IOException {
    assertEquals(Priors.NONE, SeedPriors.of(store));
    write(
        "team.yaml",
        1,
        """
          - id: quantity
            says: A quantity is at least one.
            source: handbook
            confidence: 0.5
            applies_to: {methods: [add, "put*"], variables: [quantity, amount]}
            expects: it >= 1
          - id: anywhere
            says: An id is known.
            source: handbook, page 2
            confidence: 0.5
            applies_to: {variables: [id], errors: [IdException, KeyException]}
            expects: it != null
            hint: Ask for an id.
          - id: error
            says: Locks are held.
            source: handbook
            confidence: 0.5
            applies_to: {errors: [LockException]}
        """);
    load();
    Priors priors = SeedPriors.of(store);
    assertEquals(
        Set.of(
            new Prior("quantity", "handbook", "add|put*", "quantity|amount", "it >= 1"),
            new Prior("anywhere", "handbook, page 2", "*", "id", "it != null")),
        Set.copyOf(priors.expected()));
    assertEquals(
        Set.of(
            new ErrorHint("anywhere", "handbook, page 2", "IdException", "Ask for an id."),
            new ErrorHint("anywhere", "handbook, page 2", "KeyException", "Ask for an id."),
            new ErrorHint("error", "handbook", "LockException", "Locks are held.")),
        Set.copyOf(priors.hints()));
  }
}
