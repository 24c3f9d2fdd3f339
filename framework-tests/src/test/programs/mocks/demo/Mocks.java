package demo;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import dev.l9.trace.L9Traced;
import java.util.List;
import org.mockito.MockMakers;
import org.mockito.MockedStatic;

/** Mocks of traced classes, and the classes themselves. */
public class Mocks {

  public static void main(String[] args) {
    Price price = mock(Price.class);
    when(price.of("pen")).thenReturn(7);
    App.Shop shop = new App.Shop(price);
    System.out.println("mock " + shop.total(List.of(new App.Line("pen", 2))));
    verify(price).of("pen");
    Price spied = spy(new Price());
    System.out.println("spy " + spied.of("ink"));
    System.out.println("real " + new Price().of("pen"));
    try (MockedStatic<Price> statics = mockStatic(Price.class)) {
      statics.when(() -> Price.round(19)).thenReturn(1);
      System.out.println("static " + Price.round(19));
    }
    System.out.println("real " + Price.round(19));
    Open open = mock(Open.class, withSettings().mockMaker(MockMakers.SUBCLASS));
    when(open.name()).thenReturn("mocked");
    System.out.println("subclass " + open.name() + " " + new Open().name());
  }

  /** Mockito copies the annotation to the subclass that it makes. */
  public static class Open {
    @L9Traced
    public String name() {
      return "real";
    }
  }
}
