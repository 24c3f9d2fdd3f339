package dev.l9.trace.agent.classfile;

import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Makes the readers of all class files, those of versions too that ASM doesn't know yet.
 *
 * <p>ASM refuses these, though what is new in them is mostly only the version. It looks at the
 * version when the reader is made, and once more when the class is visited: so a copy has a known
 * one at first, and then its own again. Visitors see that one, and writers write it.
 *
 * <p>A class file that has more of the new, such as another kind of constant, is refused as before.
 * Safe for use by several threads.
 */
public final class ClassReaders {

  /** Of the newest one that ASM knows, it refuses what is compiled with previews. */
  private static final int KNOWN = Opcodes.V27;

  /** Where the two bytes of the major version are. */
  private static final int MAJOR = 6;

  private ClassReaders() {}

  /**
   * The reader of a class file, which stays as it is, and isn't to be changed either.
   *
   * @throws RuntimeException where the bytes aren't those of a class
   */
  public static ClassReader of(byte[] classFile) {
    byte high = classFile[MAJOR];
    byte low = classFile[MAJOR + 1];
    if (((high & 0xff) << 8 | (low & 0xff)) <= KNOWN) {
      return new ClassReader(classFile);
    }
    byte[] copy = classFile.clone(); // The JVM and other agents hold the array too.
    copy[MAJOR] = 0;
    copy[MAJOR + 1] = KNOWN;
    ClassReader reader = new ClassReader(copy);
    copy[MAJOR] = high;
    copy[MAJOR + 1] = low;
    return reader;
  }
}
