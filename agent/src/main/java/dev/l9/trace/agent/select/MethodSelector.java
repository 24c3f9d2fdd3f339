package dev.l9.trace.agent.select;

import dev.l9.trace.agent.scan.GeneratedMethods;
import dev.l9.trace.agent.scan.RecordAccessors;
import dev.l9.trace.agent.scan.ScannedClass;
import dev.l9.trace.agent.scan.ScannedMethod;
import dev.l9.trace.agent.scan.TracedMark;
import dev.l9.trace.bootstrap.MethodPattern;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;

/** Decides which methods of a class are traced. Safe for use by several threads. */
public final class MethodSelector {

  private final SelectionRules rules;

  public MethodSelector(SelectionRules rules) {
    this.rules = rules;
  }

  /**
   * Whether anything of a class may be traced, as far as that shows without reading all of it.
   * Where supertypes matter, most classes that come here have just some, and nothing to trace.
   */
  public boolean isCandidate(ClassReader reader, byte[] classFile, List<ScannedClass> supertypes) {
    if (!rules.needSupertypes() || TypeHierarchy.mayBeMarked(classFile)) {
      return true;
    }
    for (MethodPattern pattern : rules.include()) {
      if (pattern.annotation() != null
          || PatternMatch.meansClass(pattern, reader.getClassName(), supertypes)) {
        return true;
      }
    }
    return !rules.annotations().isEmpty() || (rules.inherit() && InheritedMarks.hasAny(supertypes));
  }

  /** Whether the method is traced, and why. */
  public Selection select(ScannedClass owner, ScannedMethod method) {
    if (!method.hasCode) {
      return Selection.NO_CODE;
    } else if (method.name.equals("<clinit>")) {
      return Selection.INITIALISER;
    } else if (isForwarder(owner, method)) {
      // Compilers copy annotations to bridges: tracing those too would count an execution twice.
      return whyMade(method);
    } else if (!rules.exclude().isEmpty()
        && PatternMatch.excludes(rules.exclude(), owner, method)) {
      return Selection.EXCLUDED;
    }
    Selection marked = marked(owner, method);
    return marked.isTraced() ? marked : included(owner, method, marked);
  }

  private Selection included(ScannedClass owner, ScannedMethod method, Selection otherwise) {
    if (rules.include().isEmpty() // Mostly: then the class isn't loaded.
        || !PatternMatch.includes(rules.include(), owner, method)) {
      return otherwise;
    }
    return whyNot(owner, method, Selection.INCLUDED);
  }

  /** By the mark that stands nearest: on the method, on its class, on what it overrides. */
  private Selection marked(ScannedClass owner, ScannedMethod method) {
    if (method.mark != null) {
      return Selection.marked(method.mark, "it is marked @L9Traced");
    } else if (method.foreignMark != null) {
      return Selection.marked(method.foreignMark, "another tracer's annotation marks it");
    } else if (owner.mark != null) {
      return ofType(owner, method, Selection.marked(owner.mark, "its class is marked @L9Traced"));
    } else if (owner.foreignMark != null) {
      return ofType(
          owner,
          method,
          Selection.marked(owner.foreignMark, "another tracer's annotation marks its class"));
    }
    TracedMark inherited =
        rules.inherit() && isDeclaredForType(owner, method)
            ? InheritedMarks.mark(owner, method)
            : null;
    if (inherited == null) {
      return rules.inherit() || !owner.mayOverride(method)
          ? Selection.NOT_MARKED
          : Selection.NOT_MARKED_ITSELF;
    }
    return Selection.marked(inherited, "what it overrides is marked @L9Traced");
  }

  /** A mark on a type means the methods that its source declares. */
  private static Selection ofType(ScannedClass owner, ScannedMethod method, Selection marked) {
    if (method.isConstructor()) {
      return Selection.CONSTRUCTOR;
    }
    return method.isPrivate() ? Selection.PRIVATE : whyNot(owner, method, marked);
  }

  /** Why nobody who names a type means this method; if nothing speaks against it, the selection. */
  private static Selection whyNot(ScannedClass owner, ScannedMethod method, Selection selection) {
    if (GeneratedMethods.isGenerated(owner, method)) {
      return Selection.GENERATED;
    }
    return isImplicit(owner, method) ? Selection.IMPLICIT : selection;
  }

  /** Whether the method stands for another one that is traced itself. */
  public static boolean isForwarder(ScannedClass owner, ScannedMethod method) {
    return method.isCompilerMade() || GeneratedMethods.isForwarder(owner, method);
  }

  private static Selection whyMade(ScannedMethod method) {
    if (GeneratedMethods.isLambda(method)) {
      return Selection.LAMBDA;
    }
    boolean isOther = method.isCompilerMade() && !method.isBridge();
    return isOther && !method.name.startsWith("access$") ? Selection.IMPLICIT : Selection.FORWARDER;
  }

  private static boolean isDeclaredForType(ScannedClass owner, ScannedMethod method) {
    return !method.isPrivate()
        && !method.name.startsWith("<")
        && whyNot(owner, method, Selection.INCLUDED).isTraced();
  }

  /** Methods that the compiler adds without a flag that says so. */
  private static boolean isImplicit(ScannedClass owner, ScannedMethod method) {
    if (owner.isEnum() && method.isStatic()) {
      String self = "L" + owner.internalName + ";";
      return (method.name.equals("values") && method.descriptor.equals("()[" + self))
          || (method.name.equals("valueOf")
              && method.descriptor.equals("(Ljava/lang/String;)" + self));
    }
    return GeneratedMethods.isImplicit(owner, method)
        || (owner.isRecord() && RecordAccessors.isMade(owner, method));
  }
}
