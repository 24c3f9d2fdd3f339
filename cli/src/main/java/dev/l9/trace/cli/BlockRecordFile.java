package dev.l9.trace.cli;

import dev.l9.trace.block.BlockRecordMerge;
import dev.l9.trace.block.BlockRecordParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads what the agent writes for the option {@code blocks}. */
final class BlockRecordFile {

  private BlockRecordFile() {}

  /** Adds the records of a file, a line at a time. */
  static void read(Path file, BlockRecordMerge merge) {
    int number = 0;
    try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        if (line.isEmpty()) {
          continue;
        }
        try {
          merge.add(BlockRecordParser.parse(line));
        } catch (IllegalArgumentException e) {
          if (in.readLine() != null || number == 1) {
            throw new CommandFailure(file + ", line " + number + ": " + e.getMessage());
          }
          // The last line: its JVM was killed while it wrote.
        }
      }
    } catch (NoSuchFileException e) {
      throw new CommandFailure("there is no file " + file);
    } catch (IOException e) {
      throw new CommandFailure("can't read " + file + ": " + FailureMessage.of(e));
    }
  }
}
