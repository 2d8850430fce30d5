package dev.aimos.core.graph;

import dev.aimos.graph.Claim;
import dev.aimos.graph.Value;
import java.io.IOException;

/**
 * Says of a claim that arrives whether it may contradict one that is there: by key, at a cost that does not depend on the size
 * of the graph. Never misses one; what it flags is looked at closely when contradictions are asked for.
 */
public final class Arrivals {
    private final LatestGraph graph;
    private final Declarations declarations;

    /** Arrivals at a graph. */
    public Arrivals(LatestGraph graph, Declarations declarations) {
        this.graph = graph;
        this.declarations = declarations;
    }

    /** Whether a claim that is to hold over [from, to) may contradict another. */
    public boolean mayContradict(Claim claim, long from, long to) throws IOException {
        for (Declarations.Form form : declarations.forms(claim, graph)) {
            Declarations.Declared declared = declarations.of(form.predicate(), graph);
            boolean one = claim.positive() && declared.functional();
            String own = (one || !claim.positive())
                    ? Terms.subject(form.subject(), form.predicate())
                    : Terms.denied(form.subject(), form.predicate());
            boolean may = any(claim, form, one, own, from, to);
            // Claims that say it the other way round are filed by their object.
            Value subject = new Value.Ref(form.subject());
            may = may
                    || (declared.symmetric()
                            && any(claim, form, one, Terms.object(subject, form.predicate()), from, to));
            for (String inverse : declared.inverses()) {
                may = may || any(claim, form, one, Terms.object(subject, inverse), from, to);
            }
            if (may) {
                return true;
            }
        }
        return false;
    }

    private boolean any(Claim claim, Declarations.Form form, boolean one, String term, long from, long to)
            throws IOException {
        for (LatestGraph.Stretch stretch : graph.filedUnder(term, from, to)) {
            if (stretch.record().item() instanceof Claim other
                    && (other.positive() != claim.positive() || (one && !says(other, form)))
                    && !other.id().equals(claim.id())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a claim, found as one with the form's subject and predicate, names the form's object. */
    private static boolean says(Claim other, Declarations.Form form) {
        boolean own =
                other.subject().equals(form.subject()) && other.predicate().equals(form.predicate());
        return own ? other.object().equals(form.object()) : form.object().equals(new Value.Ref(other.subject()));
    }
}
