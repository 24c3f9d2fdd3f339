package demo;

import dev.l9.trace.HrmLayer;
import dev.l9.trace.L9Traced;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Says no names in its annotations: Spring takes those of the parameters. */
@RestController
public class OrderController {
  private final OrderService orders;

  OrderController(OrderService orders) {
    this.orders = orders;
  }

  @GetMapping("/orders/{id}")
  @L9Traced(layer = HrmLayer.ALTITUDE)
  public String order(@PathVariable int id, @RequestParam String customer) {
    return "order " + id + " is " + (orders.find(id).equals(customer) ? "yours" : "another's");
  }

  @ExceptionHandler(EmptyResultDataAccessException.class)
  @ResponseStatus(HttpStatus.NOT_FOUND)
  public String missing() {
    return "no such order";
  }
}
