package dev.l9.trace.bootstrap;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.security.AllPermission;
import java.security.Permissions;
import java.security.ProtectionDomain;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * Loads everything of the agent that the application must not see.
 *
 * <ul>
 *   <li>The classes are in the agent's jar, under {@code inst/} and with the ending {@code
 *       .classdata}. So no other loader can find them, and nothing is unpacked to disk.
 *   <li>The parent is the platform loader, so nothing of the application can get in here.
 *   <li>The few classes at the jar's root that this part of the agent uses too are defined again,
 *       from the same bytes.
 *   <li>The jar stays open as long as the JVM runs, so that replacing it on disk breaks nothing.
 * </ul>
 */
final class AgentClassLoader extends ClassLoader {

  static {
    registerAsParallelCapable();
  }

  private static final String HIDDEN_ROOT = "inst/";
  private static final String SHARED_ROOT = "dev/l9/trace/bootstrap/";

  /**
   * The agent's classes have all permissions, so that a security manager of the program doesn't
   * stop the agent's own work.
   */
  private static final ProtectionDomain ALL_RIGHTS = allRights();

  private final JarFile jar;

  private AgentClassLoader(JarFile jar) {
    super("l9-agent", getPlatformClassLoader());
    this.jar = jar;
  }

  /**
   * Makes a loader of the classes in the agent's jar. Its type is general, so that callers don't
   * depend on this class.
   */
  static ClassLoader open(File jar) throws IOException {
    return new AgentClassLoader(new JarFile(jar, false));
  }

  private static ProtectionDomain allRights() {
    Permissions permissions = new Permissions();
    permissions.add(new AllPermission());
    return new ProtectionDomain(null, permissions);
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    String path = name.replace('.', '/');
    try {
      byte[] bytes = read(HIDDEN_ROOT + path + ".classdata");
      if (bytes == null && path.startsWith(SHARED_ROOT)) {
        bytes = read(path + ".class");
      }
      if (bytes != null) {
        return defineClass(name, bytes, 0, bytes.length, ALL_RIGHTS);
      }
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
    throw new ClassNotFoundException(name);
  }

  @Override
  public @Nullable InputStream getResourceAsStream(String name) {
    try {
      byte[] bytes = read(HIDDEN_ROOT + name);
      return bytes == null ? null : new ByteArrayInputStream(bytes);
    } catch (IOException e) {
      return null;
    }
  }

  private byte @Nullable [] read(String entryName) throws IOException {
    ZipEntry entry = jar.getEntry(entryName);
    if (entry == null) {
      return null;
    }
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }
}
