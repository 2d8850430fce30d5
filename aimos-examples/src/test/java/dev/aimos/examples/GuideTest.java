package dev.aimos.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every piece of Java that the guide shows compiles against the API. */
class GuideTest {
    private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    /** What the guide's snippets take for granted. */
    private static final String GIVEN = """
            AimOs os;
            Memory memory;
            Path file;
            Snapshot before;
            HttpClient client;
            TokenCounter myTokenizer;
            MeterRegistry registry;
            Graph graph;
            Entity tower;
            Claim tall;
            Handlers handlers;
            static List<float[]> ask(List<String> texts) { throw new AssertionError(); }
            """;

    private static final List<String> IMPORTS = List.of(
            "dev.aimos.*",
            "dev.aimos.apoe.*",
            "dev.aimos.graph.*",
            "dev.aimos.index.*",
            "dev.aimos.inmemory.*",
            "dev.aimos.lucene.*",
            "dev.aimos.memory.*",
            "dev.aimos.plan.*",
            "dev.aimos.text.*",
            "dev.aimos.witness.*",
            "io.micrometer.core.instrument.MeterRegistry",
            "java.net.http.HttpClient",
            "java.nio.file.*",
            "java.time.*",
            "java.util.*");

    @TempDir
    Path classes;

    @Test
    void everySnippetOfTheGuideCompiles() throws IOException {
        assertThat(blocks("../docs/guide.md")).isGreaterThan(10);
    }

    @Test
    void everySnippetAboutHandlersCompiles() throws IOException {
        assertThat(blocks("../docs/handlers.md")).isPositive();
    }

    /** Compiles the snippets of a page, and says how many there are. */
    private int blocks(String page) throws IOException {
        Set<String> imports = new TreeSet<>(IMPORTS);
        StringBuilder methods = new StringBuilder();
        Matcher block = BLOCK.matcher(Files.readString(Path.of(page)));
        int blocks = 0;
        while (block.find()) {
            methods.append("void snippet%d() throws Exception {\n".formatted(blocks++));
            for (String line : block.group(1).lines().toList()) {
                if (line.startsWith("import ")) {
                    imports.add(line.substring(7, line.length() - 1));
                } else {
                    methods.append(line.strip().equals("…") ? "" : line).append('\n');
                }
            }
            methods.append("}\n");
        }
        StringBuilder code = new StringBuilder();
        imports.forEach(name -> code.append("import ").append(name).append(";\n"));
        code.append("class Guide {\n").append(GIVEN).append(methods).append("}\n");

        assertThat(problems(code.toString())).isEmpty();
        return blocks;
    }

    private String problems(String code) {
        JavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///Guide.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return code;
                    }
                };
        StringWriter out = new StringWriter();
        List<String> options = List.of(
                "-proc:none", "-nowarn", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        compiler.getTask(out, null, null, options, null, List.of(source)).call();
        return out.toString();
    }
}
