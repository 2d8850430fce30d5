package dev.aimos.core.acl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aimos.apoe.Acl;
import dev.aimos.apoe.Acl.Syntax;
import dev.aimos.plan.PlanRefused;
import dev.aimos.plan.Problem;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whatever the text is, there is a plan or there are errors, each with a place, and it ends. */
final class HostileAclTest {

    @TestFactory
    Stream<DynamicTest> acl() {
        return each(new HostileTexts(100_000).acl(), Syntax.ACL);
    }

    @TestFactory
    Stream<DynamicTest> yaml() {
        return each(new HostileTexts(100_000).yaml(), Syntax.YAML);
    }

    @Tag("slow")
    @TestFactory
    Stream<DynamicTest> aMegabyteOfAcl() {
        return each(new HostileTexts(1_000_000).acl(), Syntax.ACL);
    }

    @Tag("slow")
    @TestFactory
    Stream<DynamicTest> aMegabyteOfYaml() {
        return each(new HostileTexts(1_000_000).yaml(), Syntax.YAML);
    }

    private static Stream<DynamicTest> each(Map<String, String> texts, Syntax syntax) {
        return texts.entrySet().stream()
                .map(text -> DynamicTest.dynamicTest(text.getKey(), () -> read(text.getValue(), syntax)));
    }

    private static void read(String text, Syntax syntax) {
        Acl.Checked checked = Acl.check(text, syntax);
        assertThat(checked.plan().isPresent())
                .isEqualTo(checked.problems().stream().noneMatch(Problem::error));
        for (Problem problem : checked.problems()) {
            assertThat(problem.message().length()).isLessThan(2_000);
            assertThat(problem.toString().length()).isLessThan(5_000);
        }
        checked.plan().ifPresent(plan -> assertThat(Acl.print(plan)).isNotEmpty());
        if (syntax == Syntax.ACL) {
            try {
                Acl.format(text);
            } catch (PlanRefused refused) {
                assertThat(refused.problems()).anyMatch(Problem::error);
            }
        }
    }

    @Test
    void textsBeyondTheLimitAreRefusedUnread() {
        String text = "PLAN p:\n" + " ".repeat(Acl.LONGEST_TEXT);
        assertThat(Acl.check(text, Syntax.ACL).problems())
                .extracting(Problem::code)
                .containsExactly("text-too-long");
        assertThat(Acl.check(text, Syntax.YAML).problems())
                .extracting(Problem::code)
                .containsExactly("text-too-long");
    }

    @Test
    void yamlWithSomeCharactersChangedIsAPlanOrHasErrors() {
        List<String> plans = List.of(Broken.read("release-review.yaml"), Broken.read("daily-digest.yaml"));
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder text = new StringBuilder(plans.get(i % 2));
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                int at = random.nextInt(text.length() - 20);
                switch (random.nextInt(4)) {
                    case 0 -> text.delete(at, at + 1 + random.nextInt(15));
                    case 1 -> text.insert(at, text.substring(at, at + 1 + random.nextInt(15)));
                    case 2 -> text.insert(at, "\"'@{}[]:-\n \t&*!|>%#$?,".charAt(random.nextInt(22)));
                    default -> text.setCharAt(at, (char) random.nextInt(random.nextInt(9) == 0 ? 0x10000 : 0x80));
                }
            }
            read(text.toString(), Syntax.YAML);
        }
    }
}
