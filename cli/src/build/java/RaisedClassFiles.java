import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Copies a jar, and gives older class files the format of Java 8 on the way: archives of classes
 * refuse those of Java 5, as picocli's are, and newer ones need the frames that are computed here.
 * The build runs it, with the jar to read and the jar to write.
 */
final class RaisedClassFiles {

  private static final int MAJOR_AT = 7;

  private final ClassLoader jar;

  private RaisedClassFiles(ClassLoader jar) {
    this.jar = jar;
  }

  public static void main(String[] args) throws IOException {
    Path from = Path.of(args[0]);
    URL[] urls = {from.toUri().toURL()};
    try (JarFile in = new JarFile(from.toFile());
        URLClassLoader loader = new URLClassLoader(urls);
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(Path.of(args[1])))) {
      new RaisedClassFiles(loader).copy(in, out);
    }
  }

  private void copy(JarFile from, JarOutputStream to) throws IOException {
    for (Enumeration<JarEntry> entries = from.entries(); entries.hasMoreElements(); ) {
      JarEntry entry = entries.nextElement();
      JarEntry copy = new JarEntry(entry.getName());
      copy.setTimeLocal(entry.getTimeLocal());
      to.putNextEntry(copy);
      try (InputStream in = from.getInputStream(entry)) {
        byte[] content = in.readAllBytes();
        boolean old = entry.getName().endsWith(".class") && content[MAJOR_AT] < Opcodes.V1_8;
        to.write(old ? raised(content) : content);
      }
    }
  }

  private byte[] raised(byte[] content) {
    ClassWriter writer =
        new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
          @Override
          protected ClassLoader getClassLoader() {
            return jar;
          }
        };
    ClassVisitor raising =
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public void visit(
              int version, int access, String name, String signature, String parent, String[] all) {
            super.visit(Opcodes.V1_8, access, name, signature, parent, all);
          }
        };
    new ClassReader(content).accept(raising, 0);
    return writer.toByteArray();
  }
}
