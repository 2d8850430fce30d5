package dev.aimos.examples;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;

/** Runs code as JShell does, on the class path of the tests. */
final class Snippets {
    /** What JShell imports when it is started without options. */
    private static final List<String> IMPORTS = List.of(
            "java.io.*",
            "java.math.*",
            "java.net.*",
            "java.nio.file.*",
            "java.time.*",
            "java.util.*",
            "java.util.concurrent.*",
            "java.util.function.*",
            "java.util.stream.*");

    private Snippets() {}

    /**
     * What code printed and what was wrong with it.
     *
     * @param out standard output
     * @param problems snippets that were refused or threw
     */
    record Ran(String out, List<String> problems) {}

    static Ran run(String code) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> problems = new ArrayList<>();
        try (PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
                PrintStream errors = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
                JShell shell = JShell.builder()
                        .out(print)
                        .err(errors)
                        .remoteVMOptions("-Dstdout.encoding=UTF-8", "--enable-native-access=ALL-UNNAMED")
                        .build()) {
            shell.addToClasspath(System.getProperty("java.class.path"));
            IMPORTS.forEach(name -> shell.eval("import " + name + ";"));
            String rest = code;
            while (!rest.isBlank()) {
                SourceCodeAnalysis.CompletionInfo next =
                        shell.sourceCodeAnalysis().analyzeCompletion(rest);
                if (next.source() == null) {
                    problems.add(next.completeness() + ": " + rest);
                    break;
                }
                for (SnippetEvent event : shell.eval(next.source())) {
                    if (event.status() == Snippet.Status.REJECTED || event.exception() != null) {
                        StringBuilder why = new StringBuilder(next.source()).append(event.exception());
                        shell.diagnostics(event.snippet())
                                .forEach(diagnostic -> why.append('\n').append(diagnostic.getMessage(null)));
                        problems.add(why.toString());
                    }
                }
                rest = next.remaining();
            }
        }
        return new Ran(out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n"), problems);
    }
}
