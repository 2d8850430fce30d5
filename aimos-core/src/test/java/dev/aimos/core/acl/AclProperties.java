package dev.aimos.core.acl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.core.expr.Problems;
import dev.aimos.core.expr.Source;
import dev.aimos.plan.Plan;
import dev.aimos.plan.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds of all plans, and of all texts. */
class AclProperties {

    private static Plan read(String text) {
        Problems problems = new Problems();
        Parsed parsed = AclParser.parse(new Source(text), problems);
        assertThat(problems.sorted()).filteredOn(Problem::error).as(text).isEmpty();
        return parsed.plan();
    }

    @Property(tries = 1_000)
    void whatIsPrintedIsReadAsItWas(@ForAll long seed) {
        Plan plan = new AnyPlans(seed).plan();
        String printed = AclPrinter.print(plan);
        assertThat(read(printed)).isEqualTo(plan);
        assertThat(AclPrinter.print(read(printed))).isEqualTo(printed);
    }

    @Property(tries = 300)
    void whatIsPrintedIsLaidOutAlready(@ForAll long seed) {
        String printed = AclPrinter.print(new AnyPlans(seed).plan());
        assertThat(AclFormatter.format(new Source(printed), new Problems())).isEqualTo(printed);
    }

    @Property(tries = 500)
    void layingOutKeepsThePlanAndTheCommentsAndIsDoneOnce(@ForAll long seed) {
        Random random = new Random(seed);
        Plan plan = new AnyPlans(seed).plan();
        List<String> comments = new ArrayList<>();
        String text = Mutations.spaced(AclPrinter.print(plan), random, comments);
        String once = AclFormatter.format(new Source(text), new Problems());
        assertThat(read(once)).as(text).isEqualTo(plan);
        assertThat(AclFormatter.format(new Source(once), new Problems()))
                .as(text)
                .isEqualTo(once);
        int from = 0;
        for (String comment : comments) {
            int at = once.indexOf(comment, from);
            assertThat(at).as(comment).isNotNegative();
            from = at + comment.length();
        }
    }

    @Property(tries = 3_000)
    void brokenPlansAreToldWhatIsWrongAndNothingIsThrown(@ForAll long seed) {
        Random random = new Random(seed);
        String text = Mutations.broken(AclPrinter.print(new AnyPlans(seed).plan()), random);
        Problems problems = new Problems();
        Source source = new Source(text);
        Parsed parsed = AclParser.parse(source, problems);
        for (Problem problem : problems.sorted()) {
            assertThat(problem.toString()).isNotBlank();
        }
        if (problems.hasErrors()) {
            assertThat(AclFormatter.format(source, new Problems())).isEqualTo(text);
        }
        if (parsed == null) {
            assertThat(problems.hasErrors()).isTrue();
        } else {
            Checker.check(parsed.plan(), parsed.places(), source, new Problems());
        }
        if (parsed != null && !problems.hasErrors()) {
            assertThat(read(AclPrinter.print(parsed.plan()))).isEqualTo(parsed.plan());
            String once = AclFormatter.format(source, new Problems());
            assertThat(read(once)).isEqualTo(parsed.plan());
            assertThat(AclFormatter.format(new Source(once), new Problems())).isEqualTo(once);
        }
    }

    @Property(tries = 2_000)
    void anySoupOfTokensIsToldWhatIsWrong(@ForAll long seed) {
        String soup = Mutations.soup(new Random(seed));
        Problems problems = new Problems();
        Source source = new Source(soup);
        Parsed parsed = AclParser.parse(source, problems);
        assertThat(parsed != null || problems.hasErrors()).isTrue();
        if (parsed != null) {
            Checker.check(parsed.plan(), parsed.places(), source, new Problems());
        }
    }
}
