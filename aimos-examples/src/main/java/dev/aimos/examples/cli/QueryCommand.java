package dev.aimos.examples.cli;

import picocli.CommandLine.Command;

@Command(
        name = "query",
        description = {
            "Find the atoms that match a text best, now or as of any moment. The same as hhni:query.",
            "",
            "The text is text: no character of it has a special meaning. One that begins with a dash goes after --."
        })
final class QueryCommand extends SearchCommand {}
