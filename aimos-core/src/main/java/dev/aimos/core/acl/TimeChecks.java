package dev.aimos.core.acl;

import dev.aimos.Json;
import dev.aimos.core.acl.Site.Use;
import dev.aimos.core.expr.Constant;
import dev.aimos.plan.Resource;
import dev.aimos.plan.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds TIMEOUTs that a plan's own is too short for. */
final class TimeChecks {
    private final Subject subject;
    private final Map<Subject, Long> known;
    private final Findings findings;

    /**
     * Checks of the times of a plan whose steps form no circle.
     *
     * @param known how long the plans it calls can take, in microseconds
     */
    TimeChecks(Subject subject, Map<Subject, Long> known) {
        this.subject = subject;
        this.known = known;
        this.findings = subject.findings();
    }

    /** Checks them; gives how long the plan can take as far as its TIMEOUTs say, in microseconds. */
    long check() {
        Optional<Duration> limit = subject.plan().timeout();
        Longest longest = subject.graph().heaviest(this::longest);
        if (limit.isEmpty()) {
            return longest.length();
        }
        long most = AmountText.micros(limit.get());
        for (int number = 0; number < subject.size(); number++) {
            Optional<Duration> timeout = subject.step(number).timeout();
            if (timeout.isPresent() && AmountText.micros(timeout.get()) > most) {
                findings.warning(
                        subject.key(number, "timeout"),
                        "timeout-exceeds-plan",
                        "the TIMEOUT of " + subject.shown(number) + " is longer than the " + AmountText.time(most)
                                + " of " + subject.shown(),
                        "lower it, or raise that of the plan");
            }
        }
        if (longest.length() > most) {
            path(longest, most);
        }
        return Math.min(most, longest.length());
    }

    private void path(Longest longest, long most) {
        List<String> parts = new ArrayList<>();
        for (int step : longest.steps()) {
            long time = longest(step);
            if (time > 0) {
                parts.add(subject.graph().name(step) + " (" + AmountText.time(time) + ")");
            }
        }
        findings.warning(
                subject.key("timeout"),
                "timeout-too-short",
                "steps that run one after another may take " + AmountText.time(longest.length())
                        + " with all their attempts and the waits between, but " + subject.shown() + " has only "
                        + AmountText.time(most) + ": " + Shown.way(parts),
                "raise the plan's TIMEOUT, or lower those of the steps or how often they are tried again");
    }

    private long longest(int number) {
        Step step = subject.step(number);
        Subject called = subject.called(number);
        long attempt = Math.min(
                step.timeout().map(AmountText::micros).orElse(Long.MAX_VALUE),
                step.budget().get(Resource.TIME).orElse(Long.MAX_VALUE));
        if (called != null) {
            attempt = Math.min(
                    step.timeout().map(AmountText::micros).orElse(Long.MAX_VALUE), known.getOrDefault(called, 0L));
        } else if (attempt == Long.MAX_VALUE) {
            attempt = 0;
        }
        long all = Amounts.product(attempt, 1L + step.retry().times());
        return Amounts.product(Amounts.sum(all, waits(step.retry())), rounds(number, step));
    }

    /** The waits before all further attempts, without what chance takes off them. */
    private static long waits(Step.Retry retry) {
        if (retry.times() == 0 || retry.backoff().isZero()) {
            return 0;
        }
        double first = (double) AmountText.micros(retry.backoff());
        double most = (double) AmountText.micros(retry.max());
        double growing = retry.factor() > 1
                ? Math.min(retry.times(), Math.ceil(Math.log(most / first) / Math.log(retry.factor())))
                : retry.times();
        double sum = retry.factor() > 1
                ? first * (Math.pow(retry.factor(), growing) - 1) / (retry.factor() - 1)
                : first * growing;
        return (long) (sum + most * (retry.times() - growing));
    }

    private long rounds(int number, Step step) {
        if (step.forEach().isEmpty()) {
            return 1;
        }
        Site items = subject.sites().of(number, Use.ITEMS);
        if (items == null
                || !items.refs().isEmpty()
                || !(Constant.fold(items.expr()).orElse(null) instanceof Json.Arr list)) {
            return 1;
        }
        int size = list.items().size();
        int parallel = step.forEach().get().parallel() <= 0
                ? size
                : step.forEach().get().parallel();
        return size == 0 ? 0 : (size - 1) / parallel + 1;
    }
}
