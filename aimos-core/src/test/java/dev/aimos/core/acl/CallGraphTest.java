package dev.aimos.core.acl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CallGraphTest {

    private static String nested(int depth, int calls) {
        StringBuilder acl = new StringBuilder("PLAN p:\n");
        for (int i = 0; i <= depth; i++) {
            acl.append(i == 0 ? "" : "PLAN c" + i + ":\n");
            for (int call = 0; call < calls; call++) {
                acl.append("STEP s").append(call).append(":\n");
                acl.append(i == depth ? "" : "CALL c" + (i + 1) + "\n");
            }
        }
        return acl.toString();
    }

    @Test
    void plansDoNotCallEachOtherInACircle() {
        String acl = "PLAN p:\nSTEP a: CALL c\nPLAN c:\nSTEP a: CALL d\nPLAN d:\nSTEP a: CALL c";
        assertThat(Checked.only("circular-call", acl).message()).endsWith("c → d → c");
        assertThat(Checked.only("circular-call", "PLAN p:\nSTEP a: CALL p").message())
                .endsWith("p → p");
    }

    @Test
    void plansCallEachOtherAtMostThirtyTwoDeep() {
        assertThat(Checked.codes(nested(32, 1))).isEmpty();
        assertThat(Checked.codes(nested(33, 1))).containsExactly("calls-too-deep");
    }

    @Test
    void callsDoNotMultiplyWithoutBound() {
        assertThat(Checked.codes(nested(30, 2))).containsExactly("too-many-steps");
    }
}
