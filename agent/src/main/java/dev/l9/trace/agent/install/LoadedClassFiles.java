package dev.l9.trace.agent.install;

import dev.l9.trace.agent.classfile.ClassReaders;
import dev.l9.trace.agent.fields.ClassFileSource;
import dev.l9.trace.bootstrap.AgentLog;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * Has the JVM tell the class files of loaded classes.
 *
 * <p>It does when a class is to be retransformed; it then gets the class file back with other flags
 * of the class, which no retransformation may change, and so leaves everything as it was: no code
 * is replaced, and no thread is stopped. Loaders aren't asked, nothing is loaded or initialised.
 * Flags are valid anyhow: transformers of other agents that come behind this one can read the
 * class.
 */
final class LoadedClassFiles implements ClassFileSource, ClassFileTransformer {

  /** {@code ACC_SYNTHETIC}, as a bit of the first of the two bytes. */
  private static final byte ANOTHER_FLAG = 0x10;

  private static volatile @Nullable Thread asking;

  private final Instrumentation instrumentation;
  private @Nullable Class<?> wanted;
  private byte @Nullable [] told;

  LoadedClassFiles(Instrumentation instrumentation) {
    this.instrumentation = instrumentation;
  }

  /** Whether the calling thread only wants to know a class file: then nothing is instrumented. */
  static boolean isAsking() {
    return Thread.currentThread() == asking;
  }

  @Override
  public byte @Nullable [] of(Class<?> type) {
    if (!instrumentation.isModifiableClass(type)) {
      return null;
    }
    asking = Thread.currentThread();
    wanted = type;
    told = null;
    instrumentation.addTransformer(this, true);
    try {
      instrumentation.retransformClasses(type);
    } catch (UnmodifiableClassException | UnsupportedOperationException e) {
      if (told == null) { // Else that is the refusal which was wanted.
        AgentLog.debug("the JVM doesn't tell the class file of " + type.getName() + ": " + e);
      }
    } finally {
      instrumentation.removeTransformer(this);
      wanted = null;
      asking = null;
    }
    byte[] classFile = told;
    told = null;
    return classFile;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable Module module,
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    if (redefined == null || !isAsking() || redefined != wanted) {
      return null;
    }
    told = bytes;
    byte[] rejected = bytes.clone();
    rejected[ClassReaders.of(bytes).header] ^= ANOTHER_FLAG;
    return rejected;
  }
}
