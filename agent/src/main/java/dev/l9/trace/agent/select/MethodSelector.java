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
   * Whether anything in a class may be traced, as far as that can be seen without reading the whole
   * class. If supertypes matter, most classes that come here have supertypes but nothing to trace.
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
    return !rules.annotations().isEmpty()
        || (rules.needInheritedMarks() && InheritedMarks.hasAny(supertypes));
  }

  /** Whether the user expects that something in the class is traced, apart from marked methods. */
  public boolean isMeant(ScannedClass owner) {
    if (owner.mark != null || owner.foreignMark != null) {
      return true;
    }
    for (MethodPattern pattern : rules.include()) {
      if (PatternMatch.meansClass(pattern, owner.internalName, owner.supertypes)) {
        return true;
      }
    }
    return false;
  }

  /** Decides whether the method is traced, and says why. */
  public Selection select(ScannedClass owner, ScannedMethod method) {
    if (!method.hasCode) {
      return whyNoCode(owner, method);
    } else if (method.name.equals("<clinit>")) {
      return Selection.INITIALISER;
    } else if (isForwarder(owner, method)) {
      // Compilers copy annotations to bridge methods, so tracing these too would count an execution
      // twice.
      return whyMade(method);
    } else if (!rules.exclude().isEmpty()
        && PatternMatch.excludes(rules.exclude(), owner, method)) {
      return Selection.EXCLUDED;
    }
    Selection marked = marked(owner, method);
    return marked.isTraced() ? marked : included(owner, method, marked);
  }

  private Selection whyNoCode(ScannedClass owner, ScannedMethod method) {
    boolean isMarked = method.mark != null || owner.mark != null;
    if (!isMarked || !method.isAbstract()) {
      return Selection.NO_CODE;
    }
    return rules.inherit() ? Selection.IMPLEMENTED : Selection.INHERITED_ONLY;
  }

  private Selection included(ScannedClass owner, ScannedMethod method, Selection otherwise) {
    if (rules.include().isEmpty() // Usually it is empty, and then PatternMatch isn't loaded.
        || !PatternMatch.includes(rules.include(), owner, method)) {
      return otherwise;
    }
    return whyNot(owner, method, Selection.INCLUDED);
  }

  /** Decides by the nearest mark: on the method, on its class, or on a method that it overrides. */
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
        rules.needInheritedMarks() && isDeclaredForType(owner, method)
            ? InheritedMarks.mark(owner, method)
            : null;
    if (inherited == null) {
      return isLambda(owner, method) ? Selection.LAMBDA : Selection.NOT_MARKED;
    } else if (!rules.inherit()) {
      return Selection.NOT_MARKED_ITSELF;
    }
    return Selection.marked(inherited, "what it overrides is marked @L9Traced");
  }

  /** Decides for a mark on a type, which means the methods that the type's source declares. */
  private static Selection ofType(ScannedClass owner, ScannedMethod method, Selection marked) {
    if (method.isConstructor()) {
      return Selection.CONSTRUCTOR;
    }
    boolean isPrivate = method.isPrivate() && !isLambda(owner, method);
    return isPrivate ? Selection.PRIVATE : whyNot(owner, method, marked);
  }

  /**
   * Returns the reason why the name or the mark of a type doesn't include this method; if there is
   * no such reason, the given selection.
   */
  private static Selection whyNot(ScannedClass owner, ScannedMethod method, Selection selection) {
    if (GeneratedMethods.isGenerated(owner, method)) {
      return Selection.GENERATED;
    }
    if (isLambda(owner, method)) {
      return Selection.LAMBDA;
    }
    return isImplicit(owner, method) ? Selection.IMPLICIT : selection;
  }

  /** Kotlin's compiler sets no flag for the body of a lambda. */
  private static boolean isLambda(ScannedClass owner, ScannedMethod method) {
    return GeneratedMethods.isLambda(method) && GeneratedMethods.isImplicit(owner, method);
  }

  /** Whether the method only passes calls on to another method, which can be traced itself. */
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

  /** Whether the compiler added the method without setting a flag. */
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
