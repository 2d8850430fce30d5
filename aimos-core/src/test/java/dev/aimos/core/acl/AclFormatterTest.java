package dev.aimos.core.acl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.core.expr.Problems;
import dev.aimos.core.expr.Source;
import org.junit.jupiter.api.Test;

/** How ACL is laid out. */
final class AclFormatterTest {

    private static String format(String text) {
        Problems problems = new Problems();
        String formatted = AclFormatter.format(new Source(text), problems);
        assertThat(problems.sorted()).isEmpty();
        assertThat(AclFormatter.format(new Source(formatted), new Problems())).isEqualTo(formatted);
        return formatted;
    }

    @Test
    void eachStatementHasALineAndCommentsStayWhereTheyStand() {
        assertThat(format("""
                        # first


                        # about the plan
                        PLAN p "d" : # beside
                        INPUT a:list of number=[1,-2 ,  3]   # beside a
                           # about b
                           INPUT b = - 5 OUTPUT c=${ steps . s . out . x }
                        ROLE w :llm ( model = "m",temperature=0.0 )BREAKER failures = 3 ,cooldown=30s
                        BUDGET tokens = 5k,time=1s
                        STEP s : GATE !( out.x>1&&out.y[ 0 ] == -1 )||max( a,b )>1  "no"
                            # under the gate

                        # about t
                        # and more
                        STEP t
                          INPUT q = {
                          a : 1, # one
                          b : [ 2,
                               3 ]
                          }
                          WHEN a and
                            b
                        PLAN q: # end
                        # of all
                        """)).isEqualTo("""
                        # first

                        # about the plan
                        PLAN p "d":  # beside
                          INPUT a: list of number = [1, -2, 3]  # beside a
                          # about b
                          INPUT b = -5
                          OUTPUT c = ${steps.s.out.x}
                          ROLE w: llm(model="m", temperature=0.0) BREAKER failures=3, cooldown=30s
                          BUDGET tokens=5k, time=1s

                          STEP s:
                            GATE not (out.x > 1 and out.y[0] == -1) or max(a, b) > 1 "no"
                            # under the gate

                          # about t
                          # and more
                          STEP t
                            INPUT q = {
                              a: 1,  # one
                              b: [2,
                                3]
                            }
                            WHEN a and
                                b

                        PLAN q:  # end
                          # of all
                        """);
    }

    @Test
    void textsStayAsTheyAre() {
        String text = "PLAN p \"a  \\u{41} \\$\":\n\n  STEP s:\n    ASSIGN w: \"\"\"\n one\n   two # three\n\"\"\"\n";
        assertThat(format(text)).isEqualTo(text);
        assertThat(format(text.replace("\n", "\r\n"))).isEqualTo(text);
    }

    @Test
    void oneEmptyLineMayStandAnywhereAndOneStandsBeforeEachStep() {
        assertThat(format("PLAN p:\n\n\n\n INPUT a\n\n\n INPUT b\n STEP s:\n\n\n ASSIGN w\n\n"))
                .isEqualTo("PLAN p:\n\n  INPUT a\n\n  INPUT b\n\n  STEP s:\n\n    ASSIGN w\n");
    }

    @Test
    void whatCannotBeReadStaysAsItIs() {
        for (String text : new String[] {"", "PLAN", "PLAN p:\n STEP   s: GATE", "  # only this\n\n\n"}) {
            Problems problems = new Problems();
            assertThat(AclFormatter.format(new Source(text), problems)).isEqualTo(text);
            assertThat(problems.hasErrors()).isTrue();
        }
    }
}
