package dev.l9.trace.tools.file;

import dev.l9.trace.block.BlockRecordMerge;
import dev.l9.trace.block.BlockRecordParser;
import dev.l9.trace.tools.FailureMessage;
import dev.l9.trace.tools.ToolFailure;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads the files that the agent writes for the option {@code blocks}. */
public final class BlockRecordFile {

  private BlockRecordFile() {}

  /**
   * Adds the records of a file. It is read line by line, so that it may be larger than the memory.
   * If the last of several lines can't be read it is passed over, since a JVM was killed while it
   * wrote that line.
   *
   * @param merge takes the records; after a failure it has those of the lines before
   * @throws ToolFailure where the file isn't there, can't be read, or has a line that is no record
   */
  public static void read(Path file, BlockRecordMerge merge) {
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
            throw new ToolFailure(file + ", line " + number + ": " + e.getMessage());
          }
          // This is the last line.
        }
      }
    } catch (NoSuchFileException e) {
      throw new ToolFailure("there is no file " + file);
    } catch (IOException e) {
      throw new ToolFailure("can't read " + file + ": " + FailureMessage.of(e));
    }
  }
}
