package dev.aimos.examples.cli;

import picocli.CommandLine.Command;

@Command(
        name = "hhni:query",
        description = {
            "Find the documents, sections, paragraphs or sentences that match a text best, by words and by meaning.",
            "",
            "The text is text: no character of it has a special meaning. One that begins with a dash goes after --."
        })
final class HhniQuery extends SearchCommand {}
