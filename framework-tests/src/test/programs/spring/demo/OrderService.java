package demo;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Has no interface, so its proxy is a subclass. */
@Service
@L9Traced(layer = HrmLayer.FOCUS)
public class OrderService {
  private final JdbcTemplate jdbc;

  OrderService(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Transactional
  public String place(int id, String customer) {
    jdbc.update("insert into orders values (?, ?)", id, customer);
    return "placed " + id;
  }

  @Transactional
  public String placeAndFail(int id, String customer) {
    place(id, customer);
    throw new IllegalStateException("rolled back");
  }

  @Transactional(readOnly = true)
  public int count() {
    return jdbc.queryForObject("select count(*) from orders", Integer.class);
  }

  @Transactional(readOnly = true)
  public String find(int id) {
    return jdbc.queryForObject("select customer from orders where id = ?", String.class, id);
  }
}
