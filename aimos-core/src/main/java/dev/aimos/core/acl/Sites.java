package dev.aimos.core.acl;

import dev.aimos.core.expr.Ref;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The expressions of a plan that could be read.
 *
 * @param steps those of each step
 * @param own those of the plan itself
 */
record Sites(List<List<Site>> steps, List<Site> own) {
    /** The first expression of a step for that use, if it has one. */
    @Nullable
    Site of(int step, Site.Use use) {
        for (Site site : steps.get(step)) {
            if (site.use() == use) {
                return site;
            }
        }
        return null;
    }

    /** What the expressions of each step read. */
    List<List<Ref>> refsOfSteps() {
        List<List<Ref>> all = new ArrayList<>(steps.size());
        for (List<Site> sites : steps) {
            List<Ref> refs = new ArrayList<>();
            sites.forEach(site -> refs.addAll(site.refs()));
            all.add(refs);
        }
        return all;
    }
}
