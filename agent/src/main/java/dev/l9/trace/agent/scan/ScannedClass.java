package dev.l9.trace.agent.scan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/** What a class file says of a class, as far as it matters for tracing. Filled by the scanner. */
public final class ScannedClass extends ScannedElement {

  public String internalName = "";
  public String superName = "";
  public List<String> interfaces = List.of();
  int access;
  int version;
  @Nullable public String sourceFile;
  public SourceLanguage language = SourceLanguage.OTHER;

  /** The class whose instance the constructors of an inner class take first, or may take. */
  @Nullable String outerInstance;

  /** Whether it is declared within another class, by what its own class file says. */
  boolean isNested;

  /** Whether it stands in a method, and has a name. */
  boolean isLocal;

  /** Whether it, or a class around it, stands in a method, so that it may capture variables. */
  boolean mayCapture;

  /** Whether it has no name, and so no constructor in the source. */
  boolean isAnonymous;

  /** The types of the variables that a local class captures, as far as fields hold them. */
  final List<Type> capturedTypes = new ArrayList<>();

  /** The names of fields, and of a record's components, that are marked {@code @L9Sensitive}. */
  public final Set<String> sensitiveFields = new HashSet<>();

  /** Whether this is a Kotlin {@code object}. */
  boolean isKotlinObject;

  /** Whether this is a Kotlin {@code value class}. */
  boolean isKotlinValue;

  /** Whether AspectJ adds methods to it that give its only object. */
  public boolean isAspect;

  /** The descriptors of a record's components by their names, in order. */
  final Map<String, String> recordComponents = new LinkedHashMap<>();

  public final List<ScannedMethod> methods = new ArrayList<>();

  /** Whether its methods are known, as far as they matter to those that override them. */
  public boolean hasMethods;

  /** All types that it extends or implements, nearest first; empty where nobody needs them. */
  public List<ScannedClass> supertypes = List.of();

  /** As {@code Class.getName} gives it. */
  public String name() {
    return internalName.replace('/', '.');
  }

  public boolean isRecord() {
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

  /** Whether a method may override or implement one of another type of the program. */
  public boolean mayOverride(ScannedMethod method) {
    boolean extendsOther = !superName.startsWith("java/");
    for (String name : interfaces) {
      extendsOther |= !name.startsWith("java/");
    }
    return extendsOther && !method.isStatic() && !method.isPrivate() && !method.isConstructor();
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
  public String folder() {
    return internalName.substring(0, internalName.lastIndexOf('/') + 1);
  }

  public boolean isEnum() {
    return (access & Opcodes.ACC_ENUM) != 0;
  }

  /** From this version on, class files carry stack map frames. */
  public boolean hasFrames() {
    return (version & 0xffff) >= Opcodes.V1_6;
  }
}
