package dev.l9.trace.tools.stamp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.l9.trace.block.BlockFormats;
import dev.l9.trace.block.BlockStyle;
import dev.l9.trace.model.ContentHash;
import dev.l9.trace.model.DoraTraceBlock;
import dev.l9.trace.source.ExcludedFiles;
import dev.l9.trace.source.SourceFinder;
import dev.l9.trace.source.SourceLog;
import dev.l9.trace.source.SourceRoots;
import dev.l9.trace.source.SourceStamp;
import dev.l9.trace.tools.ToolFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassStamperTest {

  private static final FileTime EARLIER = FileTime.fromMillis(1_600_000_000_000L);

  private static final String ORDER =
      """
      package shop;
      public class Order {
        long total = 1L << 40;
        double price = 2.5;
        Runnable line() { return () -> new Line().run(); }
        static class Line implements Runnable { public void run() {} }
      }
      class Helper {}
      """;

  @TempDir private Path folder;
  private Path sources;
  private Path classes;
  private Path order;

  @BeforeEach
  void compile() throws IOException {
    sources = folder.resolve("src");
    classes = folder.resolve("classes");
    order = source("shop/Order.java", ORDER);
    Path main = source("Main.java", "class Main {}\n");
    String[] arguments = {"-d", classes.toString(), order.toString(), main.toString()};
    assertEquals(0, ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments));
  }

  private Path source(String path, String text) throws IOException {
    Path file = sources.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private StampedClasses stamp(Path place) {
    SourceLog none =
        new SourceLog() {
          @Override
          public void info(String message) {}

          @Override
          public void warn(String message) {}
        };
    SourceRoots roots = new SourceRoots(folder, List.of(sources.toString()), none);
    return ClassStamper.stamp(place, new SourceFinder(roots, ExcludedFiles.NONE));
  }

  private String lines(String... paths) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String path : paths) {
      Path root = path.endsWith(".java") ? sources : classes;
      byte[] content = Files.readAllBytes(root.resolve(path));
      lines.append(ContentHash.of(content)).append(' ').append(path).append('\n');
    }
    return lines.toString();
  }

  @Test
  void aFolder_getsTheHashesOfItsClassesAndTheirSources() throws Exception {
    assertEquals(new StampedClasses(4, 2, List.of()), stamp(classes));
    Path stamp = classes.resolve(SourceStamp.PATH);
    String expected =
        lines(
            "Main.class",
            "Main.java",
            "shop/Helper.class",
            "shop/Order$Line.class",
            "shop/Order.class",
            "shop/Order.java");
    assertEquals(expected, Files.readString(stamp));
    byte[] withBlock =
        BlockFormats.of(order)
            .orElseThrow()
            .withBlock(ORDER.getBytes(UTF_8), DoraTraceBlock.EMPTY, BlockStyle.COMPACT);
    FileTime time = Files.getLastModifiedTime(order);
    Files.write(order, withBlock);
    Files.setLastModifiedTime(order, time);
    Files.setLastModifiedTime(stamp, EARLIER);
    stamp(classes);
    assertEquals(expected, Files.readString(stamp));
    assertEquals(EARLIER, Files.getLastModifiedTime(stamp));
    assertEquals(List.of("sources"), names(stamp.getParent()));
  }

  @Test
  void aSourceThatChangedAfterItWasCompiled_isLeftOut() throws Exception {
    long compiled = Files.getLastModifiedTime(classes.resolve("shop/Order.class")).toMillis();
    Files.setLastModifiedTime(order, FileTime.fromMillis(compiled + 60_000));
    assertEquals(
        new StampedClasses(1, 1, List.of("shop/Order.java was changed after it was compiled")),
        stamp(classes));
    assertEquals(
        lines("Main.class", "Main.java"), Files.readString(classes.resolve(SourceStamp.PATH)));
  }

  @Test
  void aClassFileThatTheCompilerLeft_isLeftOut_butNotItsSource() throws Exception {
    Files.setLastModifiedTime(classes.resolve("shop/Helper.class"), EARLIER);
    assertEquals(new StampedClasses(3, 2, List.of()), stamp(classes));
  }

  @Test
  void aResourceThatHasASource_isStampedAsItWasCopied() throws Exception {
    source("config/rules.yaml", "a: 2\n");
    Files.createDirectories(classes.resolve("config"));
    Files.writeString(classes.resolve("config/rules.yaml"), "a: 1\n");
    Files.writeString(classes.resolve("config/other.yaml"), "a: 1\n");
    assertEquals(new StampedClasses(4, 3, List.of()), stamp(classes));
    String stamp = Files.readString(classes.resolve(SourceStamp.PATH));
    assertTrue(stamp.contains(lines("config/rules.yaml")), stamp);
    assertFalse(stamp.contains("other.yaml"), stamp);
  }

  @Test
  void whatIsNoClassFile_isLeftOut() throws Exception {
    Files.writeString(classes.resolve("No.class"), "no class file");
    byte[] main = Files.readAllBytes(classes.resolve("Main.class"));
    Files.write(classes.resolve("Main.class"), Arrays.copyOf(main, main.length / 2));
    StampedClasses stamped = stamp(classes);
    assertEquals(3, stamped.classes());
    assertEquals(2, stamped.leftOut().size(), stamped::toString);
  }

  @Test
  void ofOtherClasses_nothingIsWritten() throws Exception {
    Files.delete(order);
    Files.delete(sources.resolve("Main.java"));
    assertEquals(new StampedClasses(0, 0, List.of()), stamp(classes));
    assertFalse(Files.exists(classes.resolve(SourceStamp.PATH)));
    assertThrows(ToolFailure.class, () -> stamp(folder.resolve("nowhere")));
    assertThrows(ToolFailure.class, () -> stamp(Files.writeString(folder.resolve("a.txt"), "a")));
  }

  @Test
  void aJar_keepsItsOtherEntries_byteForByte_andItsTime() throws Exception {
    Path jar = jar("app.jar", "#!/bin/sh\nexec java -jar $0\n", "a comment");
    byte[] before = Files.readAllBytes(jar);
    FileTime time = Files.getLastModifiedTime(jar);
    assertEquals(new StampedClasses(4, 2, List.of()), stamp(jar));
    byte[] after = Files.readAllBytes(jar);
    int entries = before.length - directoryAndEnd(before);
    assertArrayEquals(Arrays.copyOf(before, entries), Arrays.copyOf(after, entries));
    assertEquals(time, Files.getLastModifiedTime(jar));
    stamp(classes);
    byte[] stamp = Files.readAllBytes(classes.resolve(SourceStamp.PATH));
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      assertEquals("a comment", zip.getComment());
      List<String> all = new ArrayList<>();
      for (ZipEntry entry : Collections.list(zip.entries())) {
        all.add(entry.getName());
      }
      assertEquals(SourceStamp.PATH, all.get(all.size() - 1));
      assertEquals(7, all.size(), all::toString);
      ZipEntry entry = zip.getEntry(SourceStamp.PATH);
      assertArrayEquals(stamp, zip.getInputStream(entry).readAllBytes());
    }
    stamp(jar);
    assertArrayEquals(after, Files.readAllBytes(jar));
    assertEquals(List.of("app.jar", "classes", "src"), names(folder));
  }

  @Test
  void aStampInAJar_isReplaced() throws Exception {
    Path jar = jar("app.jar", "", "");
    byte[] unstamped = Files.readAllBytes(jar);
    stamp(jar);
    byte[] first = Files.readAllBytes(jar);
    Files.writeString(order, ORDER.replace("2.5", "3.5"));
    Files.setLastModifiedTime(order, EARLIER);
    stamp(jar);
    byte[] second = Files.readAllBytes(jar);
    assertEquals(first.length, second.length);
    assertFalse(Arrays.equals(first, second));
    Files.write(jar, unstamped);
    stamp(jar);
    assertArrayEquals(second, Files.readAllBytes(jar));
  }

  @Test
  void aJarOfSpringBoot_isStampedAtTheRootOfItsClasses() throws Exception {
    Path boot = Files.createDirectories(folder.resolve("boot/BOOT-INF"));
    Files.move(classes, boot.resolve("classes"));
    classes = folder.resolve("boot");
    Path jar = jar("app.jar", "", "");
    assertEquals(new StampedClasses(4, 2, List.of()), stamp(jar));
    classes = classes.resolve("BOOT-INF/classes");
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry entry = zip.getEntry("BOOT-INF/classes/" + SourceStamp.PATH);
      String stamp = new String(zip.getInputStream(entry).readAllBytes(), UTF_8);
      assertTrue(stamp.startsWith(lines("Main.class", "Main.java")), stamp);
    }
  }

  @Test
  void aSignedJar_isRefused() throws Exception {
    Files.createDirectories(classes.resolve("META-INF"));
    Files.writeString(classes.resolve("META-INF/KEY.SF"), "Signature-Version: 1.0\n");
    Path jar = jar("app.jar", "", "");
    byte[] before = Files.readAllBytes(jar);
    ToolFailure refused = assertThrows(ToolFailure.class, () -> stamp(jar));
    assertEquals(
        jar.toRealPath()
            + " is signed; stamp the folder of classes before the jar is made and signed",
        refused.getMessage());
    assertArrayEquals(before, Files.readAllBytes(jar));
  }

  /** A jar of the classes, some of whose entries are stored, behind a script. */
  private Path jar(String name, String script, String comment) throws IOException {
    Path jar = folder.resolve(name);
    try (OutputStream file = Files.newOutputStream(jar)) {
      file.write(script.getBytes(UTF_8));
      ZipOutputStream zip = new ZipOutputStream(file);
      zip.setComment(comment);
      zip.putNextEntry(new ZipEntry("META-INF/"));
      List<Path> all;
      try (Stream<Path> files = Files.walk(classes)) {
        all = files.filter(Files::isRegularFile).sorted().toList();
      }
      zip.putNextEntry(new ZipEntry("a.txt"));
      for (Path each : all) {
        ZipEntry entry = new ZipEntry(classes.relativize(each).toString());
        entry.setExtra(new byte[] {1, 2, 0, 0});
        zip.putNextEntry(entry);
        zip.write(Files.readAllBytes(each));
      }
      zip.finish();
    }
    return jar;
  }

  /** How long the directory at a jar's end is, with what is behind it. */
  private static int directoryAndEnd(byte[] jar) {
    String text = new String(jar, java.nio.charset.StandardCharsets.ISO_8859_1);
    return jar.length - text.indexOf("PK\u0001\u0002");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
