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

/**
 * What a class file says of a class, as far as it matters for tracing. The scanner fills it. Not
 * thread-safe.
 */
public final class ScannedClass extends ScannedElement {

  public String internalName = "";
  public String superName = "";
  public List<String> interfaces = List.of();
  int access;
  int version;
  @Nullable public String sourceFile;
  public SourceLanguage language = SourceLanguage.OTHER;

  /**
   * The class whose instance is, or may be, the first parameter of an inner class's constructors.
   */
  @Nullable String outerInstance;

  /** Whether the class is declared within another class, as its own class file says. */
  boolean isNested;

  /** Whether the class is declared in a method and has a name. */
  boolean isLocal;

  /**
   * Whether the class, or a class around it, is declared in a method, so that it may capture
   * variables.
   */
  boolean mayCapture;

  /** Whether the class is anonymous, and so has no constructor in the source. */
  boolean isAnonymous;

  /** The types of the variables that a local class captures, if fields hold them. */
  final List<Type> capturedTypes = new ArrayList<>();

  /** The names of fields, and of a record's components, that are marked {@code @L9Sensitive}. */
  public final Set<String> sensitiveFields = new HashSet<>();

  /** Whether this is a Kotlin {@code object}. */
  boolean isKotlinObject;

  /** Whether this is a Kotlin {@code value class}. */
  boolean isKotlinValue;

  /** Whether AspectJ adds methods to the class that return its only instance. */
  public boolean isAspect;

  /** The descriptors of a record's components by their names, in order. */
  final Map<String, String> recordComponents = new LinkedHashMap<>();

  public final List<ScannedMethod> methods = new ArrayList<>();

  /** Whether those of the class's methods are known that matter to methods that override them. */
  public boolean hasMethods;

  /** All types that the class extends or implements, nearest first; empty if they aren't needed. */
  public List<ScannedClass> supertypes = List.of();

  /** The name as {@code Class.getName} gives it. */
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

  /** Whether the class file has line numbers. */
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

  /** The part of the internal name up to the last slash. */
  public String folder() {
    return internalName.substring(0, internalName.lastIndexOf('/') + 1);
  }

  public boolean isEnum() {
    return (access & Opcodes.ACC_ENUM) != 0;
  }

  /** Whether the class file has stack map frames, which it has from this version on. */
  public boolean hasFrames() {
    return (version & 0xffff) >= Opcodes.V1_6;
  }
}
