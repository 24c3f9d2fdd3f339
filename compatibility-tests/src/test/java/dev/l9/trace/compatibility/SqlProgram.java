package dev.l9.trace.compatibility;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A program on the H2 database: creates tables in a file, fills them, prints what queries of many
 * kinds give, errors among them, and writes a dump.
 *
 * <pre>SqlProgram ROWS</pre>
 */
final class SqlProgram {

  private static final String[] SCRIPT = {
    "create index by_customer on orders(customer)",
    "select count(*), sum(cents) from orders where quantity > 3",
    "select c.town, count(*), avg(o.cents) from orders o join customers c on c.id = o.customer"
        + " group by c.town having count(*) > 1 order by 2 desc, 1",
    "select name from customers c where exists"
        + " (select 1 from orders o where o.customer = c.id and o.cents > 90000) order by name",
    "select town from customers union select 'x' || quantity from orders order by 1",
    "with t as (select customer, sum(cents) s from orders group by customer)"
        + " select name, s, rank() over (order by s desc) from t join customers on id = customer"
        + " order by s desc, name limit 10",
    "update orders set quantity = quantity + 1 where mod(id, 7) = 0",
    "delete from orders where mod(id, 11) = 0",
    "select no_such_column from orders",
    "select 1 / (id - id) from orders",
    "merge into customers key(id) values(1, 'merged', 'town')",
    "alter table orders add column note varchar(20) default 'none' not null",
    "select note, regexp_replace(name, '[0-9]+', '#'), timestamp '2026-01-02 03:04:05'"
        + " from orders join customers c on c.id = customer order by orders.id limit 5",
    "explain select * from orders where customer = 3",
    "script nopasswords to 'dump.sql'"
  };

  private SqlProgram() {}

  public static void main(String[] args) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:./database", "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "create table customers(id int primary key, name varchar, town varchar);"
              + "create table orders(id int primary key, customer int, quantity int, cents bigint)");
      insert(connection, Integer.parseInt(args[0]));
      for (String sql : SCRIPT) {
        System.out.println("> " + sql);
        run(statement, sql);
      }
    }
  }

  private static void insert(Connection connection, int rows) throws SQLException {
    try (PreparedStatement customers =
            connection.prepareStatement("insert into customers values(?, ?, ?)");
        PreparedStatement orders =
            connection.prepareStatement("insert into orders values(?, ?, ?, ?)")) {
      for (int i = 0; i < rows; i++) {
        customers.setInt(1, i);
        customers.setString(2, "customer " + i);
        customers.setString(3, "town " + i % 10);
        customers.executeUpdate();
        orders.setInt(1, i);
        orders.setInt(2, i * 31 % rows);
        orders.setInt(3, i % 9);
        orders.setLong(4, i * 7919L % 100_000);
        orders.executeUpdate();
      }
    }
  }

  private static void run(Statement statement, String sql) {
    try {
      if (!statement.execute(sql)) {
        System.out.println(statement.getUpdateCount());
        return;
      }
      try (ResultSet rows = statement.getResultSet()) {
        while (rows.next()) {
          print(rows);
        }
      }
    } catch (SQLException e) {
      System.out.println(e.getErrorCode() + " " + e.getMessage());
    }
  }

  private static void print(ResultSet rows) throws SQLException {
    StringBuilder line = new StringBuilder();
    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
      line.append(rows.getString(i)).append('|');
    }
    System.out.println(line);
  }
}
