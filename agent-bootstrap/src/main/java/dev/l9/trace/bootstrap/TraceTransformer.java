package dev.l9.trace.bootstrap;

import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides from the raw bytes whether a class has anything to trace; only then is the rest of the
 * agent loaded. A program without a traced class pays for this class alone.
 *
 * <p>Called by the JVM for every class, on the thread that loads it. Never throws; null leaves a
 * class as it is.
 */
final class TraceTransformer implements ClassFileTransformer {

  private static final byte[] ANNOTATION = ConstantPool.ascii("Ldev/l9/trace/L9Traced;");
  private static final String API_SEAM = "dev/l9/trace/AgentLink";

  private final AgentRuntimeLoader runtime;

  /** An array: to go through a list makes an iterator, for every class. */
  private final MethodPattern[] include;

  private final ClassLoader platformLoader = ClassLoader.getPlatformClassLoader();

  TraceTransformer(AgentRuntimeLoader runtime, List<MethodPattern> include) {
    this.runtime = runtime;
    this.include = include.toArray(new MethodPattern[0]);
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable Module module,
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    try {
      if (loader == null || loader == platformLoader || loader == runtime.loader()) {
        return null;
      }
      if (name == null || !isWanted(name, bytes)) {
        return null;
      }
      ClassFileTransformer instrumenter = runtime.get();
      return instrumenter == null
          ? null
          : instrumenter.transform(module, loader, name, redefined, domain, bytes);
    } catch (Throwable t) {
      AgentLog.error("class " + name + " is not traced: the agent failed with " + t);
      return null;
    }
  }

  private boolean isWanted(String name, byte[] bytes) {
    return ConstantPool.contains(bytes, ANNOTATION) || name.equals(API_SEAM) || isIncluded(name);
  }

  private boolean isIncluded(String className) {
    for (MethodPattern pattern : include) {
      if (pattern.matchesClass(className)) {
        return true;
      }
    }
    return false;
  }
}
