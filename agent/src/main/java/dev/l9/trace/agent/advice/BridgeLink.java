package dev.l9.trace.agent.advice;

import dev.l9.trace.bootstrap.AgentLog;
import dev.l9.trace.bootstrap.bridge.L9ApiDispatcher;
import dev.l9.trace.bootstrap.bridge.L9AsyncDispatcher;
import dev.l9.trace.bootstrap.bridge.L9ContextDispatcher;
import dev.l9.trace.bootstrap.bridge.L9TraceDispatcher;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes the JVM find all classes that woven code names, through the loader of the woven class,
 * before the class is woven.
 *
 * <p>Otherwise the JVM would ask the loader at the first traced call. Then the calling thread might
 * wait for the loader's lock, while the owner of that lock waits for something that the calling
 * thread holds. Here, the thread is one on which the loader defines a class, or one that attaches
 * the agent. The JVM keeps the answers, and doesn't ask again. If a loader refuses one of these
 * classes, or has another class of that name, a program that calls the bridge would fail, so the
 * loader's classes are not woven. Safe for use by several threads.
 */
public final class BridgeLink {

  private static final List<Class<?>> NAMED =
      List.of(
          L9TraceDispatcher.class,
          L9ApiDispatcher.class,
          L9AsyncDispatcher.class,
          L9ContextDispatcher.class,
          Throwable.class,
          StackOverflowError.class,
          Character.class,
          Float.class);

  /**
   * The classes of the loaders for which a warning was logged. Classes are kept instead of loaders,
   * since there may be any number of loaders.
   */
  private static final Set<String> SAID = ConcurrentHashMap.newKeySet();

  private BridgeLink() {}

  /** Whether classes of this loader can call the bridge. */
  public static boolean isFoundBy(ClassLoader loader) {
    for (Class<?> named : NAMED) {
      if (!finds(loader, named)) {
        say(loader.getClass().getName(), named.getName());
        return false;
      }
    }
    return true;
  }

  /**
   * Makes the JVM find the classes for this protection domain too, to which a woven class of the
   * loader belongs.
   */
  public static void resolve(ClassLoader loader, @Nullable ProtectionDomain domain) {
    DomainLink.resolve(loader, domain, NAMED.toArray(new Class<?>[0]));
  }

  private static boolean finds(ClassLoader loader, Class<?> named) {
    try {
      return Class.forName(named.getName(), false, loader) == named;
    } catch (VirtualMachineError e) {
      throw e; // Such an error doesn't mean that the loader refuses the class.
    } catch (Throwable t) { // A loader may throw anything.
      return false;
    }
  }

  private static void say(String loader, String missing) {
    if (SAID.add(loader)) {
      AgentLog.warn(
          "classes whose loader is a "
              + loader
              + " are not traced: it doesn't find "
              + missing
              + ", which the tracing code calls");
    }
  }
}
