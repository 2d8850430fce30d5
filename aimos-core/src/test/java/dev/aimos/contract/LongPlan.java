package dev.aimos.contract;

/** The plan of {@link LongRun}. What a step does is said by its inputs. */
final class LongPlan {
    static final String ACL = """
            # Steps of every sort, for runs that are interrupted again and again. What a step does is said by its inputs: LongRun reads them.
            PLAN survey "Counts a harvest":
              INPUT seed: number = 7
              OUTPUT total: number = ${steps.total.out.n}
              OUTPUT note: text = "approved by ${steps.look.out.approved_by}"
              ROLE clerk: plain(hand="steady") "writes things down"
              ROLE helper: plain "is not always well"
              BUDGET tokens=60k, calls=3k
              POOL paper: tokens=20k, policy=priority
              TIMEOUT 2d
              AMEND change.removed == [] and change.changed == []

              STEP open:
                ASSIGN clerk: "Open the book for ${inputs.seed}"
                INPUT n = inputs.seed
                INPUT claims = "book"
                OUTPUT n: number
                OUTPUT key: text
                BUDGET tokens=20
                COMPENSATE close_book

              # Four branches of three steps.
              STEP a1: ASSIGN clerk: "North" INPUT n = steps.open.out.n + 1 OUTPUT n: number BUDGET tokens=20
              STEP a2: ASSIGN clerk: "North" INPUT n = steps.a1.out.n INPUT fails = 1 OUTPUT n: number BUDGET tokens=20 RETRY 2 backoff=1ms
              STEP a3: ASSIGN clerk: "North" INPUT n = steps.a2.out.n OUTPUT n: number BUDGET tokens=20, pool=paper, priority=3
              STEP b1: ASSIGN clerk: "South" INPUT n = steps.open.out.n + 2 INPUT refuses = 1 OUTPUT n: number OUTPUT good: boolean BUDGET tokens=20 GATE good: out.good "not good enough" RETRY 2 backoff=1ms
              STEP b2: ASSIGN clerk: "South" INPUT n = steps.b1.out.n INPUT claims = "south" OUTPUT n: number BUDGET tokens=20
              STEP b3: ASSIGN clerk: "South" INPUT n = steps.b2.out.n OUTPUT n: number BUDGET tokens=20, pool=paper, priority=1 COMPENSATE burn_b
              STEP c1: ASSIGN helper: "East" INPUT n = steps.open.out.n + 3 INPUT fails = 2 OUTPUT n: number BUDGET tokens=20 RETRY 4 backoff=1ms, factor=2, jitter=0.5
              STEP c2: ASSIGN helper: "East" INPUT n = steps.c1.out.n OUTPUT n: number BUDGET tokens=20 COMPENSATE burn_c
              STEP c3: ASSIGN helper: "East" INPUT n = steps.c2.out.n INPUT quiet = true OUTPUT n: number BUDGET tokens=20
              STEP d1: ASSIGN clerk: "West" INPUT n = steps.open.out.n + 4 OUTPUT n: number
              STEP d2: ASSIGN clerk: "West" INPUT n = steps.d1.out.n OUTPUT n: number
              STEP d3: INPUT n = steps.d2.out.n * 2 OUTPUT n: number

              STEP e1: ASSIGN clerk: "Sky" INPUT n = inputs.seed OUTPUT n: number BUDGET tokens=20
              STEP e2: ASSIGN clerk: "Sky" INPUT n = steps.e1.out.n INPUT quiet = true OUTPUT n: number
              STEP e3: ASSIGN clerk: "Sky" INPUT n = steps.e2.out.n INPUT fails = 2 OUTPUT n: number BUDGET tokens=20 RETRY 3 backoff=0ms

              # A mesh: each step of a row waits for all of the row before.
              STEP m11: ASSIGN clerk: "Row 1" INPUT n = steps.a3.out.n + steps.b3.out.n + steps.c3.out.n + steps.d3.out.n OUTPUT n: number BUDGET tokens=20
              STEP m12: ASSIGN clerk: "Row 1" INPUT n = steps.a3.out.n - steps.b3.out.n + steps.c3.out.n + steps.d3.out.n OUTPUT n: number BUDGET tokens=20
              STEP m13: ASSIGN clerk: "Row 1" INPUT n = steps.a3.out.n + steps.b3.out.n - steps.c3.out.n + steps.d3.out.n INPUT claims = "row" OUTPUT n: number BUDGET tokens=20
              STEP m14: ASSIGN clerk: "Row 1" INPUT n = steps.a3.out.n + steps.b3.out.n + steps.c3.out.n - steps.d3.out.n OUTPUT n: number BUDGET tokens=20
              STEP m21: ASSIGN clerk: "Row 2" INPUT n = steps.m11.out.n + steps.m12.out.n INPUT fails = 1 REQUIRES m13, m14 OUTPUT n: number BUDGET tokens=20 RETRY 2 backoff=1ms
              STEP m22: ASSIGN clerk: "Row 2" INPUT n = steps.m12.out.n + steps.m13.out.n REQUIRES m11, m14 OUTPUT n: number BUDGET tokens=20
              STEP m23: ASSIGN clerk: "Row 2" INPUT n = steps.m13.out.n + steps.m14.out.n REQUIRES m11, m12 INPUT retracts = "survey/a1" OUTPUT n: number BUDGET tokens=20
              STEP m24: ASSIGN clerk: "Row 2" INPUT n = steps.m14.out.n + steps.m11.out.n REQUIRES m12, m13 OUTPUT n: number BUDGET tokens=20, pool=paper COMPENSATE burn_m
              STEP m31: ASSIGN clerk: "Row 3" INPUT n = steps.m21.out.n + steps.m22.out.n + steps.m23.out.n + steps.m24.out.n OUTPUT n: number BUDGET tokens=20
              STEP m32: ASSIGN clerk: "Row 3" INPUT n = steps.m21.out.n - steps.m22.out.n + steps.m23.out.n - steps.m24.out.n OUTPUT n: number BUDGET tokens=20
              STEP m33: ASSIGN clerk: "Row 3" INPUT n = steps.m24.out.n INPUT refuses = 2 REQUIRES m21, m22, m23 OUTPUT n: number OUTPUT good: boolean BUDGET tokens=20 GATE out.good RETRY 3 backoff=1ms
              STEP m34: INPUT n = max(steps.m21.out.n, steps.m22.out.n, steps.m23.out.n, steps.m24.out.n) OUTPUT n: number

              STEP m41: ASSIGN clerk: "Row 4" INPUT n = steps.m31.out.n + steps.m32.out.n REQUIRES m33, m34 OUTPUT n: number BUDGET tokens=20
              STEP m42: ASSIGN clerk: "Row 4" INPUT n = steps.m32.out.n + steps.m33.out.n REQUIRES m31, m34 OUTPUT n: number BUDGET tokens=20
              STEP m43: ASSIGN clerk: "Row 4" INPUT n = steps.m33.out.n + steps.m34.out.n REQUIRES m31, m32 OUTPUT n: number BUDGET tokens=20
              STEP m44: ASSIGN clerk: "Row 4" INPUT n = steps.m34.out.n + steps.m31.out.n REQUIRES m32, m33, e3 OUTPUT n: number BUDGET tokens=20

              # A person looks at it.
              STEP look: REQUIRES m41, m42, m43, m44 APPROVE "Go on with ${steps.m31.out.n}?" by=operator OUTPUT approved_by: text

              # Lists, called plans, and both.
              STEP list: INPUT plots = [3, 1, 4, 1, 5, 9] REQUIRES look OUTPUT plots: list of number
              STEP plots: FOR_EACH plot IN steps.list.out.plots parallel=3 ASSIGN clerk: "Plot ${index}" INPUT n = plot INPUT fails = if(index == 2, 1, 0) OUTPUT n: number BUDGET tokens=20 RETRY 2 backoff=1ms
              STEP wide: FOR_EACH plot IN slice(steps.list.out.plots, 0, 4) ASSIGN clerk: "Wide ${index}" INPUT n = plot + 1 INPUT claims = "wide ${index}" OUTPUT n: number BUDGET tokens=20, pool=paper
              STEP audit: CALL audit INPUT n = steps.m31.out.n REQUIRES look BUDGET tokens=5k
              STEP audits: FOR_EACH plot IN slice(steps.list.out.plots, 2) parallel=2 CALL audit INPUT n = plot OUTPUT n: number OUTPUT seal: text

              # What goes wrong.
              STEP frail: ASSIGN helper: "Frail" INPUT n = steps.m31.out.n INPUT broken = true REQUIRES look OUTPUT n: number BUDGET tokens=20 ON_FAIL fallback stout
              STEP stout: ASSIGN clerk: "Stout" INPUT n = steps.m32.out.n OUTPUT n: number BUDGET tokens=20
              STEP hopeless: ASSIGN helper: "Hopeless" INPUT n = 1 INPUT fails = 1000 REQUIRES look OUTPUT n: number BUDGET tokens=20 RETRY 1 backoff=1ms ON_FAIL skip
              STEP reader: ASSIGN clerk: "Reader" INPUT n = steps.hopeless.out.n OUTPUT n: number BUDGET tokens=20
              STEP asker: ASSIGN clerk: "Asker" INPUT n = steps.hopeless.out.n ?? 12 OUTPUT n: number BUDGET tokens=20
              STEP never: WHEN steps.m31.out.n < 0 ASSIGN clerk: "Never" INPUT n = 0 REQUIRES look OUTPUT n: number BUDGET tokens=20
              STEP always: WHEN steps.m31.out.n >= 0 ASSIGN clerk: "Always" INPUT n = steps.plots.out.n[0] INPUT retracts = "survey/b2" REQUIRES look OUTPUT n: number BUDGET tokens=20
              STEP widen: ASSIGN clerk.widen: "Widen" INPUT n = steps.m31.out.n REQUIRES look OUTPUT n: number BUDGET tokens=20 COMPENSATE burn_w

              STEP total:
                INPUT n = sum(steps.plots.out.n) + sum(steps.wide.out.n) + steps.audit.out.n + sum(steps.audits.out.n) + steps.frail.out.n + steps.asker.out.n + steps.always.out.n + steps.widen.out.n
                REQUIRES reader, never
                OUTPUT n: number
              STEP publish:
                APPROVE "Publish ${steps.total.out.n}?"
                ASSIGN clerk: "Publish"
                INPUT n = steps.total.out.n
                OUTPUT n: number
                BUDGET tokens=20

              STEP close_book: ASSIGN clerk: "Close the book" INPUT n = steps.open.out.n INPUT retracts = steps.open.out.key OUTPUT n: number BUDGET tokens=20
              STEP burn_b: ASSIGN clerk: "Burn" INPUT fails = 1 INPUT n = 0 RETRY 2 backoff=1ms BUDGET tokens=20
              STEP burn_c: ASSIGN clerk: "Burn" INPUT fails = 1 INPUT n = 0 RETRY 2 backoff=1ms BUDGET tokens=20
              STEP burn_m: ASSIGN clerk: "Burn" INPUT fails = 1 INPUT n = 0 RETRY 2 backoff=1ms BUDGET tokens=20
              STEP burn_w: ASSIGN clerk: "Burn" INPUT fails = 1 INPUT n = 0 RETRY 2 backoff=1ms BUDGET tokens=20

            PLAN audit:
              INPUT n: number
              OUTPUT n: number = steps.second.out.n
              OUTPUT seal: text = "seal of ${steps.third.out.n}"
              BUDGET tokens=4k
              STEP first: ASSIGN clerk: "Look once" INPUT n = inputs.n INPUT fails = 1 OUTPUT n: number BUDGET tokens=20 RETRY 2 backoff=1ms COMPENSATE unlook
              STEP second: ASSIGN clerk: "Look twice" INPUT n = steps.first.out.n INPUT refuses = 1 OUTPUT n: number OUTPUT good: boolean BUDGET tokens=20 GATE out.good RETRY 2 backoff=1ms
              STEP third: ASSIGN clerk: "Look thrice" INPUT n = steps.first.out.n INPUT claims = "audit of ${inputs.n}" OUTPUT n: number BUDGET tokens=20
              STEP unlook: ASSIGN clerk: "Unlook" INPUT n = 0 BUDGET tokens=20
            """;

    private LongPlan() {}
}
