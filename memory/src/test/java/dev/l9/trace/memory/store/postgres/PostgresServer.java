package dev.l9.trace.memory.store.postgres;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A server of its own, in a temporary folder, that listens on this machine only. Its programs are
 * looked for on the path, and where Debian puts them. They refuse to run as root: for root, they
 * run as the first other user that there is.
 */
final class PostgresServer implements AutoCloseable {

  private static final List<String> USERS = List.of("postgres", "nobody");

  private final Path programs;
  private final Path folder;
  private final int port;
  private Process process;

  private PostgresServer(Path programs, Path folder, int port) {
    this.programs = programs;
    this.folder = folder;
    this.port = port;
  }

  /** The folder of the server's programs; empty if there is none. */
  static Optional<Path> programs() throws IOException {
    List<Path> folders = new ArrayList<>();
    for (String folder : System.getenv("PATH").split(java.io.File.pathSeparator)) {
      folders.add(Path.of(folder));
    }
    Path debian = Path.of("/usr/lib/postgresql");
    if (Files.isDirectory(debian)) {
      try (Stream<Path> versions = Files.list(debian)) {
        versions
            .sorted(Comparator.reverseOrder())
            .forEach(version -> folders.add(version.resolve("bin")));
      }
    }
    return folders.stream()
        .filter(folder -> Files.isExecutable(folder.resolve("initdb")))
        .filter(folder -> Files.isExecutable(folder.resolve("postgres")))
        .findFirst();
  }

  /** Starts a server. */
  static PostgresServer start(Path programs) throws IOException {
    Path folder = Files.createTempDirectory("l9-postgres");
    PostgresServer server = new PostgresServer(programs, folder, freePort());
    try {
      if (isRoot()) {
        server.run(List.of("chown", user(), folder.toString()));
      }
      List<String> initdb = server.asUser("initdb");
      initdb.addAll(
          List.of("-D", server.data(), "-U", "l9", "-A", "trust", "-E", "UTF8", "--no-locale"));
      initdb.add("--no-sync");
      server.run(initdb);
      server.startAgain();
      return server;
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private static String user() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("/etc/passwd"));
    return USERS.stream()
        .filter(user -> lines.stream().anyMatch(line -> line.startsWith(user + ":")))
        .findFirst()
        .orElseThrow(() -> new IOException("there is no user for the server among " + USERS));
  }

  private List<String> asUser(String program) throws IOException {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("setpriv", "--reuid", user(), "--clear-groups"));
    }
    command.add(programs.resolve(program).toString());
    return command;
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private void run(List<String> command) throws IOException {
    Process program = builder(command).start();
    try {
      if (program.waitFor() != 0) {
        throw new IOException(command + ": " + Files.readString(log()));
      }
    } catch (InterruptedException e) {
      program.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private ProcessBuilder builder(List<String> command) {
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
  }

  private Path log() {
    return folder.resolve("log");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Starts it once more, after {@link #kill}. */
  void startAgain() throws IOException {
    List<String> command = asUser("postgres");
    command.addAll(List.of("-D", data(), "-p", "" + port, "-c", "listen_addresses=127.0.0.1"));
    command.addAll(List.of("-c", "unix_socket_directories="));
    process = builder(command).start();
    while (!answers()) {
      if (!process.isAlive()) {
        throw new IOException("the server ended: " + Files.readString(log()));
      }
      try {
        process.waitFor(50, TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException(e);
      }
    }
  }

  private boolean answers() {
    try (var connection = java.sql.DriverManager.getConnection(url("postgres"))) {
      return connection.isValid(10);
    } catch (java.sql.SQLException e) {
      return false;
    }
  }

  /** The URL of a schema. */
  String url(String schema) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=l9&currentSchema=" + schema;
  }

  /** Ends it as a failure of the machine would. */
  void kill() throws IOException {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    await();
  }

  private void await() throws IOException {
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    if (process != null) {
      kill();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
