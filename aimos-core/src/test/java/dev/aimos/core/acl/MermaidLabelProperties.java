package dev.aimos.core.acl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

final class MermaidLabelProperties {
    private static final Pattern LABEL = Pattern.compile("([\\p{L}\\p{Nd} _\\-.,:/=+*?!]|#[0-9]{1,7};)*");

    @Property
    void aLabelIsMadeOfPlainCharactersAndNumbersOnly(@ForAll String text) {
        assertThat(MermaidLabel.of(text)).matches(LABEL);
    }
}
