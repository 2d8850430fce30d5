package dev.aimos.core.acl;

import dev.aimos.core.expr.Comment;
import dev.aimos.core.expr.Lexer;
import dev.aimos.core.expr.Problems;
import dev.aimos.core.expr.Source;
import dev.aimos.core.expr.Span;
import dev.aimos.core.expr.Token;
import dev.aimos.core.expr.TokenType;
import dev.aimos.core.expr.Tokens;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lays out ACL: each statement on a line of its own, indented, an empty line before each step and plan, spaces around operators.
 * Comments, the order of statements, texts, and ends of lines within a statement stay as they are. Laying out twice changes
 * nothing, and the plan stays the same.
 */
public final class AclFormatter {
    /** A piece of the text: a token, or a comment. */
    private record Piece(
            Span span,
            @Nullable Token token,
            @Nullable Comment comment,
            @Nullable Statement begins) {
        /** Whether it is a comment with a line of its own. */
        boolean alone() {
            return comment != null && comment.alone();
        }

        boolean header() {
            return begins == Statement.STEP || begins == Statement.PLAN;
        }
    }

    private final Source source;
    private final List<Piece> pieces;
    private final StringBuilder out;

    /** The piece that comments above it, without an empty line between, are about; of any other piece, itself. */
    private final int[] targets;

    /** Whether all that follows a piece, up to the next statement, is comments. */
    private final boolean[] ends;

    /** The indentation of the statement that is being written. */
    private int indent;

    /** Whether a step has begun in the plan that is being written. */
    private boolean inStep;

    private Statement statement = Statement.PLAN;
    private int depth;

    private AclFormatter(Source source, List<Piece> pieces) {
        this.source = source;
        this.pieces = pieces;
        this.out = new StringBuilder(source.text().length() + 64);
        this.targets = new int[pieces.size()];
        this.ends = new boolean[pieces.size()];
        for (int i = pieces.size() - 1; i >= 0; i--) {
            Piece next = i + 1 < pieces.size() ? pieces.get(i + 1) : null;
            boolean about = next != null
                    && pieces.get(i).alone()
                    && lines(pieces.get(i), next) == 1
                    && (next.begins() != null || targets[i + 1] != i + 1);
            targets[i] = about ? targets[i + 1] : i;
            ends[i] = next == null || next.begins() != null || (next.comment() != null && ends[i + 1]);
        }
    }

    /** The text laid out; as it is, with errors told, if it cannot be read. */
    public static String format(Source source, Problems problems) {
        AclParser.parse(source, problems);
        return problems.hasErrors() ? source.text() : new AclFormatter(source, pieces(source)).format();
    }

    /** Tokens and comments in their order. */
    private static List<Piece> pieces(Source source) {
        Tokens tokens = Lexer.tokens(source, new Problems());
        List<Piece> pieces = new ArrayList<>();
        List<Comment> comments = tokens.comments();
        int comment = 0;
        Statement statement = Statement.PLAN;
        while (true) {
            Token token = tokens.next();
            while (comment < comments.size()
                    && comments.get(comment).span().start() < token.span().start()) {
                Comment each = comments.get(comment++);
                pieces.add(new Piece(each.span(), null, each, null));
            }
            if (token.type() == TokenType.END) {
                return pieces;
            }
            Statement begins = Statement.of(token);
            if ((begins == Statement.APPROVE && statement == Statement.AMEND) || isMember(pieces, token)) {
                begins = null;
            }
            statement = begins == null ? statement : begins;
            pieces.add(new Piece(token.span(), token, null, begins));
        }
    }

    /** Whether a word in upper case is no keyword, but the name of a member: {@code .PLAN}, {@code {PLAN: 1}}. */
    private static boolean isMember(List<Piece> before, Token token) {
        Token last = before.isEmpty() ? null : before.getLast().token();
        return last != null && token.type() == TokenType.KEYWORD && (last.is(".") || last.is("{") || last.is(","));
    }

    private String format() {
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            if (piece.begins() != null) {
                begin(piece.begins());
            }
            if (i > 0) {
                separate(i, piece, pieces.get(i - 1));
            } else {
                out.append(" ".repeat(Math.max(0, margin(0, piece))));
            }
            write(piece);
        }
        return out.isEmpty() ? "" : out.append('\n').toString();
    }

    private void begin(Statement begins) {
        statement = begins;
        depth = 0;
        if (begins == Statement.PLAN) {
            inStep = false;
            indent = 0;
        } else if (begins == Statement.STEP) {
            inStep = true;
            indent = 2;
        } else {
            indent = inStep ? 4 : 2;
        }
    }

    private void separate(int i, Piece piece, Piece before) {
        boolean comment = piece.comment() != null;
        boolean newLine = piece.begins() != null
                || (comment ? piece.alone() : before.comment() != null || lines(before, piece) > 0);
        if (newLine) {
            boolean free = piece.begins() != null || (piece.alone() && targets[i] != i);
            boolean must = free && header(i) && !(before.alone() && lines(before, piece) == 1);
            boolean may = (piece.begins() != null || piece.alone()) && lines(before, piece) > 1;
            out.append(must || may ? "\n\n" : "\n").append(" ".repeat(margin(i, piece)));
        } else if (comment) {
            out.append("  ");
        } else if (Spacing.between(before.token(), piece.token(), beforeThat(i), statement, depth)) {
            out.append(' ');
        }
    }

    /** The token before the one before a piece. */
    private @Nullable Token beforeThat(int i) {
        int at = i - 2;
        while (at > 0 && pieces.get(at).token() == null) {
            at--;
        }
        return at < 0 ? null : pieces.get(at).token();
    }

    /** How many lines further down a piece begins than the one before it ends. */
    private int lines(Piece before, Piece piece) {
        return source.line(piece.span().start()) - source.line(before.span().end());
    }

    private boolean header(int i) {
        return pieces.get(targets[i]).header();
    }

    /** How far a line that begins with a piece is indented. */
    private int margin(int i, Piece piece) {
        if (piece.begins() != null) {
            return indent;
        }
        if (piece.alone()) {
            Statement next = pieces.get(targets[i]).begins();
            if (next != null) {
                return next == Statement.PLAN ? 0 : next == Statement.STEP ? 2 : inStep ? 4 : 2;
            }
            if (ends[i]) {
                boolean header = statement == Statement.PLAN || statement == Statement.STEP;
                return out.isEmpty() ? 0 : header ? indent + 2 : indent;
            }
        }
        Token token = piece.token();
        boolean closes = token != null && (token.is(")") || token.is("]") || token.is("}"));
        int within = closes ? depth - 1 : depth;
        return indent + (depth == 0 ? 4 : 2 * within);
    }

    private void write(Piece piece) {
        Token token = piece.token();
        if (token == null) {
            out.append(source.text(piece.span()));
            return;
        }
        if (token.is("(") || token.is("[") || token.is("{") || token.is("${")) {
            depth++;
        } else if (token.is(")") || token.is("]") || token.is("}")) {
            depth--;
        }
        String text = source.text(piece.span());
        out.append(
                token.type() == TokenType.STRING
                        ? text.replace("\r\n", "\n").replace('\r', '\n')
                        : token.is("&&") ? "and" : token.is("||") ? "or" : token.is("!") ? "not" : text);
    }
}
