package dev.l9.trace.agent.classfile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassBytesTest {

  @TempDir Path folder;
  private final ClassBytes bytes = new ClassBytes();

  /** Of the program: answers with what it is made with, and notes on which threads. */
  private static class Loader extends ClassLoader {
    final List<Thread> threads = new ArrayList<>();
    final byte[] answer;

    Loader(ClassLoader parent, byte[] answer) {
      super(parent);
      this.answer = answer;
    }

    @Override
    public InputStream getResourceAsStream(String path) {
      threads.add(Thread.currentThread());
      return answer == null ? null : new ByteArrayInputStream(answer);
    }
  }

  private static byte[] classFile(String name) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static ProtectionDomain domain(Path place) throws IOException {
    URL url = place.toUri().toURL();
    return new ProtectionDomain(new CodeSource(url, (Certificate[]) null), null);
  }

  private static byte[] own(String name) throws IOException {
    try (InputStream in = ClassLoader.getSystemResourceAsStream(name + ".class")) {
      return in.readAllBytes();
    }
  }

  @Test
  void whatLiesBesideTheClassThatNeedsIt_isReadThere_inFoldersAndJars() throws IOException {
    Path classes = Files.createDirectories(folder.resolve("a b%20ü"));
    Files.createDirectory(classes.resolve("p"));
    Files.write(classes.resolve("p/C.class"), classFile("p/C"));
    Path jar = classes.resolve("x.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out)) {
      entries.putNextEntry(new JarEntry("p/D.class"));
      entries.write(classFile("p/D"));
    }
    Loader loader = new Loader(null, null);
    assertArrayEquals(classFile("p/C"), bytes.find(loader, domain(classes), "p/C"));
    assertArrayEquals(classFile("p/D"), bytes.find(loader, domain(jar), "p/D"));
    assertEquals(List.of(), loader.threads);
  }

  @Test
  void whatALoaderOfTheJdkHas_isReadThere_fromFoldersAndJarsAndTheImage() throws IOException {
    Loader loader = new Loader(ClassLoader.getSystemClassLoader(), null);
    String here = ClassBytesTest.class.getName().replace('.', '/');
    assertArrayEquals(own(here), bytes.find(loader, null, here));
    String inJar = "net/bytebuddy/jar/asm/ClassReader";
    assertArrayEquals(own(inJar), bytes.find(loader, null, inJar));
    assertArrayEquals(own("java/util/List"), bytes.find(loader, null, "java/util/List"));
    assertArrayEquals(own("java/util/List"), bytes.of(List.class));
    assertArrayEquals(own(here), bytes.of(ClassBytesTest.class));
    assertEquals(List.of(), loader.threads);
    assertNull(bytes.find(ClassLoader.getSystemClassLoader(), null, "p/Nowhere"));
  }

  @Test
  void aLoaderOfTheProgram_isAskedOnAThreadOfTheAgent() {
    Loader loader = new Loader(null, classFile("p/C"));
    assertArrayEquals(classFile("p/C"), bytes.find(loader, null, "p/C"));
    assertArrayEquals(classFile("p/C"), bytes.find(loader, null, "p/C"));
    assertEquals("l9-class-files", loader.threads.get(0).getName());
    assertTrue(loader.threads.get(0).isDaemon());
    assertEquals(loader.threads.get(0), loader.threads.get(1), "it is kept for a while");
  }

  @Test
  void whatIsNoClassOfThatName_isNotFound() {
    assertNull(bytes.find(new Loader(null, classFile("p/c")), null, "p/C"));
    assertNull(bytes.find(new Loader(null, new byte[] {1, 2, 3}), null, "p/C"));
    assertNull(bytes.of(int[].class));
    assertNull(bytes.of(int.class));
  }

  @Test
  void aLoaderThatThrows_isAskedAgain() {
    boolean[] fails = {true};
    Loader loader =
        new Loader(null, classFile("p/C")) {
          @Override
          public InputStream getResourceAsStream(String path) {
            if (fails[0]) {
              throw new StackOverflowError();
            }
            return super.getResourceAsStream(path);
          }
        };
    assertNull(bytes.find(loader, null, "p/C"));
    fails[0] = false;
    assertNotNull(bytes.find(loader, null, "p/C"));
  }

  @Test
  void aLoaderThatWaitsForALockOfTheAsker_isNotWaitedFor_norAskedAgain() throws Exception {
    Object lock = new Object();
    CountDownLatch answered = new CountDownLatch(1);
    Loader loader =
        new Loader(null, classFile("p/C")) {
          @Override
          public InputStream getResourceAsStream(String path) {
            synchronized (lock) {
              InputStream answer = super.getResourceAsStream(path);
              answered.countDown();
              return answer;
            }
          }
        };
    synchronized (lock) {
      assertNull(bytes.find(loader, null, "p/C"));
    }
    answered.await();
    assertNull(bytes.find(loader, null, "p/C"));
    assertEquals(1, loader.threads.size());
    assertNotNull(bytes.find(new Loader(null, classFile("p/C")), null, "p/C"), "others are asked");
  }

  @Test
  void whatALoaderNeedsToAnswer_isNotAskedForInTurn() {
    List<Object> inner = new ArrayList<>();
    Loader other = new Loader(null, classFile("p/C"));
    Loader loader =
        new Loader(null, classFile("p/C")) {
          @Override
          public InputStream getResourceAsStream(String path) {
            inner.add(ClassBytes.isAsking());
            inner.add(bytes.find(other, null, "p/C") == null);
            return super.getResourceAsStream(path);
          }
        };
    assertFalse(ClassBytes.isAsking());
    assertNotNull(bytes.find(loader, null, "p/C"));
    assertEquals(List.of(true, true), inner);
    assertEquals(List.of(), other.threads);
  }

  @Test
  void anInterruptedThread_getsItsAnswer_andStaysInterrupted() {
    Thread.currentThread().interrupt();
    assertNotNull(bytes.find(new Loader(null, classFile("p/C")), null, "p/C"));
    assertTrue(Thread.interrupted());
  }
}
