package dev.l9.trace.cli.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.l9.trace.git.Checkout;
import dev.l9.trace.testkit.ProgramRun;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Function;

/**
 * Answers git in this JVM as {@code l9 git filter-process} and {@code l9 git merge} do in one of
 * their own. Git starts a filter with most of its commands, and the start of a JVM would take most
 * of a test's time.
 */
public final class FilterServer {

  private final ServerSocket socket;
  private final Function<String[], ProgramRun> commands;

  private FilterServer(ServerSocket socket, Function<String[], ProgramRun> commands) {
    this.socket = socket;
    this.commands = commands;
  }

  /**
   * Starts a server for as long as this JVM runs, and makes a command that git can take for {@code
   * bin/l9}. The command hands what git says to the server. It runs {@code bin/l9} for all that is
   * neither a filter nor a merge, and where a filter works with an index that the server doesn't
   * know of.
   *
   * @param l9 the script {@code bin/l9}
   * @param command where the command is to be
   * @param commands runs commands of {@code l9} in this JVM
   */
  public static void start(Path l9, Path command, Function<String[], ProgramRun> commands)
      throws IOException {
    ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    Files.writeString(
        command,
        """
        #!/usr/bin/env bash
        if [ "$1 $2" != "git merge" ]; then
          if [ "$*" != "git filter-process" ] || [ -n "${GIT_INDEX_FILE:-}" ]; then
            exec '%s' "$@"
          fi
        fi
        exec 3<>/dev/tcp/127.0.0.1/%d
        { pwd -P; echo $#; printf '%%s\n' "$@"; } >&3
        if [ "$2" = merge ]; then
          read -r code <&3
          cat <&3 >&2
          exit "$code"
        fi
        cat <&3 3>&- &
        cat >&3
        kill $!
        wait $! 2>/dev/null
        exit 0
        """
            .formatted(l9, socket.getLocalPort()));
    if (!command.toFile().setExecutable(true)) {
      throw new IOException("can't make " + command + " executable");
    }
    thread(new FilterServer(socket, commands)::accept);
  }

  private static void thread(Runnable task) {
    Thread thread = new Thread(task, "filter");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = socket.accept();
        thread(() -> serve(client));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(Socket client) {
    try (client;
        InputStream in = new BufferedInputStream(client.getInputStream());
        OutputStream out = new BufferedOutputStream(client.getOutputStream())) {
      Path folder = Path.of(line(in));
      String[] arguments = new String[Integer.parseInt(line(in))];
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = line(in);
      }
      if (arguments[1].equals("merge")) {
        merge(folder, arguments, out);
      } else {
        GitFilterCommand.run(in, out, Objects.requireNonNull(Checkout.of(folder)));
      }
    } catch (IOException e) {
      // Git was stopped, and its user knows.
    }
  }

  /** The first three arguments are files in git's folder, which isn't that of this JVM. */
  private void merge(Path folder, String[] arguments, OutputStream out) throws IOException {
    for (int i = 2; i < 5; i++) {
      arguments[i] = folder.resolve(arguments[i]).toString();
    }
    ProgramRun run = commands.apply(arguments);
    out.write((run.exitCode() + "\n" + run.out() + run.err()).getBytes(UTF_8));
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      line.write(b);
    }
    return line.toString(UTF_8);
  }
}
