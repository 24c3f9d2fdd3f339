package dev.l9.trace.cli.git;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.l9.trace.git.Checkout;
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

/**
 * Answers git in this JVM as {@code l9 git filter-process} does in one of its own. Git starts a
 * filter with most of its commands, and the start of a JVM would take most of a test's time.
 */
public final class FilterServer {

  private final ServerSocket socket;

  private FilterServer(ServerSocket socket) {
    this.socket = socket;
  }

  /**
   * Starts a server for as long as this JVM runs, and makes a command that git can take for {@code
   * bin/l9}. The command hands what git says to the server. It runs {@code bin/l9} for all that is
   * no filter, and where git works with an index that the server doesn't know of.
   *
   * @param l9 the script {@code bin/l9}
   * @param command where the command is to be
   */
  public static void start(Path l9, Path command) throws IOException {
    ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    Files.writeString(
        command,
        """
        #!/usr/bin/env bash
        if [ "$*" != "git filter-process" ] || [ -n "${GIT_INDEX_FILE:-}" ]; then
          exec '%s' "$@"
        fi
        exec 3<>/dev/tcp/127.0.0.1/%d
        pwd -P >&3
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
    thread(new FilterServer(socket)::accept);
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

  private static void serve(Socket client) {
    try (client;
        InputStream in = new BufferedInputStream(client.getInputStream());
        OutputStream out = new BufferedOutputStream(client.getOutputStream())) {
      Path folder = Path.of(line(in));
      GitFilterCommand.run(in, out, Objects.requireNonNull(Checkout.of(folder)));
    } catch (IOException e) {
      // Git was stopped, and its user knows.
    }
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      line.write(b);
    }
    return line.toString(UTF_8);
  }
}
