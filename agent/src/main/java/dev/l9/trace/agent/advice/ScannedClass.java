package dev.l9.trace.agent.advice;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/** What a class file says of a class, as far as it matters for tracing. Filled by the scanner. */
final class ScannedClass extends ScannedElement {

  String internalName = "";
  String superName = "";
  List<String> interfaces = List.of();
  int access;
  int version;
  @Nullable String sourceFile;
  SourceLanguage language = SourceLanguage.OTHER;

  /** The class whose instance the constructors of an inner member class take first. */
  @Nullable String outerInstance;

  /** Whether this is a Kotlin {@code object}. */
  boolean isKotlinObject;

  /** Whether this is a Kotlin {@code value class}. */
  boolean isKotlinValue;

  final List<String> recordComponents = new ArrayList<>();
  final List<ScannedMethod> methods = new ArrayList<>();

  /** Whether its methods are known, as far as they matter to those that override them. */
  boolean hasMethods;

  /** All types that it extends or implements, nearest first; empty where nobody needs them. */
  List<ScannedClass> supertypes = List.of();

  /** As {@code Class.getName} gives it. */
  String name() {
    return internalName.replace('/', '.');
  }

  boolean isRecord() {
    return superName.equals("java/lang/Record");
  }

  @Nullable ScannedMethod method(String methodName) {
    for (ScannedMethod method : methods) {
      if (method.name.equals(methodName)) {
        return method;
      }
    }
    return null;
  }

  /** Whether the class file tells lines at all. */
  boolean hasLines() {
    for (ScannedMethod method : methods) {
      if (method.hasLines()) {
        return true;
      }
    }
    return false;
  }

  boolean isInterface() {
    return (access & Opcodes.ACC_INTERFACE) != 0;
  }

  /** The part of its internal name up to the last slash. */
  String folder() {
    return internalName.substring(0, internalName.lastIndexOf('/') + 1);
  }

  boolean isEnum() {
    return (access & Opcodes.ACC_ENUM) != 0;
  }

  /** From this version on, class files carry stack map frames. */
  boolean hasFrames() {
    return (version & 0xffff) >= Opcodes.V1_6;
  }
}
