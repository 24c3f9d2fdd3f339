package dev.l9.trace.agent.install;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;

/**
 * Defines the bridge in the boot loader.
 *
 * <p>In the agent's jar the classes are relocated to {@code java.lang}, where every loader finds
 * them and every module reads them. They could also be appended to the boot class path as a jar.
 * But that turns off class-data sharing for the application's classes, and prints a warning.
 */
final class BridgeInstaller {

  /**
   * The names of the classes. Class constants would look for the classes, which aren't there yet.
   * When the agent's jar is built, the names are relocated like the classes.
   */
  private static final String[] BRIDGE = {
    "dev.l9.trace.bootstrap.bridge.L9Handler",
    "dev.l9.trace.bootstrap.bridge.L9TraceHandler",
    "dev.l9.trace.bootstrap.bridge.L9TraceDispatcher",
    "dev.l9.trace.bootstrap.bridge.L9ExecutorTask",
    "dev.l9.trace.bootstrap.bridge.L9ApiHandler",
    "dev.l9.trace.bootstrap.bridge.L9ApiDispatcher",
    "dev.l9.trace.bootstrap.bridge.L9ContextHandler",
    "dev.l9.trace.bootstrap.bridge.L9ContextDispatcher",
    "dev.l9.trace.bootstrap.bridge.L9AsyncHandler",
    "dev.l9.trace.bootstrap.bridge.L9AsyncDispatcher"
  };

  private BridgeInstaller() {}

  /** Defines the classes. {@code java.lang} must be open to this class's module. */
  static void defineBridge() throws ReflectiveOperationException {
    for (String name : BRIDGE) {
      define(name);
    }
  }

  private static void define(String name) throws ReflectiveOperationException {
    String resource = name.replace('.', '/') + ".classdata";
    try (InputStream in = BridgeInstaller.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new ClassNotFoundException(name + " is missing in the agent's jar");
      }
      MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup())
          .defineClass(in.readAllBytes());
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }
}
