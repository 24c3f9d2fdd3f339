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
 * Has the JVM find all that woven code names, through the loader of the class that is woven, before
 * it is.
 *
 * <p>Else it would at the first traced call, and ask the loader then: on a thread that may hold
 * what another waits for that holds the loader's lock. Here the thread is one that the loader
 * defines a class on, or that attaches the agent. The JVM keeps the answers, and asks nobody later.
 * A loader that refuses a class, or has another of that name, would make the program fail where it
 * calls the bridge: its classes are left as they are. Safe for use by several threads.
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

  /** The classes of loaders of which it was said: there may be any number of such loaders. */
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

  /** Has the JVM find it for a class of this loader and domain too, which is woven. */
  public static void resolve(ClassLoader loader, @Nullable ProtectionDomain domain) {
    DomainLink.resolve(loader, domain, NAMED.toArray(new Class<?>[0]));
  }

  private static boolean finds(ClassLoader loader, Class<?> named) {
    try {
      return Class.forName(named.getName(), false, loader) == named;
    } catch (VirtualMachineError e) {
      throw e; // It says nothing of the loader.
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
