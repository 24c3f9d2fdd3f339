package dev.l9.trace.agent.select;

import dev.l9.trace.agent.scan.ScannedClass;
import dev.l9.trace.agent.scan.ScannedMethod;
import dev.l9.trace.agent.scan.TracedMark;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a method inherits from the methods that it overrides or implements: the mark, and
 * which values are sensitive.
 *
 * <p>Here too, a mark on a type means the methods that this type declares. If type parameters make
 * descriptors differ, the compiler's bridge methods show which method overrides which.
 */
public final class InheritedMarks {

  private InheritedMarks() {}

  /** Whether any of these types is marked or has a marked method. */
  public static boolean hasAny(List<ScannedClass> supertypes) {
    for (ScannedClass type : supertypes) {
      if (type.mark != null) {
        return true;
      }
      for (ScannedMethod method : type.methods) {
        if (method.mark != null) {
          return true;
        }
      }
    }
    return false;
  }

  /** The nearest mark of a method that this one overrides or implements; null if there is none. */
  static @Nullable TracedMark mark(ScannedClass owner, ScannedMethod method) {
    if (!isOverriding(method)) {
      return null;
    }
    Set<String> descriptors = descriptors(owner, method);
    for (ScannedClass type : owner.supertypes) {
      for (ScannedMethod declared : type.methods) {
        if (isOverridden(declared, type, owner, method, descriptors)) {
          TracedMark mark = declared.mark != null ? declared.mark : type.mark;
          if (mark != null) {
            return mark;
          }
        }
      }
    }
    return null;
  }

  /** Marks as sensitive what is sensitive in the methods that a method overrides or implements. */
  public static void addSensitive(ScannedClass owner, ScannedMethod method) {
    if (!isOverriding(method)) {
      return;
    }
    Set<String> descriptors = descriptors(owner, method);
    for (ScannedClass type : owner.supertypes) {
      for (ScannedMethod declared : type.methods) {
        if (isOverridden(declared, type, owner, method, descriptors)) {
          method.sensitiveParameters.addAll(declared.sensitiveParameters);
          method.sensitiveResult |= declared.sensitiveResult;
        }
      }
    }
  }

  private static boolean isOverriding(ScannedMethod method) {
    return !method.isStatic() && !method.isPrivate() && !method.name.startsWith("<");
  }

  private static boolean isOverridden(
      ScannedMethod declared,
      ScannedClass type,
      ScannedClass owner,
      ScannedMethod method,
      Set<String> descriptors) {
    return declared.name.equals(method.name)
        && descriptors.contains(declared.descriptor)
        && isOverriding(declared)
        && !declared.isBridge()
        && (!declared.isPackagePrivate() || type.folder().equals(owner.folder()));
  }

  /** The descriptors of the method and of the bridge methods that lead to it. */
  private static Set<String> descriptors(ScannedClass owner, ScannedMethod method) {
    List<ScannedClass> types = new ArrayList<>();
    types.add(owner);
    types.addAll(owner.supertypes);
    Set<String> descriptors = new HashSet<>();
    descriptors.add(method.descriptor);
    boolean more = true;
    while (more) {
      more = false;
      for (ScannedClass type : types) {
        for (ScannedMethod bridge : type.methods) {
          more |=
              bridge.name.equals(method.name)
                  && bridge.bridgeTo != null
                  && descriptors.contains(bridge.bridgeTo)
                  && descriptors.add(bridge.descriptor);
        }
      }
    }
    return descriptors;
  }
}
