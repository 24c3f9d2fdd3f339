package dev.l9.trace.generator.extract.use;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import dev.l9.trace.generator.extract.syntax.Declaration;
import dev.l9.trace.generator.extract.syntax.NameResolver;
import dev.l9.trace.generator.extract.use.RepeatCheck.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds how a class notices repeated calls. That it does is said by code of this form: it asks by
 * the id of a request ({@link RequestKeys}) whether something is there, and where it is, leaves its
 * work undone, by {@code return}, {@code continue}, {@code break}, the other branch of an {@code
 * if} or {@code ?:}, {@code computeIfAbsent} or {@code orElseGet}.
 *
 * <ul>
 *   <li>It is noticed in memory, where a field is asked whose type ends in {@code Map}, {@code Set}
 *       or {@code Cache}, and into which the class also puts ids.
 *   <li>It is noticed in the substrate, where something is asked whose type, or else whose name,
 *       says that it is a store: {@code …Substrate…}, {@code …Memory…}, {@code …Store…}, {@code
 *       …Repository…}, {@code …Dao…}, {@code …Storage…}, {@code …Database…}, {@code …Ledger…},
 *       {@code …Inbox…}.
 *   <li>Where the asked method says by its name, or the name of what is called, that it is about
 *       repeated calls ({@code isDuplicate}, {@code deduplicator.check}), and is in the repository,
 *       its own body says what is asked. Where it isn't, or says neither, the place is unknown.
 * </ul>
 *
 * <p>A lookup that fails where nothing is there, one by the id of a tool, and a refusal by {@code
 * throw} aren't meant: so are entities loaded, tools found, and registrations kept apart.
 */
final class RepeatScan extends TreeScanner<Void, Void> {

  private final Declaration type;
  private final VariableTypes variables;
  private final RequestKeys keys;
  private final Collaborators collaborators;
  private final List<RepeatCheck> found = new ArrayList<>();
  private final List<RepeatCheck> unknown = new ArrayList<>();

  /**
   * Scans a class.
   *
   * @param requests the simple names of the spec's types
   */
  RepeatScan(Declaration type, Set<String> requests, NameResolver names) {
    this.type = type;
    this.variables = new VariableTypes(type.tree());
    this.keys = new RequestKeys(requests, variables);
    this.collaborators = new Collaborators(type, names);
  }

  /** The places, in the order of the file; the unknown ones only where there are no others. */
  List<RepeatCheck> checks() {
    type.tree().getMembers().forEach(member -> scan(member, null));
    return List.copyOf(found.isEmpty() ? unknown : found);
  }

  @Override
  public Void visitClass(ClassTree nested, Void nothing) {
    // A named one is scanned by itself.
    return nested.getSimpleName().isEmpty() ? super.visitClass(nested, null) : null;
  }

  @Override
  public Void visitMethod(MethodTree method, Void nothing) {
    variables.beginMethod();
    return super.visitMethod(method, null);
  }

  @Override
  public Void visitVariable(VariableTree variable, Void nothing) {
    variables.see(variable);
    return super.visitVariable(variable, null);
  }

  @Override
  public Void visitIf(IfTree tree, Void nothing) {
    Presence.of(tree.getCondition(), variables)
        .filter(
            asked -> Branches.skipWork(tree, asked.isWhenTrue(), AskedPlace.records(asked.call())))
        .ifPresent(asked -> check(asked.call()));
    return super.visitIf(tree, null);
  }

  @Override
  public Void visitConditionalExpression(ConditionalExpressionTree tree, Void nothing) {
    Presence.of(tree.getCondition(), variables).ifPresent(asked -> check(asked.call()));
    return super.visitConditionalExpression(tree, null);
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
    String name = ToolFieldReader.methodName(call);
    if (name.equals("computeIfAbsent") || (name.equals("get") && hasLambda(call))) {
      check(call);
    } else if (name.equals("orElseGet") && hasLambda(call)) {
      innermost(call).ifPresent(this::check);
    } else if (AskedPlace.saysRepeated(call, variables) && isAboutCall(call)) {
      unknown.add(check(Place.UNKNOWN, call));
    }
    return super.visitMethodInvocation(call, null);
  }

  private static boolean hasLambda(MethodInvocationTree call) {
    int count = call.getArguments().size();
    Tree last = count == 0 ? null : call.getArguments().get(count - 1);
    return last instanceof LambdaExpressionTree || last instanceof MemberReferenceTree;
  }

  /** Of a chain of calls, the first one that has arguments. */
  private static Optional<MethodInvocationTree> innermost(MethodInvocationTree call) {
    Optional<MethodInvocationTree> first = Optional.empty();
    ExpressionTree at = call;
    while (at instanceof MethodInvocationTree one
        && one.getMethodSelect() instanceof MemberSelectTree member) {
      first = one.getArguments().isEmpty() ? first : Optional.of(one);
      at = member.getExpression();
    }
    return first;
  }

  private boolean isAboutCall(MethodInvocationTree call) {
    return RequestKeys.anyIdIn(call.getArguments())
        || call.getArguments().stream().anyMatch(keys::isRequest);
  }

  private void check(MethodInvocationTree call) {
    boolean saysRepeated = AskedPlace.saysRepeated(call, variables) && isAboutCall(call);
    if (!saysRepeated && !keys.anyIn(call.getArguments())) {
      return;
    }
    Optional<Place> place = AskedPlace.of(call, variables);
    if (place.isPresent()) {
      if (place.get() != Place.MEMORY || AskedPlace.records(call) || isRecorded(call)) {
        found.add(check(place.get(), call));
      }
    } else if (saysRepeated) {
      collaborators.asked(call, variables).forEach(one -> found.add(check(one, call)));
    }
  }

  /** Whether the class puts ids into the field of this call. */
  private boolean isRecorded(MethodInvocationTree asking) {
    return AskedPlace.receiver(asking).filter(field -> Recorded.in(type, field)).isPresent();
  }

  private RepeatCheck check(Place place, MethodInvocationTree call) {
    String code = call.toString().replaceAll("\\s+", " ");
    String shown = code.length() <= 80 ? code : code.substring(0, 79) + "…";
    return new RepeatCheck(
        place, type.qualifiedName(), type.file().entry().name(), type.file().line(call), shown);
  }
}
