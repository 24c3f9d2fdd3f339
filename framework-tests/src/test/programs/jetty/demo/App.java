package demo;

import dev.l9.trace.L9Traced;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Serves a few requests on the loopback interface, and says what came back. */
public class App {

  public static void main(String[] args) throws Exception {
    Server server = new Server(new InetSocketAddress("127.0.0.1", 0));
    ServletContextHandler context = new ServletContextHandler("/");
    context.addServlet(Orders.class, "/orders/*");
    server.setHandler(context);
    server.start();
    int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    URI orders = URI.create("http://127.0.0.1:" + port + "/orders/");
    System.out.println(send(HttpRequest.newBuilder(orders.resolve("7?customer=Ada"))));
    System.out.println(
        send(
            HttpRequest.newBuilder(orders.resolve("8"))
                .POST(HttpRequest.BodyPublishers.ofString("a body that is read once"))));
    System.out.println(send(HttpRequest.newBuilder(orders.resolve("none"))));
    server.stop();
  }

  private static String send(HttpRequest.Builder request) throws Exception {
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    boolean isPage = response.statusCode() == 500;
    return response.statusCode() + (isPage ? "" : " " + response.body());
  }

  /** The requests and responses that it is given are Jetty's own objects. */
  public static class Orders extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    @L9Traced
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      int id = Integer.parseInt(request.getPathInfo().substring(1));
      response.getWriter().print(find(id, request.getParameter("customer")));
    }

    @Override
    @L9Traced
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().print(read(request.getInputStream()));
    }

    @L9Traced
    private static String find(int id, String customer) {
      return "order " + id + " of " + customer;
    }

    @L9Traced
    private static String read(InputStream body) throws IOException {
      return new String(body.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
