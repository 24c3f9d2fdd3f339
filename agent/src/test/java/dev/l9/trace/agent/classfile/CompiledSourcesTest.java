package dev.l9.trace.agent.classfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.l9.trace.agent.classfile.RanClasses.Version;
import dev.l9.trace.model.ContentHash;
import dev.l9.trace.source.SourceStamp;
import java.io.IOException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompiledSourcesTest {

  private static final String SOURCE = "shop/Order.java";
  private static final String HASH = "0123456789abcdef";
  private static final byte[] LOADED = "the class file".getBytes(UTF_8);
  private static final byte[] OTHER = "with the changes of an agent".getBytes(UTF_8);

  /** Before the JVM of the test started, on a second that a jar can name. */
  private static final long LONG_AGO = 1_600_000_000_000L;

  private static final long UNKNOWN = Long.MIN_VALUE;

  @TempDir private Path project;
  private Path folder;
  private Path file;

  @BeforeEach
  void create() throws IOException {
    folder = Files.createDirectories(project.resolve("a folder/classes"));
    file = folder.resolve("shop/Order.class");
    Files.createDirectories(file.getParent());
    Files.write(file, LOADED);
  }

  private CompiledSource find(Path place, byte[] loaded) throws IOException {
    URL location = place.toUri().toURL();
    CodeSource code = new CodeSource(location, (Certificate[]) null);
    CodeOrigin origin = CodeOrigin.of("shop/Order", new ProtectionDomain(code, null), loaded);
    Path source = project.resolve("src/main/java").resolve(SOURCE);
    return new CompiledSources().find(origin, SOURCE, source);
  }

  private void stampFolder() throws IOException {
    Path stamp = folder.resolve(SourceStamp.PATH);
    Files.createDirectories(stamp.getParent());
    Files.write(stamp, stamp());
  }

  private static byte[] stamp() {
    return new SourceStamp(Map.of("shop/Order.class", ContentHash.of(LOADED), SOURCE, HASH))
        .toBytes();
  }

  private Path jar(String path, boolean isStamped) throws IOException {
    return jar(path, "", isStamped);
  }

  private Path jar(String path, String root, boolean isStamped) throws IOException {
    Path jar = project.resolve(path);
    Files.createDirectories(jar.getParent());
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      put(out, root + "shop/Order.class", LOADED);
      if (isStamped) {
        put(out, root + SourceStamp.PATH, stamp());
      }
    }
    return jar;
  }

  private static void put(JarOutputStream out, String path, byte[] content) throws IOException {
    JarEntry entry = new JarEntry(path);
    entry.setTime(LONG_AGO);
    out.putNextEntry(entry);
    out.write(content);
  }

  @Test
  void aFolder_hasItsStamp_andTheTimesOfItsClassFiles() throws Exception {
    long millis = Files.getLastModifiedTime(file).toMillis();
    assertEquals(new CompiledSource("", millis), find(folder, LOADED));
    stampFolder();
    assertEquals(new CompiledSource(HASH, millis), find(folder, LOADED));
  }

  @Test
  void aClassFile_thatWasCompiledAgainSinceItWasLoaded_tellsNothing() throws Exception {
    stampFolder();
    assertEquals(new CompiledSource("", UNKNOWN), find(folder, OTHER));
    Files.delete(file);
    assertEquals(new CompiledSource("", UNKNOWN), find(folder, LOADED));
  }

  @Test
  void aClassFile_thatIsOlderThanTheJvm_isTheOneThatWasLoaded() throws Exception {
    stampFolder();
    Files.setLastModifiedTime(file, FileTime.fromMillis(LONG_AGO));
    assertEquals(new CompiledSource(HASH, LONG_AGO), find(folder, OTHER));
  }

  @Test
  void aStamp_isNotBelieved_forAClassThatWasCompiledAgainAfterIt() throws Exception {
    stampFolder();
    Files.write(file, OTHER);
    long millis = Files.getLastModifiedTime(file).toMillis();
    assertEquals(new CompiledSource("", millis), find(folder, OTHER));
  }

  @Test
  void aJar_hasItsStamp_andTimesIfTheBuildOfTheSourceMadeIt() throws Exception {
    assertEquals(new CompiledSource("", LONG_AGO), find(jar("target/a b.jar", false), LOADED));
    assertEquals(new CompiledSource("", UNKNOWN), find(jar("lib/a.jar", false), LOADED));
    assertEquals(new CompiledSource("", UNKNOWN), find(jar("../target/x/a.jar", false), OTHER));
    assertEquals(new CompiledSource(HASH, UNKNOWN), find(jar("lib/b.jar", true), LOADED));
    assertEquals(new CompiledSource("", UNKNOWN), find(jar("other/target/b.jar", false), LOADED));
  }

  @Test
  void aJarOfSpringBoot_isReadAtTheRootOfItsClasses() throws Exception {
    Path jar = jar("boot.jar", "BOOT-INF/classes/", true);
    String path = jar.toUri().getPath();
    for (String location :
        new String[] {
          "jar:file:" + path + "!/BOOT-INF/classes!/",
          "jar:nested:" + path + "/!BOOT-INF/classes/!/"
        }) {
      CodeSource code = new CodeSource(url(location), (Certificate[]) null);
      CodeOrigin origin = CodeOrigin.of("shop/Order", new ProtectionDomain(code, null), LOADED);
      CompiledSource expected = new CompiledSource(HASH, UNKNOWN);
      assertEquals(expected, new CompiledSources().find(origin, SOURCE, null), location);
    }
  }

  /** The URL, with a handler as Spring Boot has one. */
  private static URL url(String location) throws IOException {
    URLStreamHandler handler =
        new URLStreamHandler() {
          @Override
          protected URLConnection openConnection(URL url) {
            throw new IllegalStateException("nobody may open " + url);
          }
        };
    return new URL(null, location, handler);
  }

  @Test
  void classesOfOneSource_haveOneHash_andTheOldestTime() {
    CompiledSource first = new CompiledSource(HASH, 2);
    assertEquals(new CompiledSource(HASH, 1), first.and(new CompiledSource(HASH, 1)));
    assertEquals(new CompiledSource("", 2), first.and(new CompiledSource("other", 3)));
    assertEquals(new CompiledSource("", UNKNOWN), first.and(CompiledSource.UNKNOWN));
  }

  @Test
  void aClassThatIsLoadedAnewWithOtherCode_isANewerVersion() {
    RanClasses classes = new RanClasses();
    assertEquals(Version.SAME, classes.add(new CodeOrigin("A.class", "a", "", "1"), 7));
    assertEquals(Version.SAME, classes.add(new CodeOrigin("A$B.class", "a", "", "2"), 3));
    assertEquals(Version.SAME, classes.add(new CodeOrigin("A.class", "b", "", "1"), 9));
    assertEquals(Version.NEWER, classes.add(new CodeOrigin("A.class", "a", "", "3"), 10));
    assertEquals(Version.OLDER, classes.add(new CodeOrigin("A.class", "a", "", "3"), 6));
  }
}
