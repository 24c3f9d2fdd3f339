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
 * Gets the class files of loaded classes from the JVM.
 *
 * <p>The JVM passes a class file to transformers when a class is to be retransformed. This
 * transformer returns the file with other flags of the class. The JVM refuses that, since no
 * retransformation may change these flags, and leaves everything as it was: no code is replaced,
 * and no thread is stopped. No loader is asked, and nothing is loaded or initialised. The class
 * file with the other flags is valid, so that transformers of other agents that come later can read
 * it.
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

  /**
   * Whether the calling thread only asks for a class file, so that nothing must be instrumented.
   */
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
      if (told == null) { // Otherwise the refusal is the intended one.
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
