package dev.l9.trace.block;

import dev.l9.trace.model.DoraTraceBlock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Replaces files, and brings over what an editor, which had one open, wrote into it since.
 *
 * <p>Not safe for use by several threads.
 */
final class ReplacedFiles implements AutoCloseable {

  private static final int MAX_OPEN = 64;
  private static final int ATTEMPTS = 5;

  private final FolderClock clock;
  private final ArrayDeque<ReplacedFile> replaced = new ArrayDeque<>();

  ReplacedFiles(FolderClock clock) {
    this.clock = clock;
  }

  FolderClock clock() {
    return clock;
  }

  /**
   * Replaces a file, unless it has changed since it was read.
   *
   * @return whether it was replaced, and the snapshot is now kept here
   */
  boolean replace(SourceSnapshot old, byte[] content, DoraTraceBlock block, boolean touch)
      throws IOException {
    Path path = old.path();
    try (TemporaryFile file = TemporaryFile.create(path, old.attributes())) {
      clock.mark(path);
      file.write(content, old.attributes());
      if (!touch) {
        file.setLastModifiedTime(old.attributes().lastModifiedTime());
      }
      clock.awaitOthers();
      if (!old.isUnwritten() || !clock.isStill(path)) {
        return false;
      }
      clock.mark(path);
      if (!old.isAtItsPath()) {
        return false;
      }
      file.replaceTarget();
    } finally {
      clock.changed(path);
    }
    replaced.addLast(new ReplacedFile(old, block));
    return true;
  }

  /** Looks after the replaced files of this path; says what happened, which is mostly nothing. */
  String check(Path path) throws IOException {
    String reason = "";
    // A copy, since to bring over an edit replaces the file once more.
    for (ReplacedFile file : replaced.toArray(new ReplacedFile[0])) {
      if (file.old().path().equals(path) && file.isChanged()) {
        String news = bringOver(file);
        reason = news.isEmpty() ? reason : news;
      }
    }
    return reason;
  }

  /** The paths whose replaced files were written to. */
  Set<Path> changedPaths() throws IOException {
    Set<Path> paths = new LinkedHashSet<>();
    for (ReplacedFile file : replaced) {
      if (file.isChanged()) {
        paths.add(file.old().path());
      }
    }
    return paths;
  }

  /** How long ago the latest file was replaced; the longest time if there is none. */
  long ageNanos() {
    ReplacedFile latest = replaced.peekLast();
    return latest == null ? Long.MAX_VALUE : latest.ageNanos();
  }

  /** Closes files that nobody will write to any more; says where copies of what they hold are. */
  List<String> closeOutdated() throws IOException {
    List<String> reasons = new ArrayList<>();
    while (!replaced.isEmpty()
        && (replaced.getFirst().isOutdated() || replaced.size() > MAX_OPEN)) {
      String reason = closeFirst();
      if (!reason.isEmpty()) {
        reasons.add(reason);
      }
    }
    return reasons;
  }

  private String closeFirst() throws IOException {
    try (ReplacedFile file = replaced.removeFirst()) {
      byte[] rest = file.old().readAgain();
      if (rest.length == 0 || !file.isChanged()) {
        return "";
      }
      Path path = file.old().path();
      return path + " " + KeptCopy.keep(path, rest);
    }
  }

  /** The newest block of the path, in whichever of its files the edit was made. */
  private DoraTraceBlock block(ReplacedFile edited) {
    DoraTraceBlock block = edited.block();
    for (ReplacedFile file : replaced) {
      block = file.old().path().equals(edited.old().path()) ? file.block() : block;
    }
    return block;
  }

  private String bringOver(ReplacedFile file) throws IOException {
    byte @Nullable [] edited = file.awaitWhole();
    if (edited == null) {
      return ""; // Half written still: the next look will tell.
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      SourceSnapshot current = SourceSnapshot.take(file.old().path());
      if (current != null && isSameCode(current.bytes(), edited)) {
        current.close();
        file.setKnown(edited);
        return "";
      }
      if (current != null && !isSameCode(current.bytes(), file.known())) {
        current.close();
        break;
      }
      if (current != null && replaceOrClose(current, edited, block(file))) {
        file.setKnown(edited);
        return "was saved while it was updated; the saved text was brought over";
      }
    }
    file.setKnown(edited);
    return KeptCopy.keep(file.old().path(), edited);
  }

  private boolean replaceOrClose(SourceSnapshot current, byte[] edited, DoraTraceBlock block)
      throws IOException {
    boolean done = false;
    try {
      // It has become another text: builds must notice.
      done = replace(current, withBlockIfPossible(edited, block), block, true);
    } finally {
      if (!done) {
        current.close();
      }
    }
    return done;
  }

  private static byte[] withBlockIfPossible(byte[] edited, DoraTraceBlock block) {
    try {
      return SourceBlock.withBlock(edited, block);
    } catch (RefusedSourceException e) {
      return edited; // Whatever it is, it is what the user wrote.
    }
  }

  private static boolean isSameCode(byte[] one, byte[] other) {
    try {
      return Arrays.equals(SourceBlock.withoutBlock(one), SourceBlock.withoutBlock(other));
    } catch (RefusedSourceException e) {
      return Arrays.equals(one, other);
    }
  }

  @Override
  public void close() throws IOException {
    while (!replaced.isEmpty()) {
      closeFirst();
    }
  }
}
