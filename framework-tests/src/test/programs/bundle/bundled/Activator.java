package bundled;

import dev.l9.trace.L9Traced;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Needs the API only where the bundle imports it: an annotation may be missing at run time. */
public class Activator implements BundleActivator {

  record Order(int id, String customer) {}

  @Override
  public void start(BundleContext context) {
    boolean imports = context.getBundle().getHeaders().get("Import-Package").contains("l9");
    System.out.println(place(new Order(7, context.getBundle().getSymbolicName())));
    System.out.println(imports ? "current: " + (Api.current() != null) : "no API");
  }

  @Override
  public void stop(BundleContext context) {}

  @L9Traced
  String place(Order order) {
    return "placed " + order.id();
  }
}
