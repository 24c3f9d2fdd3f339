package dev.l9.trace.bootstrap.hint;

import java.lang.instrument.Instrumentation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says why nothing was traced in a program of which no class is marked or included.
 *
 * <p>It says nothing in a JVM that isn't meant to have traced classes. That is one that ran no
 * program, or only a tool of the JDK. If the agent came by an environment variable, which every JVM
 * below gets, it is also one in which no class has a name near to an include pattern.
 */
public final class NothingTraced {

  /** The variables from which JVMs take options, whoever starts them. */
  private static final String[] VARIABLES = {
    "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"
  };

  /** The agent's jar has this in its name, and its class loader is called so. */
  private static final String AGENT = "l9-agent";

  private static final String OWN = "dev.l9.trace.";

  private NothingTraced() {}

  /**
   * The reason; null where this JVM isn't meant to have traced classes.
   *
   * @param include the option of this name; empty where it isn't set
   * @param annotations the option of this name; empty where it isn't set
   */
  public static @Nullable String reason(
      String include, String annotations, Instrumentation instrumentation) {
    boolean isForAll = isForAll(System.getenv());
    return isForAll && include.isEmpty()
        ? null
        : reason(include, annotations, isForAll, instrumentation.getAllLoadedClasses());
  }

  static @Nullable String reason(
      String include, String annotations, boolean isForAll, Class<?>[] loaded) {
    NearestClass nearest = new NearestClass(include, !isForAll);
    boolean isProgram = false;
    for (Class<?> type : loaded) {
      if (isOfProgram(type)) {
        isProgram = true;
        nearest.see(type.getName());
      }
    }
    String name = nearest.name();
    return !isProgram || (isForAll && name == null) ? null : text(include, annotations, name);
  }

  /** Whether the environment gives the agent to all JVMs that are started in it. */
  static boolean isForAll(Map<String, String> environment) {
    for (String variable : VARIABLES) {
      String options = environment.get(variable);
      if (options != null && options.contains(AGENT)) {
        return true;
      }
    }
    return false;
  }

  /** Some tools of the JDK are loaded by the loader of the class path. */
  private static boolean isOfProgram(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    String module = type.getModule().getName();
    boolean isJdk = module != null && (module.startsWith("jdk.") || module.startsWith("java."));
    return loader != null
        && !isJdk
        && loader != ClassLoader.getPlatformClassLoader()
        && !AGENT.equals(loader.getName())
        && !type.isArray()
        && !type.isHidden()
        && !type.getName().startsWith(OWN);
  }

  private static String text(String include, String annotations, @Nullable String nearest) {
    String text = "no class that was loaded is marked @L9Traced";
    if (!annotations.isEmpty()) {
      text += " or with what annotations=" + annotations + " names";
    }
    if (include.isEmpty()) {
      return text
          + "; methods without a mark are traced with an option such as include=com.acme..*";
    }
    text += ", and include=" + include + " names none";
    return nearest == null
        ? text
        : text
            + "; the nearest is "
            + nearest
            + " (com.acme..* means all classes in a package and below it)";
  }
}
