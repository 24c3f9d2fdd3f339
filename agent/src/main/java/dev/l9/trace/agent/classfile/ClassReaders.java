package dev.l9.trace.agent.classfile;

import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Makes the readers of all class files, including versions that ASM doesn't know yet.
 *
 * <p>ASM refuses these versions, though often nothing in a class file is new but the version. It
 * checks the version when the reader is made, and reads it again when the class is visited. So the
 * reader is made from a copy that has a known version, and then the copy gets its own version back.
 * Visitors see that version, and writers write it.
 *
 * <p>A class file with other new elements, such as a new kind of constant, is still refused. Safe
 * for use by several threads.
 */
public final class ClassReaders {

  /** ASM knows one version more, but refuses class files of it that use preview features. */
  private static final int KNOWN = Opcodes.V27;

  /** The offset of the two bytes of the major version. */
  private static final int MAJOR = 6;

  private ClassReaders() {}

  /**
   * Makes the reader of a class file. The array isn't changed, and must not be changed by others
   * while the reader is used.
   *
   * @throws RuntimeException where the bytes aren't a class file
   */
  public static ClassReader of(byte[] classFile) {
    byte high = classFile[MAJOR];
    byte low = classFile[MAJOR + 1];
    if (((high & 0xff) << 8 | (low & 0xff)) <= KNOWN) {
      return new ClassReader(classFile);
    }
    byte[] copy = classFile.clone(); // The JVM and other agents have the array too.
    copy[MAJOR] = 0;
    copy[MAJOR + 1] = KNOWN;
    ClassReader reader = new ClassReader(copy);
    copy[MAJOR] = high;
    copy[MAJOR + 1] = low;
    return reader;
  }
}
