package demo;

import dev.l9.trace.L9Traced;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.logging.LogManager;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.aop.support.AopUtils;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** Uses what Spring makes proxies for, and says what came out. */
@SpringBootApplication
@EnableTransactionManagement
@EnableAsync
public class App {

  /** Called by the proxy of this class, and not again for the second use. */
  @Bean
  @L9Traced(captureOutput = false)
  DataSource dataSource() {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:orders;DB_CLOSE_DELAY=-1");
    return source;
  }

  @Bean
  JdbcTemplate jdbc() {
    JdbcTemplate jdbc = new JdbcTemplate(dataSource());
    jdbc.execute("create table orders (id int primary key, customer varchar(20))");
    return jdbc;
  }

  @Bean
  PlatformTransactionManager transactions() {
    return new JdbcTransactionManager(dataSource());
  }

  public static void main(String[] args) throws Exception {
    LogManager.getLogManager().reset(); // Tomcat's, which Spring Boot doesn't take over.
    SpringApplication app = new SpringApplication(App.class);
    app.setBannerMode(Banner.Mode.OFF);
    app.setLogStartupInfo(false);
    app.setDefaultProperties(
        Map.of(
            "server.port", "0",
            "server.address", "127.0.0.1",
            "logging.level.root", "error",
            "spring.aop.proxy-target-class", "false"));
    try (ConfigurableApplicationContext context = app.run(args)) {
      use(context);
    }
  }

  private static void use(ConfigurableApplicationContext context) throws Exception {
    OrderService orders = context.getBean(OrderService.class);
    Greeter greeter = context.getBean(Greeter.class);
    System.out.println("CGLIB " + AopUtils.isCglibProxy(orders));
    System.out.println("JDK " + AopUtils.isJdkDynamicProxy(greeter));
    System.out.println(orders.place(7, "Ada"));
    try {
      orders.place(7, "Bob");
    } catch (RuntimeException e) {
      System.out.println(e.getClass().getSimpleName());
    }
    try {
      orders.placeAndFail(8, "Cid");
    } catch (IllegalStateException e) {
      System.out.println(e.getMessage());
    }
    System.out.println(orders.count() + " in the table");
    System.out.println(greeter.greet("Ada"));
    System.out.println(audit(context.getBean(Audit.class), 7));
    System.out.println(get(context, "/orders/7?customer=Ada"));
    System.out.println(get(context, "/orders/9?customer=Eve"));
  }

  @L9Traced(captureInputs = false)
  private static String audit(Audit audit, int id) throws Exception {
    return audit.record(id).get();
  }

  private static String get(ConfigurableApplicationContext context, String path) throws Exception {
    String port = context.getEnvironment().getProperty("local.server.port");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    return response.statusCode() + " " + response.body();
  }
}
