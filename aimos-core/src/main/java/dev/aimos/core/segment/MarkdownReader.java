package dev.aimos.core.segment;

/**
 * Reads Markdown, line by line: as much of CommonMark 0.31 and of GitHub's tables as the bounds of paragraphs need. Each
 * heading begins a section and is its first paragraph. A list item, a table row, a block of code and the front matter are
 * paragraphs; marks without words, such as a rule or the definition of a link, are paragraphs of which nothing is searchable.
 */
final class MarkdownReader {
    private static final int CODE_INDENT = 4;

    /** What the open paragraph is. */
    private enum Open {
        NOTHING,
        PROSE,
        ITEM,
        QUOTE
    }

    private final String text;
    private final SegmentsBuilder builder;
    private final MarkdownVerbatim verbatim;
    private final Sentences sentences;
    private final Passage raw = new Passage();
    private final Passage passage = new Passage();
    private Open open = Open.NOTHING;
    private int start;
    private boolean inTable;
    /** How far the text of the list item is indented that an indented line would go on with. */
    private int itemIndent;

    MarkdownReader(String text, SegmentsBuilder builder) {
        this.text = text;
        this.builder = builder;
        this.sentences = new Sentences(builder);
        this.verbatim = new MarkdownVerbatim(text, builder, sentences);
    }

    void read() {
        Line line;
        for (int at = verbatim.frontMatter(); at < text.length(); at = line.next()) {
            line = Line.at(text, at);
            if (!verbatim.goesOn(line)) {
                line(line);
            }
        }
        close();
    }

    private void line(Line line) {
        Containers containers = Containers.of(text, line, open == Open.PROSE && itemIndent == 0);
        int from = containers.content();
        if (from == line.end()) {
            empty(line, containers);
            return;
        }
        boolean bare = !containers.item() && !containers.quoted();
        if (bare && open == Open.NOTHING && containers.indent() < itemIndent) {
            itemIndent = containers.indent() < 2 ? 0 : containers.indent();
        }
        if (bare && open == Open.NOTHING && containers.indent() >= itemIndent + CODE_INDENT) {
            verbatim.indented(line, itemIndent + CODE_INDENT);
            return;
        }
        if (containers.item()) {
            itemIndent = containers.quoted() ? 0 : from - line.start();
        }
        int underline = bare && open == Open.PROSE && !inTable ? MarkdownLine.underline(text, from, line.end()) : 0;
        if (underline > 0) {
            heading(underline);
        } else if (!verbatimFrom(line, from, containers)) {
            words(line, from, containers);
        }
    }

    private void empty(Line line, Containers containers) {
        if (containers.item()) {
            begin(Open.ITEM, line);
            itemIndent = line.end() - line.start() + 1;
        } else {
            close();
            inTable = false;
        }
    }

    /** Deals with a line that begins or is something in which there is no markup. */
    private boolean verbatimFrom(Line line, int from, Containers containers) {
        int fence = MarkdownLine.fence(text, from, line.end());
        if (fence > 0) {
            close();
            verbatim.fence(line, text.charAt(from), fence, containers.quoted());
            return true;
        }
        if (verbatim.hidden(line, from)) {
            close();
            verbatim.hide(line, from);
            return true;
        }
        boolean definition = open == Open.NOTHING && MarkdownLine.definition(text, from, line.end());
        if (definition || MarkdownLine.rule(text, from, line.end())) {
            close();
            builder.paragraph(line.start());
            builder.silent(line.start());
            return true;
        }
        return false;
    }

    private void words(Line line, int from, Containers containers) {
        int level = MarkdownLine.headingLevel(text, from, line.end());
        if (level > 0) {
            begin(Open.PROSE, line);
            inTable = false;
            int words = Math.min(from + level, line.end());
            add(line, words, MarkdownLine.headingEnd(text, words, line.end()));
            if (containers.quoted() || containers.item()) {
                close();
            } else {
                heading(level);
            }
        } else if (row(line, from)) {
            row(line, from, containers);
        } else {
            inTable = false;
            prose(line, from, containers);
        }
    }

    private void prose(Line line, int from, Containers containers) {
        if (containers.item()) {
            begin(Open.ITEM, line);
        } else if (containers.quoted() && open != Open.QUOTE && open != Open.ITEM) {
            begin(Open.QUOTE, line);
        } else if (open == Open.NOTHING || verbatim.block(from)) {
            begin(Open.PROSE, line);
        }
        add(line, containers.task(from), line.end());
    }

    /** Whether a line is a table's: it begins with a bar, or has one and is in a table or above its row of dashes. */
    private boolean row(Line line, int from) {
        if (text.charAt(from) == '|') {
            return true;
        }
        if (!MarkdownLine.within('|', text, from, line.end())) {
            return false;
        }
        if (inTable) {
            return true;
        }
        Line below = Line.at(text, line.next());
        return MarkdownLine.tableRule(text, below.start(), below.end());
    }

    private void row(Line line, int from, Containers containers) {
        boolean rule = MarkdownLine.tableRule(text, from, line.end());
        if (rule && inTable) {
            return;
        }
        close();
        inTable = true;
        builder.paragraph(line.start());
        if (rule) {
            builder.silent(line.start());
            return;
        }
        add(line, containers.task(from), line.end());
        strip(true);
        sentences.add(passage, line.start());
    }

    private void begin(Open kind, Line line) {
        close();
        open = kind;
        start = line.start();
    }

    private void add(Line line, int from, int to) {
        int first = Blank.skip(text, from, to);
        int last = Blank.skipBack(text, first, to);
        boolean hardBreak = last > first && text.charAt(last - 1) == '\\' && last == line.end();
        raw.separate(line.start());
        for (int i = first; i < (hardBreak ? last - 1 : last); i++) {
            raw.add(text.charAt(i), i + 1);
        }
    }

    private void heading(int level) {
        builder.section(start, level);
        builder.paragraph(start);
        strip(false);
        sentences.addWhole(passage, start);
        open = Open.NOTHING;
        itemIndent = 0;
    }

    private void close() {
        if (open != Open.NOTHING) {
            builder.paragraph(start);
            strip(false);
            sentences.add(passage, start);
            open = Open.NOTHING;
        }
    }

    private void strip(boolean tableRow) {
        passage.clear();
        MarkdownInline.strip(raw, tableRow, passage);
        raw.clear();
    }
}
