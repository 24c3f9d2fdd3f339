package dev.l9.trace.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Corrects what the index of a checkout says of files that git last looked at before a rewrite.
 *
 * <p>Nothing is ever staged or unstaged, and no change is hidden. Only an entry's size and times
 * are changed: either to those of a file that is known to differ in its block only, or to a size of
 * zero, which makes git read the file when it next looks at it. Everything else in the index stays,
 * byte for byte. The index's modification time stays too, because git uses it to decide which
 * entries it can trust. The index is replaced atomically, under git's own lock.
 */
final class GitIndex {

  /** Decides what to do with an entry. */
  interface Correction {
    /**
     * Looks at an entry, and may change what the entry says of the file.
     *
     * @return whether the entry was changed
     */
    boolean correct(IndexEntries entry);
  }

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final byte[] SPLIT = "link".getBytes(StandardCharsets.US_ASCII);

  private final Checkout checkout;
  private final Path file;
  private final int hashLength;

  GitIndex(Checkout checkout) throws IOException {
    this.checkout = checkout;
    this.file = checkout.gitFolder().resolve("index");
    this.hashLength = checkout.hashLength();
  }

  /**
   * Corrects entries, where that is necessary.
   *
   * @param waitNanos how long to wait for other processes that are writing the index. It doesn't
   *     wait for a process that has had git's lock for long.
   * @return false if others were writing the index all the time; then nothing was changed
   * @throws IOException where the index can't be understood or written
   */
  boolean correct(Correction correction, long waitNanos) throws IOException {
    long deadline = System.nanoTime() + waitNanos;
    do {
      if (attempt(correction)) {
        return true;
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    } while (System.nanoTime() < deadline && !checkout.isIndexLockedForLong());
    return false;
  }

  private boolean attempt(Correction correction) throws IOException {
    try {
      IndexFile index = IndexFile.read(file);
      return !change(index.bytes(), correction) || index.replace();
    } catch (NoSuchFileException e) {
      // If the file is still missing, nothing is tracked yet; otherwise git was just replacing it.
      return !Files.exists(file);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IOException("can't read " + file + ": " + e.getMessage(), e);
    }
  }

  private boolean change(byte[] bytes, Correction correction) {
    byte[] sum = checksum(bytes);
    // The checksum is zero where git's index.skipHash is set.
    boolean summed = !Arrays.equals(trailer(bytes), new byte[hashLength]);
    if (summed && !Arrays.equals(trailer(bytes), sum)) {
      throw new IllegalArgumentException("its checksum is wrong");
    }
    IndexEntries entries = new IndexEntries(bytes, hashLength);
    boolean changed = false;
    while (entries.next()) {
      changed |= entries.isFile() && correction.correct(entries);
    }
    if (isSplit(bytes, entries.end())) {
      throw new IllegalArgumentException(
          "it is split, which is not supported; git config core.splitIndex false and"
              + " git update-index --no-split-index put it together");
    }
    if (changed && summed) {
      System.arraycopy(checksum(bytes), 0, bytes, bytes.length - hashLength, hashLength);
    }
    return changed;
  }

  /**
   * Whether most entries are in another file. The extension that says so comes first behind the
   * entries.
   */
  private boolean isSplit(byte[] bytes, int end) {
    return end + SPLIT.length <= bytes.length - hashLength
        && Arrays.equals(bytes, end, end + SPLIT.length, SPLIT, 0, SPLIT.length);
  }

  private byte[] trailer(byte[] bytes) {
    return Arrays.copyOfRange(bytes, Math.max(0, bytes.length - hashLength), bytes.length);
  }

  private byte[] checksum(byte[] bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance(hashLength == 20 ? "SHA-1" : "SHA-256");
      digest.update(bytes, 0, Math.max(0, bytes.length - hashLength));
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
