package dev.aimos.core.acl;

import dev.aimos.core.acl.Meaning.Known;
import dev.aimos.core.acl.Site.Use;
import dev.aimos.core.expr.TypeCheck;
import dev.aimos.core.expr.TypeScope;
import dev.aimos.plan.Plan;
import dev.aimos.plan.ValueType;
import dev.aimos.plan.ValueType.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks that the expressions of a plan have the types that are needed where they stand. */
final class TypeChecks {
    private final Subject subject;
    private final Names names;
    private final Findings findings;

    TypeChecks(Subject subject, Names names) {
        this.subject = subject;
        this.names = names;
        this.findings = subject.findings();
    }

    void check() {
        subject.plan().inputs().forEach(this::fallback);
        for (int step = 0; step < subject.size(); step++) {
            step(step);
        }
        for (Site site : subject.sites().own()) {
            ValueType type = type(site);
            switch (site.use()) {
                case RESULT -> expect(site, subject.results().getOrDefault(site.name(), ValueType.ANY), type);
                case AMENDMENT -> expect(site, ValueType.BOOLEAN, type);
                default -> expect(site, ValueType.TEXT, type);
            }
        }
    }

    private void fallback(Plan.Input input) {
        if (input.fallback().isPresent()
                && !input.type().admits(input.fallback().get())) {
            findings.error(
                    subject.key("input:" + input.name()),
                    "default-type",
                    "the default of input " + Shown.name(input.name()) + " is not " + Shown.type(input.type()),
                    "change the type or the default");
        }
    }

    private void step(int step) {
        List<Site> sites = subject.sites().steps().get(step);
        Site items = subject.step(step).forEach().isPresent() ? subject.sites().of(step, Use.ITEMS) : null;
        if (items != null) {
            items(step, items);
        }
        for (Site site : sites) {
            switch (site.use()) {
                case ITEMS -> {}
                case INPUT -> input(site, type(site));
                case GATE, WHEN -> expect(site, ValueType.BOOLEAN, type(site));
                case GATE_MESSAGE, ON_FAIL, APPROVAL -> expect(site, ValueType.TEXT, type(site));
                default -> type(site);
            }
        }
    }

    private void items(int step, Site site) {
        ValueType type = type(site);
        if (type.kind() == Kind.LIST) {
            names.items(step, type.item().orElse(ValueType.ANY));
        } else if (type.kind() != Kind.ANY) {
            findings.error(
                    site,
                    "for-each-list",
                    site.shown() + " needs a list, but this is " + Shown.type(type),
                    "a list is written [a, b], and split(text, separator) makes one of a text");
        }
    }

    private void input(Site site, ValueType type) {
        Subject called = subject.called(site.step());
        if (called == null) {
            return;
        }
        ValueType expected = called.inputs().get(site.name());
        if (expected != null) {
            expect(site, expected, type);
        }
    }

    private void expect(Site site, ValueType expected, ValueType type) {
        if (!expected.accepts(type)) {
            findings.error(
                    site,
                    "type-mismatch",
                    site.shown() + " must be " + Shown.type(expected) + ", but this is " + Shown.type(type),
                    advice(expected));
        }
    }

    private static @Nullable String advice(ValueType expected) {
        return switch (expected.kind()) {
            case TEXT -> "text(…) makes a text of it";
            case BOOLEAN -> "compare it with something: it must be true or false";
            case NUMBER -> "number(…) makes a number of a text";
            default -> null;
        };
    }

    private ValueType type(Site site) {
        return TypeCheck.type(site.expr(), scope(site), findings.in(site));
    }

    private TypeScope scope(Site site) {
        return path ->
                names.meaning(site, path) instanceof Known known && known.length() == path.size() ? known.type() : null;
    }
}
