package dev.aimos.examples.cli;

import dev.aimos.examples.wire.Failure;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Asks before what cannot be undone. */
final class Confirm {
    private Confirm() {}

    /** Whether the person at the terminal says yes; without one, a refusal that names the option to give. */
    static boolean asked(Out out, String question, String option) throws IOException {
        Io io = out.io();
        if (!io.terminals().in()) {
            throw Failure.usage("not-confirmed", question + " There is nobody to ask; add " + option + " to go ahead");
        }
        out.error(question + " Type yes to go ahead:");
        BufferedReader in = new BufferedReader(new InputStreamReader(io.in(), StandardCharsets.UTF_8));
        String answer = in.readLine();
        return answer != null && answer.strip().toLowerCase(Locale.ROOT).equals("yes");
    }
}
