package dev.aimos.core.expr;

import dev.aimos.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds conditions that can never be true, whatever the values are. Not all of them. */
public final class Unsatisfiable {
    /** More ways to be true are not looked through. */
    private static final int MOST = 64;

    private Unsatisfiable() {}

    /** Why a condition can never be true; empty if it may be, or if it is too hard to tell. */
    public static Optional<String> reason(Expr condition) {
        List<List<Fact>> ways = ways(condition, true);
        if (ways == null) {
            return Optional.empty();
        }
        Optional<String> first = Optional.empty();
        for (List<Fact> way : ways) {
            Optional<String> reason = conflict(way);
            if (reason.isEmpty()) {
                return reason;
            }
            first = first.isPresent() ? first : reason;
        }
        return first.isPresent() ? first : Optional.of("it is always false");
    }

    /** The ways in which a condition can be true, or false: in each, some facts hold. None if it cannot; null if too many. */
    private static @Nullable List<List<Fact>> ways(Expr condition, boolean positive) {
        if (condition instanceof Expr.Reference reference) {
            return ways(reference.inner(), positive);
        }
        if (condition instanceof Expr.Not not) {
            return ways(not.of(), !positive);
        }
        if (condition instanceof Expr.Binary binary
                && (binary.operator() == Operator.AND || binary.operator() == Operator.OR)) {
            List<List<Fact>> left = ways(binary.left(), positive);
            List<List<Fact>> right = ways(binary.right(), positive);
            if (left == null || right == null) {
                return null;
            }
            return (binary.operator() == Operator.AND) == positive ? both(left, right) : either(left, right);
        }
        Optional<Json> constant = Constant.fold(condition);
        if (constant.isPresent()) {
            return constant.get().equals(Json.of(positive)) ? List.of(List.of()) : List.of();
        }
        return List.of(Fact.of(condition, positive).map(List::of).orElse(List.of()));
    }

    private static @Nullable List<List<Fact>> both(List<List<Fact>> left, List<List<Fact>> right) {
        if (left.size() * right.size() > MOST) {
            return null;
        }
        List<List<Fact>> all = new ArrayList<>();
        for (List<Fact> one : left) {
            for (List<Fact> other : right) {
                List<Fact> facts = new ArrayList<>(one);
                facts.addAll(other);
                all.add(facts);
            }
        }
        return all;
    }

    private static @Nullable List<List<Fact>> either(List<List<Fact>> left, List<List<Fact>> right) {
        List<List<Fact>> all = new ArrayList<>(left);
        all.addAll(right);
        return all.size() > MOST ? null : all;
    }

    private static Optional<String> conflict(List<Fact> facts) {
        Map<String, Domain> domains = new HashMap<>();
        for (Fact fact : facts) {
            Optional<String> conflict = domains.computeIfAbsent(fact.subject(), any -> new Domain(fact.natural()))
                    .add(fact);
            if (conflict.isPresent()) {
                return conflict;
            }
        }
        return Optional.empty();
    }
}
