package dev.l9.trace.agent.advice;

import static dev.l9.trace.agent.doctor.Decisions.NO_SITE;

import dev.l9.trace.agent.classfile.ClassBytes;
import dev.l9.trace.agent.classfile.ClassReaders;
import dev.l9.trace.agent.classfile.CodeOrigin;
import dev.l9.trace.agent.doctor.Decisions;
import dev.l9.trace.agent.link.Mdc;
import dev.l9.trace.agent.redact.Redactor;
import dev.l9.trace.agent.scan.AnnotationScanner;
import dev.l9.trace.agent.scan.AsyncReturn;
import dev.l9.trace.agent.scan.ClassScanner;
import dev.l9.trace.agent.scan.GeneratedProxies;
import dev.l9.trace.agent.scan.ScannedClass;
import dev.l9.trace.agent.scan.ScannedMethod;
import dev.l9.trace.agent.scan.SourceParameter;
import dev.l9.trace.agent.scan.TracedMark;
import dev.l9.trace.agent.select.InheritedMarks;
import dev.l9.trace.agent.select.MethodSelector;
import dev.l9.trace.agent.select.Selection;
import dev.l9.trace.agent.select.SelectionRules;
import dev.l9.trace.agent.select.TypeHierarchy;
import dev.l9.trace.agent.site.SiteRegistry;
import dev.l9.trace.agent.site.TraceSite;
import dev.l9.trace.agent.span.ConstructorFrames;
import dev.l9.trace.bootstrap.AgentLog;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodTooLargeException;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Instruments classes. It loads no class of the application, since it gets all that it knows from
 * class files. Code that isn't traced is copied byte by byte. Safe for use by several threads.
 */
public final class ClassInstrumenter {

  private final SelectionRules rules;
  private final MethodSelector selector;
  private final AnnotationScanner annotations;
  private final @Nullable TypeHierarchy hierarchy;
  private final SiteFactory factory;
  private final SiteRegistry sites;
  private final @Nullable Mdc mdc;
  private final Decisions decisions;
  private final boolean blocks;

  /**
   * Makes an instrumenter for methods that are marked or included, and not excluded.
   *
   * @param redactor decides, by their names, which parameters are never captured
   * @param classFiles finds the class files of supertypes
   * @param mdc gets the loaders of sites; null if it isn't needed
   * @param decisions gets what is traced, and why
   * @param blocks whether blocks are written, for which the origin of the classes is kept
   */
  public ClassInstrumenter(
      SelectionRules rules,
      Redactor redactor,
      ClassBytes classFiles,
      SiteRegistry sites,
      @Nullable Mdc mdc,
      Decisions decisions,
      boolean blocks) {
    this.mdc = mdc;
    this.blocks = blocks;
    this.decisions = decisions;
    this.rules = rules;
    this.selector = new MethodSelector(rules);
    this.annotations = new AnnotationScanner(rules.annotations());
    this.hierarchy = rules.needSupertypes() ? new TypeHierarchy(rules, classFiles) : null;
    this.factory = new SiteFactory(redactor);
    this.sites = sites;
  }

  /**
   * The bytes of the traced class; null if nothing in the class is traced.
   *
   * @param loader the loader that defines the class
   * @param domain the protection domain of the class; null if it isn't known
   */
  public byte @Nullable [] instrument(
      ClassLoader loader, @Nullable ProtectionDomain domain, byte[] classFile) {
    ClassReader reader = ClassReaders.of(classFile);
    if (reader.getClassName().equals(ApiSeamWriter.SEAM)) {
      return BridgeLink.isFoundBy(loader) ? ApiSeamWriter.write(reader) : null;
    }
    List<ScannedClass> supertypes =
        hierarchy == null ? List.of() : hierarchy.supertypes(loader, domain, reader, classFile);
    if (!selector.isCandidate(reader, classFile, supertypes)) {
      return null;
    }
    ScannedClass owner = ClassScanner.scan(reader, annotations);
    if (GeneratedProxies.isOne(owner)) {
      leaveOut(owner, "a framework made it at run time, to stand before another class");
      return null;
    }
    owner.supertypes =
        hierarchy == null ? supertypes : hierarchy.withMethods(loader, domain, supertypes);
    CodeOrigin code =
        blocks ? CodeOrigin.of(owner.internalName, domain, classFile) : CodeOrigin.UNKNOWN;
    Map<String, TracedMethod> methods = select(loader, owner, code);
    while (!methods.isEmpty()) {
      try {
        return write(reader, methods);
      } catch (MethodTooLargeException e) {
        methods.remove(e.getMethodName() + e.getDescriptor());
        note(owner, e.getMethodName(), e.getDescriptor(), NO_SITE, Selection.TOO_LARGE);
        AgentLog.warn(
            owner.name()
                + "#"
                + e.getMethodName()
                + " is not traced: with the tracing code it would exceed the JVM's 64 KB for a"
                + " method");
      }
    }
    return null;
  }

  private Map<String, TracedMethod> select(
      ClassLoader loader, ScannedClass owner, CodeOrigin code) {
    Map<String, TracedMethod> methods = new HashMap<>();
    for (ScannedMethod method : owner.methods) {
      Selection selection = selector.select(owner, method);
      TracedMark mark = selection.mark();
      int site = NO_SITE;
      if (mark != null && method.traced) {
        selection = Selection.TRACED_BEFORE;
        AgentLog.info(owner.name() + "#" + method.name + " isn't traced: " + selection.reason());
      } else if (mark != null && methods.isEmpty() && !BridgeLink.isFoundBy(loader)) {
        selection = Selection.NO_BRIDGE;
      } else if (mark != null) {
        TracedMethod traced = traced(loader, owner, method, mark, code);
        site = traced.site();
        methods.put(method.name + method.descriptor, traced);
      }
      note(owner, method.name, method.descriptor, site, selection);
      if (method.mark != null) {
        logMark(owner, method, selection);
      }
    }
    if (methods.isEmpty() && selector.isMeant(owner)) {
      decisions.noteUntraced(
          owner.name() + " is marked or included, but none of its methods is traced");
    }
    return methods;
  }

  private int register(ClassLoader loader, TraceSite site) {
    if (site.isConstructor()) {
      ConstructorFrames.prepare(site);
    }
    int number = sites.register(site, loader);
    if (mdc != null) {
      mdc.note(number, loader);
    }
    return number;
  }

  /** Logs why calls of a marked method aren't in the trace. */
  private void logMark(ScannedClass owner, ScannedMethod method, Selection selection) {
    String name = owner.name() + "#" + method.name;
    if (selection.isTraced() && method.inline) {
      AgentLog.info(name + " is inline: calls from Kotlin hold its body, and aren't traced");
    } else if (!selection.isTraced() && !MethodSelector.isForwarder(owner, method)) {
      String untraced = name + " is marked, but isn't traced: " + selection.reason();
      AgentLog.info(untraced);
      decisions.noteUntraced(untraced);
    }
  }

  private void note(
      ScannedClass owner, String method, String descriptor, int site, Selection selection) {
    if (decisions.areReported()) {
      decisions.note(
          new Decisions.Method(owner.name(), method, descriptor, site, selection.reason()));
    }
  }

  private void leaveOut(ScannedClass owner, String reason) {
    if (decisions.areReported()) {
      decisions.leaveOut(owner.name(), reason);
    }
  }

  private TracedMethod traced(
      ClassLoader loader,
      ScannedClass owner,
      ScannedMethod method,
      TracedMark mark,
      CodeOrigin code) {
    if (rules.inherit()) {
      InheritedMarks.addSensitive(owner, method);
    }
    TraceSite site = factory.site(owner, method, mark, rules, code);
    List<TracedMethod.Slot> captured = new ArrayList<>();
    List<SourceParameter> parameters = SourceParameter.of(owner, method);
    for (int i = 0; i < site.parameters().size(); i++) {
      if (!site.parameters().get(i).redacted()) {
        SourceParameter parameter = parameters.get(i);
        captured.add(new TracedMethod.Slot(i, parameter.slot(), parameter.type()));
      }
    }
    return new TracedMethod(
        owner,
        method,
        register(loader, site),
        rules.keepsReceiver(owner, method) && mark.captureInputs(),
        captured,
        site.result() == TraceSite.Result.CAPTURED,
        AsyncReturn.of(method),
        owner.hasFrames());
  }

  private static byte[] write(ClassReader reader, Map<String, TracedMethod> methods) {
    ClassWriter writer = new ClassWriter(reader, 0);
    ClassVisitor visitor =
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            TracedMethod method = methods.get(name + descriptor);
            return method == null ? next : new TracedMethodWriter(next, method).entrance();
          }
        };
    reader.accept(visitor, ClassReader.EXPAND_FRAMES);
    return writer.toByteArray();
  }
}
