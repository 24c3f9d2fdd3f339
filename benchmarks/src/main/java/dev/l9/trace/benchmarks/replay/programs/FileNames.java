package dev.l9.trace.benchmarks.replay.programs;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.apache.commons.io.FileUtils;
import org.apache.commons.io.FilenameUtils;
import org.apache.commons.io.HexDump;
import org.apache.commons.io.IOCase;
import org.apache.commons.io.IOUtils;

/** Sorts names of files, with Apache Commons IO. */
public final class FileNames {

  private FileNames() {}

  public static void main(String[] args) throws IOException {
    for (String name : new String[] {"/a/b/../c.txt", "C:\\x\\y.tar.gz", "readme", "~/z.", ""}) {
      System.out.println(FilenameUtils.getBaseName(name) + FilenameUtils.getExtension(name));
      System.out.println(FilenameUtils.normalize(name) + FilenameUtils.getPath(name));
      System.out.println(FilenameUtils.removeExtension(name) + FilenameUtils.getName(name));
      System.out.println(FilenameUtils.wildcardMatch(name, "*.t?t"));
      System.out.println(
          FilenameUtils.separatorsToUnix(name) + FilenameUtils.indexOfExtension(name));
      System.out.println(FilenameUtils.isExtension(name, "txt", "gz"));
      System.out.println(FilenameUtils.equalsNormalized(name, "/a/c.txt"));
    }
    System.out.println(
        FilenameUtils.concat("/a/b", "../c") + FilenameUtils.directoryContains("/a", "/a/b"));
    System.out.println(FileUtils.byteCountToDisplaySize(1_536_000L));
    System.out.println(
        IOCase.INSENSITIVE.checkEquals("A", "a") + " " + IOCase.forName("Sensitive"));
    System.out.println(IOCase.SYSTEM.checkStartsWith("abc", "ab"));
    System.out.println(IOUtils.readLines(new StringReader("a\nb")));
    StringBuilder dump = new StringBuilder();
    HexDump.dump("lamp".getBytes(StandardCharsets.UTF_8), dump);
    System.out.println(dump);
    try {
      FilenameUtils.getBaseName("a\0b");
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
  }
}
