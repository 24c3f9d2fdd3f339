package dev.l9.trace.cli;

import dev.l9.trace.block.BlockFormat;
import dev.l9.trace.block.BlockFormats;
import dev.l9.trace.block.RefusedSourceException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code l9 git clean}: for tools that don't know git's filter processes, and for scripts. */
@Command(
    name = "clean",
    mixinStandardHelpOptions = true,
    description = {
      "Reads a file from standard input and writes it without its block.",
      "A file in which it isn't certain what is a block is written as it is."
    })
final class GitCleanCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NAME", description = "The file's name, as git knows it.")
  @SuppressWarnings("NullAway.Init") // Set by picocli.
  private String name;

  @Override
  public Integer call() throws IOException {
    byte[] file = new FileInputStream(FileDescriptor.in).readAllBytes();
    byte[] cleaned;
    try {
      cleaned = clean(file);
    } catch (RefusedSourceException e) {
      cleaned = file;
    }
    new FileOutputStream(FileDescriptor.out).write(cleaned);
    return 0;
  }

  private byte[] clean(byte[] file) throws RefusedSourceException {
    Optional<BlockFormat> format = BlockFormats.of(name);
    return format.isPresent() ? format.get().withoutBlock(file) : file;
  }
}
