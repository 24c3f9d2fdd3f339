package dev.l9.trace.cli.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.l9.trace.git.Checkout;
import dev.l9.trace.git.KeptBlocks;
import dev.l9.trace.rewrite.SourceFiles;
import dev.l9.trace.tools.FailureMessage;
import dev.l9.trace.tools.ToolFailure;
import dev.l9.trace.tools.git.BlockFilter;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/**
 * {@code l9 git filter-process}: answers git while that reads and writes files. Each command of git
 * starts it once; see "long running filter process" in {@code gitattributes(5)}.
 */
@Command(
    name = "filter-process",
    mixinStandardHelpOptions = true,
    description = "What git starts to have blocks left out and put back; not for people.")
public final class GitFilterCommand implements Callable<Integer> {

  private static final String COMMAND = "command=";
  private static final String NAME = "pathname=";

  @Override
  public Integer call() throws IOException {
    Checkout checkout = Checkout.of(Path.of("").toRealPath());
    if (checkout == null) {
      throw new ToolFailure("git starts this in a checkout, and here is none");
    }
    try {
      serve(checkout);
    } catch (EOFException e) {
      // Git was stopped, and its user knows.
    }
    return 0;
  }

  private static void serve(Checkout checkout) throws IOException {
    run(
        new BufferedInputStream(new FileInputStream(FileDescriptor.in), 1 << 16),
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16),
        checkout);
  }

  /** Serves git until it ends. */
  static void run(InputStream in, OutputStream out, Checkout checkout) throws IOException {
    PacketLines packets = new PacketLines(in, out);
    if (packets.readLines() == null) {
      return;
    }
    packets.writeLines("git-filter-server", "version=2");
    packets.readLines(); // They say what git could do.
    packets.writeLines("capability=clean", "capability=smudge");
    BlockFilter filter = new BlockFilter(checkout);
    for (List<byte[]> head = packets.readLines(); head != null; head = packets.readLines()) {
      serve(packets, filter, head);
    }
    new KeptBlocks(checkout.commonFolder()).deleteOld();
  }

  private static void serve(PacketLines packets, BlockFilter filter, List<byte[]> head)
      throws IOException {
    String command = value(head, COMMAND);
    String name = value(head, NAME);
    byte[] content = packets.readContent(SourceFiles.maxBytes());
    byte[] answer =
        command == null || name == null || content == null
            ? null
            : answer(filter, command, name, content);
    if (answer == null) {
      packets.writeLines("status=error"); // Git takes the content as it is.
      return;
    }
    packets.writeLines("status=success");
    packets.writeContent(answer);
    packets.writeLines();
  }

  /** The answer; null where there is none, since one file must not keep git from all others. */
  private static byte @Nullable [] answer(
      BlockFilter filter, String command, String name, byte[] content) {
    try {
      return command.equals("clean") ? filter.clean(name, content) : filter.smudge(name, content);
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
      System.err.println("l9: " + name + " is left as it is: " + FailureMessage.of(e));
      return null;
    }
  }

  private static @Nullable String value(List<byte[]> head, String key) {
    for (byte[] line : head) {
      String text = new String(line, UTF_8);
      if (text.startsWith(key)) {
        return text.substring(key.length());
      }
    }
    return null;
  }
}
