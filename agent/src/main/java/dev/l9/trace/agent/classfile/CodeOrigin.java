package dev.l9.trace.agent.classfile;

import dev.l9.trace.model.ContentHash;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * The code of a class, as the JVM loaded it, and the place that it came from. Immutable.
 *
 * @param classFile the path of the class file below the root of the classes, such as {@code
 *     shop/Order.class}
 * @param place the path of the folder or jar; empty if it isn't known
 * @param root the root of the classes in the jar, such as {@code BOOT-INF/classes/}; usually empty
 * @param hash the {@link ContentHash} of the class file as the agent got it, which may have changes
 *     of other agents
 */
public record CodeOrigin(String classFile, String place, String root, String hash) {

  private static final String FILE = "file:";
  private static final String JAR_FILE = "jar:file:";
  private static final String IN_JAR = "!/";

  /** Spring Boot writes this, and then the path in the jar behind {@link #IN_NESTED}. */
  private static final String NESTED = "jar:nested:";

  private static final String IN_NESTED = "/!";

  /** That of a class of which nothing is known. */
  public static final CodeOrigin UNKNOWN = new CodeOrigin("", "", "", "");

  /**
   * The origin of a class that is being loaded. It reads no file and runs no code of the program,
   * so that any thread of the program may call it.
   *
   * @param name the internal name
   * @param domain the class's protection domain; null if it isn't known
   */
  public static CodeOrigin of(
      String name, @Nullable ProtectionDomain domain, byte[] loadedClassFile) {
    return of(PlainFiles.location(domain), name + ".class", ContentHash.of(loadedClassFile));
  }

  private static CodeOrigin of(String location, String classFile, String hash) {
    if (location.startsWith(FILE)) {
      return new CodeOrigin(classFile, path(location), "", hash);
    }
    boolean isNested = location.startsWith(NESTED);
    boolean isInJar = isNested || location.startsWith(JAR_FILE);
    int inJar = location.indexOf(isNested ? IN_NESTED : IN_JAR);
    if (!isInJar || inJar < 0) {
      return new CodeOrigin(classFile, "", "", hash);
    }
    String jar = location.substring((isNested ? NESTED : JAR_FILE).length(), inJar);
    String root = root(location.substring(inJar + IN_JAR.length()));
    return new CodeOrigin(classFile, path(FILE + jar), root, hash);
  }

  private static String path(String url) {
    return PlainFiles.file(url).getPath();
  }

  private static String root(String inJar) {
    boolean hasEnd = inJar.endsWith(IN_JAR);
    String root = hasEnd ? inJar.substring(0, inJar.length() - IN_JAR.length()) : inJar;
    return root.isEmpty() || root.endsWith("/") ? root : root + "/";
  }

  /** Whether both are of a class of one name, which has changed in between. */
  boolean isOtherVersionOf(CodeOrigin other) {
    return classFile.equals(other.classFile) && !hash.equals(other.hash);
  }
}
