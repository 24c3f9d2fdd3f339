package dev.l9.trace.agent.classfile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of which versions class files can be read. */
class ClassReadersTest {

  private static final int PREVIEW = 0xffff0000;

  private static byte[] classFile(int version) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(version, Opcodes.ACC_PUBLIC, "p/C", null, "java/lang/Object", null);
    writer.visitField(0, "field", "I", null, null).visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        Opcodes.V1_1,
        Opcodes.V17,
        Opcodes.V25,
        Opcodes.V25 | PREVIEW,
        Opcodes.V27,
        Opcodes.V28,
        Opcodes.V28 | PREVIEW,
        Opcodes.V28 + 1,
        Opcodes.V28 + 1 | PREVIEW,
        300,
        0xffff
      })
  void aClassFileOfAnyVersion_isReadAndWrittenAsItIs(int version) {
    byte[] classFile = classFile(version);
    byte[] given = classFile.clone();
    ClassReader reader = ClassReaders.of(given);
    ClassWriter writer = new ClassWriter(reader, 0);
    int[] seen = new int[1];
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public void visit(
              int visited, int access, String name, String signature, String above, String[] all) {
            seen[0] = visited;
            super.visit(visited, access, name, signature, above, all);
          }
        },
        0);
    assertEquals(version, seen[0]);
    assertArrayEquals(classFile, writer.toByteArray());
    assertArrayEquals(classFile, given);
  }

  @ParameterizedTest
  @ValueSource(ints = {Opcodes.V28 | PREVIEW, Opcodes.V28 + 1})
  void whatIsReadByACopy_isRefusedByAsmItself(int version) {
    byte[] classFile = classFile(version);
    assertThrows(IllegalArgumentException.class, () -> new ClassReader(classFile));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 9})
  void whatIsNoClassFile_isRefused(int length) {
    byte[] bytes = new byte[length];
    assertThrows(RuntimeException.class, () -> ClassReaders.of(bytes));
  }
}
