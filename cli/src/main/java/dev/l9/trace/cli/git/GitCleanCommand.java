package dev.l9.trace.cli.git;

import dev.l9.trace.block.BlockFormat;
import dev.l9.trace.block.BlockFormats;
import dev.l9.trace.language.RefusedSourceException;
import dev.l9.trace.rewrite.SourceFiles;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code l9 git clean}: serves tools that don't know git's filter processes, and scripts. */
@Command(
    name = "clean",
    mixinStandardHelpOptions = true,
    description = {
      "Reads a file from standard input and writes it without its block.",
      "A file in which it isn't certain what is a block is written as it is."
    })
final class GitCleanCommand implements Callable<Integer> {

  @Parameters(paramLabel = "NAME", description = "The file's name, as git knows it.")
  @SuppressWarnings("NullAway.Init") // Picocli sets it.
  private String name;

  @Override
  public Integer call() throws IOException {
    InputStream in = new FileInputStream(FileDescriptor.in);
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    byte[] file = in.readNBytes(SourceFiles.maxBytes() + 1);
    if (file.length > SourceFiles.maxBytes()) {
      out.write(file); // A file of this size has no block.
      in.transferTo(out);
    } else {
      out.write(clean(file));
    }
    return 0;
  }

  private byte[] clean(byte[] file) {
    Optional<BlockFormat> format = BlockFormats.of(name);
    try {
      return format.isPresent() ? format.get().withoutBlock(file) : file;
    } catch (RefusedSourceException e) {
      return file;
    }
  }
}
