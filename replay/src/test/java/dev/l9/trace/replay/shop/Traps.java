package dev.l9.trace.replay.shop;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Constructors that don't do what it looks like they do. */
public final class Traps {

  private Traps() {}

  /** Swaps its arguments in one case. */
  public static final class Point {
    final double x;
    final double y;
    final boolean isPolar;

    /** Swaps. */
    public Point(double x, double y, boolean isPolar) {
      double left = x;
      double right = y;
      if (isPolar) {
        left = y;
        right = x;
      }
      this.x = left;
      this.y = right;
      this.isPolar = isPolar;
    }
  }

  /** Leaves early. */
  public static final class Lazy {
    int size;
    final boolean isLazy;

    /** Leaves. */
    public Lazy(int size, boolean isLazy) {
      this.isLazy = isLazy;
      if (isLazy) {
        return;
      }
      this.size = size;
    }
  }

  /** Adds to what it is given. */
  public static final class Adding {
    final List<String> names;

    /** Adds. */
    public Adding(List<String> names) {
      this.names = new ArrayList<>(names);
      this.names.add("last");
    }
  }

  /** Sorts what it is given. */
  public static final class Sorting {
    final List<String> names;

    /** Sorts. */
    public Sorting(List<String> names) {
      this.names = new ArrayList<>(names);
      this.names.sort(null);
    }
  }

  /** Reads a text. */
  public static final class Reading {
    final Integer number;
    final Locale locale;

    /** Reads. */
    public Reading(String number, String locale) {
      this.number = Integer.valueOf(number);
      this.locale = new Locale(locale);
    }
  }

  /** Has an order. */
  public static final class Ordered {
    final TreeMap<String, String> names;

    /** Keeps the order. */
    public Ordered(Comparator<String> order) {
      this.names = new TreeMap<>(order);
    }
  }

  /** Has a field that is inherited. */
  public static class Base {
    int count;
  }

  /** Sets the inherited field. */
  public static final class Derived extends Base {
    /** Sets it. */
    public Derived() {
      this.count = 7;
    }
  }

  /** Gives itself away. */
  public static final class Leaking {
    int sum;

    /** Adds up. */
    public Leaking(List<Integer> numbers) {
      numbers.forEach(each -> sum += each);
    }
  }

  /** Looks at each argument. */
  public static final class Checking {
    final List<String> names;

    /** Looks. */
    public Checking(List<String> names) {
      for (String each : names) {
        if (each.isEmpty()) {
          throw new IllegalArgumentException("a name is empty");
        }
      }
      this.names = List.copyOf(names);
    }
  }
}
