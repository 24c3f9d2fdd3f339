package dev.l9.trace.generator.write;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.l9.trace.generator.merge.Conflict;
import dev.l9.trace.generator.merge.ThreeWayMerge;
import dev.l9.trace.generator.module.GeneratedFile;
import dev.l9.trace.generator.write.Obstacle.Kind;
import dev.l9.trace.language.RefusedSourceException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Plans what becomes of single files: what the generator makes of them, what was kept of its last
 * output, and what is on the disk are merged. It writes nothing. Not thread-safe.
 */
final class FilePlanner {

  private static final String MARKS =
      "run this again with --conflicts, which writes both texts into the file for you to choose; or"
          + " make the lines what is generated";

  private final ModuleFolder folder;
  private final KeptOutput kept;
  private final String module;
  private final List<Obstacle> obstacles = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  FilePlanner(ModuleFolder folder, KeptOutput kept, String module) {
    this.folder = folder;
    this.kept = kept;
    this.module = module;
  }

  List<Obstacle> obstacles() {
    return obstacles;
  }

  List<String> notes() {
    return notes;
  }

  /** The plan of a file; empty where it can't be written. */
  Optional<PlannedFile> plan(GeneratedFile file) throws IOException {
    String path = file.path();
    byte[] theirs = file.text().getBytes(UTF_8);
    for (String written : List.of(path, KeptOutput.pathOf(path))) {
      Optional<Obstacle> place = folder.obstacle(written);
      if (place.isPresent()) {
        return refused(place.get());
      }
    }
    Optional<String> owner = kept.otherOwner(path, module);
    if (owner.isPresent()) {
      return refused(path, "it is a file of the module " + owner.get(), ownerFix(owner.get()));
    }
    Optional<byte[]> base = kept.of(path);
    if (!folder.isThere(path)) {
      return base.isEmpty()
          ? Optional.of(new PlannedFile(path, FileFate.CREATED, null, theirs, theirs, theirs))
          : Optional.of(deleted(path, base.get(), theirs));
    }
    try {
      byte[] before = folder.read(path);
      SplitFile mine = SplitFile.of(path, before);
      return base.isEmpty()
          ? handMade(path, before, mine, theirs)
          : merged(path, before, mine, base.get(), theirs);
    } catch (RefusedSourceException e) {
      return refused(path, "it " + e.getMessage(), "mend the file");
    }
  }

  private String ownerFix(String owner) {
    return "generate each module into a folder of its own; or, if "
        + owner
        + " was renamed to "
        + module
        + ", rename "
        + KeptOutput.FOLDER
        + "/"
        + owner
        + ".list too";
  }

  private Optional<PlannedFile> refused(String path, String what, String fix) {
    return refused(Obstacle.refusal(path, what, fix));
  }

  private Optional<PlannedFile> refused(Obstacle obstacle) {
    obstacles.add(obstacle);
    return Optional.empty();
  }

  private PlannedFile deleted(String path, byte[] base, byte[] theirs) throws IOException {
    String again = "to have it again, delete " + KeptOutput.pathOf(path);
    List<String> elsewhere = folder.namesakes(path);
    String moved = elsewhere.isEmpty() ? "" : "; it may have moved to " + elsewhere.get(0);
    if (Arrays.equals(base, theirs)) {
      notes.add(path + " was deleted, and stays so" + moved + "; " + again);
      return new PlannedFile(path, FileFate.DELETED, null, theirs, theirs, theirs);
    }
    List<String> lines = new String(theirs, UTF_8).lines().toList();
    obstacles.add(
        new Obstacle(
            path,
            1,
            "it was deleted, and the spec changes it" + moved,
            List.of(),
            lines,
            again + ", or run this again with --conflicts, which writes the file",
            Kind.CONFLICT));
    return new PlannedFile(path, FileFate.CONFLICT, null, theirs, theirs, theirs);
  }

  private Optional<PlannedFile> handMade(
      String path, byte[] before, SplitFile mine, byte[] theirs) {
    boolean isSame = text(mine.body()).equals(text(theirs));
    return isSame
        ? Optional.of(new PlannedFile(path, FileFate.ADOPTED, before, mine.body(), before, theirs))
        : refused(
            path,
            "a file is there that l9 hasn't generated, or of which no last output is kept",
            "move the file away, generate, and put what you need of it back in; or bring back "
                + KeptOutput.pathOf(path)
                + " if it was lost");
  }

  private static String text(byte[] content) {
    return new String(content, UTF_8).replace("\r\n", "\n");
  }

  private Optional<PlannedFile> merged(
      String path, byte[] before, SplitFile mine, byte[] base, byte[] theirs)
      throws RefusedSourceException {
    int marked = ThreeWayMerge.marked(before);
    if (marked > 0) {
      obstacles.add(
          new Obstacle(
              path,
              marked,
              "a conflict that was marked earlier is not resolved",
              List.of(),
              List.of(),
              "choose between the two texts, and delete the marks",
              Kind.REFUSAL));
      return Optional.empty();
    }
    boolean isNew = !text(base).equals(text(theirs));
    if (isNew && !isUtf8(before)) {
      return refused(
          path, "it is not in UTF-8, and the spec changes it", "convert the file to UTF-8");
    }
    ThreeWayMerge.Result merge = ThreeWayMerge.of(base, mine.body(), theirs);
    for (Conflict conflict : merge.conflicts()) {
      obstacles.add(
          new Obstacle(
              path,
              mine.lineOf(conflict.line()),
              "you and the spec have changed the same lines",
              conflict.mine(),
              conflict.theirs(),
              MARKS,
              Kind.CONFLICT));
    }
    FileFate fate = fate(merge, mine, base);
    byte[] content =
        merge.conflicts().isEmpty() ? mine.with(merge.content()) : marked(path, mine, merge);
    return Optional.of(new PlannedFile(path, fate, before, merge.content(), content, theirs));
  }

  private static FileFate fate(ThreeWayMerge.Result merge, SplitFile mine, byte[] base) {
    boolean isEdited = !text(mine.body()).equals(text(base));
    if (!merge.conflicts().isEmpty()) {
      return FileFate.CONFLICT;
    }
    if (Arrays.equals(merge.content(), mine.body())) {
      return isEdited ? FileFate.KEPT : FileFate.UNCHANGED;
    }
    return isEdited ? FileFate.MERGED : FileFate.UPDATED;
  }

  /** A file with marks may no longer be one of its language. */
  private byte[] marked(String path, SplitFile mine, ThreeWayMerge.Result merge) {
    try {
      return mine.with(merge.content());
    } catch (RefusedSourceException e) {
      Optional<byte[]> around = mine.around(merge.content());
      if (around.isEmpty()) {
        refused(path, "its conflicts can't be marked in it", "resolve them by hand");
      }
      return around.orElse(merge.content());
    }
  }

  /** A file in UTF-16 has bytes of zero. */
  private static boolean isUtf8(byte[] content) {
    for (byte one : content) {
      if (one == 0) {
        return false;
      }
    }
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
