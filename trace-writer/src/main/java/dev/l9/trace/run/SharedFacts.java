package dev.l9.trace.run;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.l9.trace.block.BlockRecord;
import dev.l9.trace.block.BlockRecordEncoder;
import dev.l9.trace.block.BlockRecordMerge;
import dev.l9.trace.block.BlockRecordParser;
import dev.l9.trace.json.JsonBytes;
import dev.l9.trace.model.DoraTraceBlock;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts of all JVMs of a run, which add up in the blocks.
 *
 * <p>For each source file there is a small file in a private folder. Each JVM has one line there,
 * which always says all that this JVM knows of the source file. So nothing is counted twice or
 * lost, whenever a JVM is killed. The lines of JVMs that have ended become one line.
 *
 * <p>Not thread-safe. Whoever calls {@link #together} has the right to rewrite that source file,
 * which one JVM has at a time.
 */
public final class SharedFacts implements AutoCloseable {

  /** The member that stands for all that have ended. */
  private static final String ENDED = "";

  /** A run has fewer JVMs at the same time. */
  private static final int MAX_LINES = 1000;

  private final RunMember member;
  private final Path base;
  private @Nullable RunFolder folder;
  private boolean isLast;
  private @Nullable String problem;
  private boolean hasFailed;

  /** The facts of the run of this JVM. Nothing is opened before it is needed. */
  public SharedFacts(RunMember member) {
    this(member, RunFolder.ofUser());
  }

  /** The facts of a run, in a folder of a test. */
  SharedFacts(RunMember member, Path base) {
    this.member = member;
    this.base = base;
  }

  /** Whether another JVM has shared facts of a run that still goes on. */
  public static boolean isKnown(String run) {
    return RunFolder.isKnown(RunFolder.ofUser(), run);
  }

  /** Says that all further facts are the last ones of this JVM. */
  public void last() {
    isLast = true;
  }

  /**
   * Shares what this JVM knows of a source file, and adds what the other JVMs know of it.
   *
   * @param source the source file, as an absolute path without symbolic links
   * @param sourceHash the hash of the code that has run; the facts of other code don't add up
   * @param own all that this JVM knows; its {@code run} is the id of the member
   */
  public BlockRecord together(Path source, String sourceHash, BlockRecord own) {
    DoraTraceBlock block = own.block();
    BlockRecord hashed = own.withBlock(block.withMetrics(block.metrics().sealed(sourceHash, "")));
    try {
      return hasFailed ? own : exchange(source, hashed);
    } catch (IOException | RuntimeException e) {
      hasFailed = true;
      problem = "the facts of the JVMs of one run don't add up: " + e;
      return own;
    }
  }

  /** Why the facts can't be shared, for the user; once, and null if they can. */
  public @Nullable String takeProblem() {
    String taken = problem;
    problem = null;
    return taken;
  }

  private BlockRecord exchange(Path source, BlockRecord own) throws IOException {
    RunFolder opened = folder;
    if (opened == null) {
      opened = RunFolder.open(base, member);
      folder = opened;
    }
    opened.checkMember();
    List<BlockRecord> ofOtherCode = new ArrayList<>();
    List<BlockRecord> ended = new ArrayList<>();
    List<BlockRecord> alive = new ArrayList<>(List.of(own));
    List<BlockRecord> records = read(opened, source);
    records.removeIf(record -> record.run().equals(own.run())); // What this JVM knew before.
    for (BlockRecord record : records) {
      boolean isOver = record.run().equals(ENDED) || !opened.isAlive(record.run());
      if (sourceHash(record).equals(sourceHash(own))) {
        (isOver ? ended : alive).add(record);
      } else if (!isOver) {
        ofOtherCode.add(record);
      }
    }
    List<BlockRecord> all = new ArrayList<>(alive);
    if (!ended.isEmpty()) {
      all.add(BlockRecordMerge.merge(ENDED, ended));
    }
    if (!isLast || !opened.isForNobody()) {
      List<BlockRecord> lines = new ArrayList<>(all);
      lines.addAll(ofOtherCode);
      write(opened, source, lines.subList(0, Math.min(MAX_LINES, lines.size())));
    }
    return all.size() == 1 ? own : BlockRecordMerge.merge(own.run(), all);
  }

  private static String sourceHash(BlockRecord record) {
    return record.block().metrics().sourceHash();
  }

  private static List<BlockRecord> read(RunFolder folder, Path source) throws IOException {
    List<BlockRecord> records = new ArrayList<>();
    try {
      for (String line : new String(folder.read(source), US_ASCII).split("\n", -1)) {
        if (!line.isEmpty()) {
          records.add(BlockRecordParser.parse(line));
        }
      }
    } catch (NoSuchFileException e) {
      // No other JVM has run this code yet.
    }
    return records;
  }

  private static void write(RunFolder folder, Path source, List<BlockRecord> records)
      throws IOException {
    JsonBytes lines = JsonBytes.plain();
    for (BlockRecord record : records) {
      BlockRecordEncoder.encode(record, lines);
    }
    folder.write(source, lines.toString().getBytes(US_ASCII));
  }

  /** Says that this JVM is no longer part of the run. Deletes what nobody needs any more. */
  @Override
  public void close() throws IOException {
    RunFolder opened = folder;
    folder = null;
    if (opened != null) {
      opened.close();
    }
  }
}
