package dev.l9.trace.benchmarks.workload;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A real program: the H2 database in memory runs a script of inserts, joins, groupings, updates and
 * deletes, three times to warm up (once where time is short), then measured:
 *
 * <pre>SqlScript RESULT-FILE SECONDS</pre>
 */
public final class SqlScript {

  private static final int ROWS = 2_000;

  private static final String[] QUERIES = {
    "select count(*), sum(cents) from orders where quantity > 3",
    "select c.town, count(*), avg(o.cents) from orders o join customers c on c.id = o.customer"
        + " group by c.town having count(*) > 1 order by 2 desc",
    "select * from customers c where exists"
        + " (select 1 from orders o where o.customer = c.id and o.cents > 90000) order by c.name",
    "select distinct town from customers union select 'x' || quantity from orders",
    "with t as (select customer, sum(cents) s from orders group by customer)"
        + " select name, s from t join customers on id = customer order by s desc limit 10",
    "update orders set quantity = quantity + 1 where mod(id, 7) = 0",
    "delete from orders where mod(id, 11) = 0"
  };

  private SqlScript() {}

  public static void main(String[] args) throws Exception {
    double seconds = Double.parseDouble(args[1]);
    int warmUp = seconds < 1 ? 1 : 3;
    for (int i = 0; i < warmUp; i++) {
      script();
    }
    CpuClock cpu = new CpuClock();
    long cpuBefore = cpu.settle();
    long start = System.nanoTime();
    int runs = 0;
    do {
      script();
      runs++;
    } while (System.nanoTime() - start < seconds * 1e9);
    double millis = (System.nanoTime() - start) / 1e6 / runs;
    double cpuMillis = (cpu.settle() - cpuBefore) / 1e6 / runs;
    Files.writeString(
        Path.of(args[0]),
        "ms=" + millis + "\ncpu=" + cpuMillis + "\nruns=" + (runs + warmUp) + "\n");
  }

  private static void script() throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create table customers(id int primary key, name varchar, town varchar);"
              + "create table orders(id int primary key, customer int, quantity int, cents bigint);"
              + "create index by_customer on orders(customer)");
      insert(connection);
      for (int i = 0; i < 5; i++) {
        for (String query : QUERIES) {
          run(statement, query);
        }
        lookUp(connection);
      }
    }
  }

  private static void insert(Connection connection) throws SQLException {
    try (PreparedStatement customers =
            connection.prepareStatement("insert into customers values(?, ?, ?)");
        PreparedStatement orders =
            connection.prepareStatement("insert into orders values(?, ?, ?, ?)")) {
      for (int i = 0; i < ROWS; i++) {
        customers.setInt(1, i);
        customers.setString(2, "customer " + i);
        customers.setString(3, "town " + i % 40);
        customers.executeUpdate();
        orders.setInt(1, i);
        orders.setInt(2, i * 31 % ROWS);
        orders.setInt(3, i % 9);
        orders.setLong(4, i * 7919L % 100_000);
        orders.executeUpdate();
      }
    }
  }

  private static void lookUp(Connection connection) throws SQLException {
    try (PreparedStatement byCustomer =
        connection.prepareStatement("select * from orders where customer = ?")) {
      for (int i = 0; i < 200; i++) {
        byCustomer.setInt(1, i * 7);
        read(byCustomer.executeQuery());
      }
    }
  }

  private static void run(Statement statement, String sql) throws SQLException {
    if (statement.execute(sql)) {
      read(statement.getResultSet());
    }
  }

  private static void read(ResultSet rows) throws SQLException {
    try (rows) {
      while (rows.next()) {
        ChainLoop.sink = rows.getString(1).length();
      }
    }
  }
}
