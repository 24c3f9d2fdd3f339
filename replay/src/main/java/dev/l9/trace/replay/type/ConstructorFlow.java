package dev.l9.trace.replay.type;

import dev.l9.trace.replay.type.ConstructorEffects.Content;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.Label;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the stack, the variables and the fields, on each way through a constructor. Ways
 * that meet have to agree, since nothing says which of them was taken.
 */
final class ConstructorFlow {

  /** How all is at a place. */
  private record State(
      List<Object> stack, Map<Integer, Object> variables, Map<String, Content> fields) {

    /** Whether nothing that is used later differs. A variable that only one has isn't used. */
    boolean agrees(State other) {
      return stack.equals(other.stack)
          && fields.equals(other.fields)
          && variables.entrySet().stream()
              .allMatch(
                  each -> {
                    Object there = other.variables.get(each.getKey());
                    return there == null || there.equals(each.getValue());
                  });
    }
  }

  private final Map<Label, State> jumps = new HashMap<>();
  private final Map<Label, State> passed = new HashMap<>();
  private final List<Object> stack = new ArrayList<>();
  private final Map<Integer, Object> variables = new HashMap<>();
  private final Map<String, Content> fields = new HashMap<>();
  private @Nullable Map<String, Content> ended;
  private boolean isKnown = true;
  private boolean isReachable = true;

  boolean isReachable() {
    return isReachable;
  }

  /** Says that something isn't understood. */
  void giveUp() {
    isKnown = false;
  }

  /** What the constructor did, at its end. */
  ConstructorEffects effects() {
    return ended == null ? ConstructorEffects.UNKNOWN : new ConstructorEffects(ended, isKnown);
  }

  void push(Object value) {
    stack.add(value);
  }

  Object pop() {
    if (stack.isEmpty()) {
      giveUp();
      return new Content.Other();
    }
    return stack.remove(stack.size() - 1);
  }

  /** Puts an object that is made now in place of the one that was being made. */
  void replace(Object before, Object now) {
    stack.replaceAll(each -> each.equals(before) ? now : each);
  }

  void store(int variable, Object value) {
    variables.put(variable, value);
  }

  Object load(int variable) {
    return variables.getOrDefault(variable, new Content.Other());
  }

  void put(String field, Content content) {
    fields.put(field, content);
  }

  void putAll(Map<String, Content> contents) {
    fields.putAll(contents);
  }

  /** What a field holds; one that nothing was put into has its default value. */
  Content get(String field) {
    return fields.getOrDefault(field, new Content.Constant(null));
  }

  /** The constructor returns. Whatever its other ends are, they may differ in no field. */
  void end() {
    Map<String, Content> before = ended;
    isKnown &= before == null || before.equals(fields);
    ended = Map.copyOf(fields);
    stop();
  }

  /** An exception is thrown, or it goes on elsewhere. */
  void stop() {
    isReachable = false;
  }

  /** It may go on at a label. */
  void leave(Label label) {
    State now = state();
    State before = passed.containsKey(label) ? passed.get(label) : jumps.put(label, now);
    isKnown &= before == null || before.agrees(now);
  }

  /** Comes to a label, where ways may meet. */
  void arrive(Label label) {
    State arriving = jumps.remove(label);
    if (arriving != null && isReachable) {
      isKnown &= arriving.agrees(state());
    } else if (arriving != null) {
      isReachable = true;
      take(arriving);
    }
    passed.put(label, state());
  }

  private void take(State state) {
    stack.clear();
    stack.addAll(state.stack());
    variables.clear();
    variables.putAll(state.variables());
    fields.clear();
    fields.putAll(state.fields());
  }

  private State state() {
    return new State(List.copyOf(stack), Map.copyOf(variables), Map.copyOf(fields));
  }
}
