package dev.aimos.contract;

import dev.aimos.contract.SketchedStep.Kind;
import dev.aimos.contract.SketchedStep.Need;
import dev.aimos.contract.SketchedStep.OnFail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A plan that a test draws: each step needs only such as come before it. */
record SketchedPlan(List<SketchedStep> steps) {
    /** The plan that steps call: two steps, one after the other. */
    static final String INNER = """
            PLAN inner:
              INPUT n: number
              OUTPUT v: number = steps.t2.out.v
              STEP t1: ASSIGN builder INPUT n = inputs.n OUTPUT v: number RETRY 1 backoff=0ms
              STEP t2: ASSIGN builder INPUT n = steps.t1.out.v OUTPUT v: number
            """;

    static SketchedPlan of(long seed, int size) {
        Random random = new Random(seed);
        List<SketchedStep> steps = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            steps.add(step(i, random));
        }
        return new SketchedPlan(steps);
    }

    private static SketchedStep step(int number, Random random) {
        Map<Integer, Need> needs = new TreeMap<>();
        for (int other = 0; other < number; other++) {
            int draw = random.nextInt(10);
            if (draw < 3) {
                needs.put(other, List.of(Need.values()).get(draw));
            }
        }
        Kind kind = random.nextInt(4) == 0 ? Kind.NOTHING : random.nextInt(4) == 0 ? Kind.CALL : Kind.ASSIGN;
        int condition =
                random.nextInt(12) == 0 ? -2 : number > 0 && random.nextInt(5) == 0 ? random.nextInt(number) : -1;
        int gate = random.nextInt(4) == 0 ? 2 + random.nextInt(3) : 0;
        OnFail onFail = List.of(OnFail.values()).get(random.nextInt(12) == 0 ? 0 : 1 + random.nextInt(3));
        // What a step gives that only asks a person, no fallback here gives.
        boolean approved = random.nextInt(6) == 0 && !(kind == Kind.NOTHING && onFail == OnFail.FALLBACK);
        return new SketchedStep(
                "s" + number,
                kind,
                needs,
                random.nextInt(5) == 0 ? random.nextInt(4) : -1,
                kind == Kind.NOTHING ? 0 : random.nextInt(3),
                gate,
                condition,
                approved,
                onFail,
                random.nextInt(3) == 0);
    }

    String acl() {
        StringBuilder acl = new StringBuilder("PLAN p:\n");
        steps.forEach(step -> acl.append(step.acl(steps)));
        if (steps.stream().anyMatch(step -> step.kind() == Kind.CALL)) {
            acl.append(INNER);
        }
        return acl.toString();
    }
}
