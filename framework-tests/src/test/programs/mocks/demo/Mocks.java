package demo;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.mockStatic;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;
import static org.mockito.Mockito.withSettings;

import dev.l9.trace.L9Traced;
import java.io.File;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
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
    mocksOfTheJdk();
  }

  /** Mockito knows each call that it didn't expect, also of the JDK's own classes. */
  private static void mocksOfTheJdk() {
    List<String> list = spy(new ArrayList<>(List.of("a")));
    Map<String, String> map = spy(new TreeMap<>(Map.of("a", "b")));
    Set<String> set = spy(new LinkedHashSet<>(Set.of("a")));
    AtomicInteger number = spy(new AtomicInteger(3));
    HashMap<?, ?> mocked = mock(HashMap.class);
    Date date = mock(Date.class);
    File file = mock(File.class);
    BigDecimal decimal = mock(BigDecimal.class);
    Exception exception = mock(IllegalStateException.class);
    for (Object each : List.of(list, map, set, number, mocked, date, file, decimal, exception)) {
      look(each);
      verifyNoInteractions(each);
    }
    when(list.size()).thenReturn(7).thenReturn(8);
    look(list);
    System.out.println("stubs " + list.size() + " " + list.size());
  }

  @L9Traced
  static void look(Object value) {}

  /** Mockito copies the annotation to the subclass that it makes. */
  public static class Open {
    @L9Traced
    public String name() {
      return "real";
    }
  }
}
