package dev.l9.trace.agent.advice;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/** What a class file says of a class, as far as it matters for tracing. Filled by the scanner. */
final class ScannedClass {

  String internalName = "";
  String superName = "";
  int access;
  int version;
  @Nullable String sourceFile;

  /** The class whose instance the constructors of an inner member class take first. */
  @Nullable String outerInstance;

  @Nullable TracedMark mark;
  final List<String> recordComponents = new ArrayList<>();
  final List<ScannedMethod> methods = new ArrayList<>();

  /** As {@code Class.getName} gives it. */
  String name() {
    return internalName.replace('/', '.');
  }

  boolean isRecord() {
    return superName.equals("java/lang/Record");
  }

  boolean isEnum() {
    return (access & Opcodes.ACC_ENUM) != 0;
  }

  /** From this version on, class files carry stack map frames. */
  boolean hasFrames() {
    return (version & 0xffff) >= Opcodes.V1_6;
  }
}
