package dev.l9.trace.benchmarks.replay.programs;

import java.util.List;
import java.util.Map;
import org.apache.commons.collections4.CollectionUtils;
import org.apache.commons.collections4.ListUtils;
import org.apache.commons.collections4.MapUtils;
import org.apache.commons.collections4.SetUtils;
import org.apache.commons.collections4.keyvalue.DefaultKeyValue;
import org.apache.commons.collections4.keyvalue.MultiKey;

/** Compares baskets, with Apache Commons Collections. */
public final class Baskets {

  private Baskets() {}

  public static void main(String[] args) {
    List<String> ann = List.of("lamp", "chair", "lamp");
    List<String> bob = List.of("chair", "desk");
    System.out.println(CollectionUtils.intersection(ann, bob));
    System.out.println(CollectionUtils.subtract(ann, bob));
    System.out.println(CollectionUtils.isEqualCollection(ann, bob));
    System.out.println(CollectionUtils.containsAny(ann, bob));
    System.out.println(CollectionUtils.isEmpty(ann) + " " + CollectionUtils.size(ann));
    System.out.println(CollectionUtils.getCardinalityMap(ann));
    System.out.println(CollectionUtils.isSubCollection(bob, ann));
    System.out.println(
        ListUtils.union(ann, bob) + " " + ListUtils.longestCommonSubsequence(ann, bob));
    System.out.println(ListUtils.partition(ann, 2).size() + " " + ListUtils.isEqualList(ann, bob));
    System.out.println(ListUtils.sum(ann, bob) + " " + ListUtils.hashCodeForList(ann));
    Map<String, Integer> prices = Map.of("lamp", 12);
    System.out.println(
        MapUtils.getInteger(prices, "lamp") + MapUtils.getString(prices, "desk", "?"));
    System.out.println(MapUtils.isNotEmpty(prices) + " " + MapUtils.getDoubleValue(prices, "lamp"));
    System.out.println(SetUtils.isEqualSet(List.of(1), List.of(1)));
    MultiKey<String> key = new MultiKey<>("a", "b");
    System.out.println(key.getKey(1) + key.size() + key.equals(new MultiKey<>("a", "b")));
    DefaultKeyValue<String, Integer> pair = new DefaultKeyValue<>("a", 1);
    System.out.println(pair.setValue(2) + pair.getKey() + pair.getValue());
    try {
      ListUtils.partition(ann, 0);
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage());
    }
  }
}
