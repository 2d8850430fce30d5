package dev.aimos.examples.eval.stance;

import dev.aimos.graph.StanceJudge;
import dev.aimos.graph.StanceJudge.Judgement;
import dev.aimos.graph.StanceJudge.Stance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Measures a judge and the baselines on a set. */
public final class StanceEvaluation {
    private static final String[] HALVES = {"tuned", "held out"};

    private final StanceSet set;

    /** An evaluation on a set. */
    public StanceEvaluation(StanceSet set) {
        this.set = set;
    }

    /** The figures of a judge, and of the baselines. */
    public StanceReport run(StanceJudge judge) {
        List<StanceRow> rows = new ArrayList<>();
        Map<String, int[]> rules = new TreeMap<>();
        List<StanceJudge> judges =
                List.of(judge, Baselines.always(), Baselines.negationsDiffer(), Baselines.overlap(threshold()));
        for (int half = -1; half < 2; half++) {
            for (StanceJudge each : judges) {
                rows.add(row(each, half));
            }
        }
        for (StanceSet.Case one : set.cases()) {
            for (int i = 0; i < one.sentences().size(); i++) {
                Judgement judged = judge.judge(one.claim(), one.sentences().get(i));
                if (judged.stance() == Stance.CONTRADICTS && !judged.reasons().isEmpty()) {
                    String reason = judged.reasons().get(0);
                    String rule = reason.substring(0, Math.max(0, reason.indexOf(':')));
                    rules.computeIfAbsent(rule, name -> new int[4])[
                            StanceSet.half(one.claim()) * 2 + (one.gold().contains(i) ? 0 : 1)]++;
                }
            }
        }
        List<StanceReport.Rule> counts = new ArrayList<>();
        rules.forEach((name, of) -> {
            counts.add(new StanceReport.Rule(name, HALVES[0], of[0], of[1]));
            counts.add(new StanceReport.Rule(name, HALVES[1], of[2], of[3]));
        });
        return new StanceReport(judge.id(), rows, counts);
    }

    /** The overlap, in twentieths, that gives the best F1 on the half that rules are made by. */
    private double threshold() {
        double best = 0.05;
        double most = -1;
        for (int twentieths = 1; twentieths < 20; twentieths++) {
            double f1 = row(Baselines.overlap(twentieths / 20.0), 0).f1();
            if (f1 > most) {
                most = f1;
                best = twentieths / 20.0;
            }
        }
        return best;
    }

    private StanceRow row(StanceJudge judge, int half) {
        int pairs = 0;
        int right = 0;
        int wrong = 0;
        int missed = 0;
        int abstracts = 0;
        int firsts = 0;
        for (StanceSet.Case one : set.cases()) {
            if (half >= 0 && StanceSet.half(one.claim()) != half) {
                continue;
            }
            int first = 0;
            double most = -1;
            for (int i = 0; i < one.sentences().size(); i++) {
                String sentence = one.sentences().get(i);
                Judgement judged = judge.judge(one.claim(), sentence);
                boolean says = judged.stance() == Stance.CONTRADICTS;
                boolean gold = one.gold().contains(i);
                pairs++;
                right += says && gold ? 1 : 0;
                wrong += says && !gold ? 1 : 0;
                missed += !says && gold ? 1 : 0;
                double sure = (says ? 2 + judged.confidence() : 0) + Overlap.plain(one.claim(), sentence) / 1000;
                if (sure > most) {
                    most = sure;
                    first = i;
                }
            }
            abstracts++;
            firsts += one.gold().contains(first) ? 1 : 0;
        }
        int unlabelled = 0;
        int alarms = 0;
        for (StanceSet.Unlabelled one : set.unlabelled()) {
            if (half < 0 || StanceSet.half(one.claim()) == half) {
                unlabelled++;
                alarms += judge.judge(one.claim(), one.sentence()).stance() == Stance.CONTRADICTS ? 1 : 0;
            }
        }
        String name = half < 0 ? "all" : HALVES[half];
        return new StanceRow(judge.id(), name, pairs, right, wrong, missed, abstracts, firsts, unlabelled, alarms);
    }
}
