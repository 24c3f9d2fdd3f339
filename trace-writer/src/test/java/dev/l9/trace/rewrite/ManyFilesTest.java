package dev.l9.trace.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import com.sun.management.UnixOperatingSystemMXBean;
import dev.l9.trace.block.BlockStyle;
import dev.l9.trace.block.Blocks;
import dev.l9.trace.rewrite.RewriteResult.Outcome;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** A process may rewrite thousands of files in one go: what it holds of them must not grow. */
@Isolated // It counts the files that this process has open.
class ManyFilesTest {

  private static final String CODE = "class A {\n" + "  int i = 1; // One.\n".repeat(2000) + "}\n";

  @TempDir private Path folder;

  @Test
  void openFiles_areAtMost64_howeverManyAreReplaced() throws IOException {
    assumeTrue(ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean);
    var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    List<Path> files = create(200, "class A {}\n");
    try (SourceFileRewriter rewriter = new SourceFileRewriter(0)) {
      long before = system.getOpenFileDescriptorCount();
      for (Path file : files) {
        assertEquals(Outcome.WRITTEN, rewrite(rewriter, file).outcome());
        long open = system.getOpenFileDescriptorCount() - before;
        assertTrue(open <= 64 + 8, open + " files are open"); // The JVM opens a few of its own.
      }
    }
  }

  @Test
  void editOfAFileThatIsClosedEarly_isBroughtOver_andReported() throws IOException {
    List<Path> files = create(100, "class A {}\n");
    try (SourceFileRewriter rewriter = new SourceFileRewriter(0);
        RandomAccessFile editor = new RandomAccessFile(files.get(0).toFile(), "rw")) {
      assertEquals(Outcome.WRITTEN, rewrite(rewriter, files.get(0)).outcome());
      editor.setLength(0);
      editor.write("class A { int edited; }\n".getBytes(StandardCharsets.UTF_8));
      for (Path file : files.subList(1, 100)) {
        assertEquals(new RewriteResult(Outcome.WRITTEN, ""), rewrite(rewriter, file));
      }
      assertEquals(
          List.of(
              files.get(0).toRealPath()
                  + " was saved while it was updated; the saved text was brought over"),
          rewriter.checkReplaced());
    }
    assertEquals(
        "class A { int edited; }\n\n" + Blocks.framed(Blocks.FULL, BlockStyle.COMPACT),
        Files.readString(files.get(0)));
  }

  @Test
  void lookAtReplacedFiles_makesNothingOfTheirSize() throws IOException {
    List<Path> files = create(20, CODE);
    try (SourceFileRewriter rewriter = new SourceFileRewriter(0)) {
      for (Path file : files) {
        rewrite(rewriter, file);
      }
      rewriter.checkReplaced();
      long bytes = allocatedBy(rewriter::checkReplaced);
      assertTrue(bytes < 20 * 1000, bytes + " bytes for 20 files of " + CODE.length());
    }
  }

  private interface Action {
    Object run() throws Exception;
  }

  private static long allocatedBy(Action action) throws IOException {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    try {
      action.run();
    } catch (Exception e) {
      throw new IOException(e);
    }
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private static RewriteResult rewrite(SourceFileRewriter rewriter, Path file) {
    return rewriter.rewrite(file, Blocks.FULL, false);
  }

  private List<Path> create(int count, String code) throws IOException {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Path file = Files.writeString(folder.resolve("A" + i + ".java"), code);
      Files.setLastModifiedTime(file, FileTime.fromMillis(0));
      files.add(file);
    }
    return files;
  }
}
