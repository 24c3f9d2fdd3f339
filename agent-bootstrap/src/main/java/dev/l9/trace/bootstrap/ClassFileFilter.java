package dev.l9.trace.bootstrap;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of the prefilter that only some options need. It looks for annotations other than ours,
 * and for classes that may be traced because of their supertypes. Immutable.
 *
 * <p>The rest of the agent finds out which supertypes a class has, directly or not, since that
 * requires reading other class files. This filter only excludes what can't matter: a class that
 * extends and implements nothing, or only types of the JDK that no pattern names.
 */
final class ClassFileFilter {

  private static final byte[] OBJECT = ConstantPool.ascii("java/lang/Object");
  private static final byte[] JDK = ConstantPool.ascii("java/");

  private final byte[][] annotations;
  private final boolean supertypes;
  private final boolean jdkSupertypes;

  private ClassFileFilter(List<byte[]> annotations, boolean supertypes, boolean jdkSupertypes) {
    this.annotations = annotations.toArray(new byte[0][]);
    this.supertypes = supertypes;
    this.jdkSupertypes = jdkSupertypes;
  }

  /** The filter that the options need; null if they need none. */
  static @Nullable ClassFileFilter of(AgentOptions options) {
    List<byte[]> annotations = new ArrayList<>();
    boolean supertypes = options.isOn(OptionKey.INHERIT);
    boolean jdkSupertypes = false;
    for (MethodPattern pattern : options.methods(OptionKey.INCLUDE)) {
      String annotation = pattern.annotation();
      if (annotation != null) {
        annotations.add(ConstantPool.utf8(annotation));
      }
      supertypes |= pattern.withSubtypes();
      jdkSupertypes |= pattern.mayNameJdk();
    }
    if (options.isSet(OptionKey.ANNOTATIONS)) {
      for (AnnotationFamily family : options.annotations()) {
        for (String descriptor : family.marks()) {
          annotations.add(ConstantPool.utf8(descriptor));
        }
      }
    }
    return annotations.isEmpty() && !supertypes
        ? null
        : new ClassFileFilter(annotations, supertypes, jdkSupertypes);
  }

  /**
   * The filter for classes that aren't traced, but of which the doctor says that they would be with
   * {@code inherit=true}; null if that is so already.
   */
  static @Nullable ClassFileFilter ofExplained(AgentOptions options) {
    return options.isOn(OptionKey.INHERIT) ? null : new ClassFileFilter(List.of(), true, false);
  }

  /** Whether the class must be examined further; false for malformed bytes. */
  boolean isWanted(byte[] classFile) {
    for (byte[] annotation : annotations) {
      if (ConstantPool.contains(classFile, annotation)) {
        return true;
      }
    }
    return supertypes && hasSupertypes(classFile);
  }

  private boolean hasSupertypes(byte[] bytes) {
    try {
      int[] offsets = ConstantPool.offsets(bytes);
      int at = offsets[0] + 4; // This is behind the flags and the class itself.
      if (matters(bytes, offsets, at)) {
        return true;
      }
      int interfaces = ConstantPool.twoBytes(bytes, at + 2);
      for (int i = 0; i < interfaces; i++) {
        if (matters(bytes, offsets, at + 4 + 2 * i)) {
          return true;
        }
      }
      return false;
    } catch (IndexOutOfBoundsException e) {
      return false;
    }
  }

  /** Whether a class may be traced because of the supertype whose number is at this offset. */
  private boolean matters(byte[] bytes, int[] offsets, int at) {
    int type = ConstantPool.twoBytes(bytes, at);
    if (type == 0) { // The class file is a module, or Object itself.
      return false;
    }
    int name = offsets[ConstantPool.twoBytes(bytes, offsets[type] + 1)];
    int length = ConstantPool.twoBytes(bytes, name + 1);
    if (length == OBJECT.length && ConstantPool.equalAt(bytes, name + 3, OBJECT)) {
      return false;
    }
    return jdkSupertypes || length < JDK.length || !ConstantPool.equalAt(bytes, name + 3, JDK);
  }
}
