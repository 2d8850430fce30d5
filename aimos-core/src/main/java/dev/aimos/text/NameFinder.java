package dev.aimos.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds names: runs of words with capitals, with a lower {@code of} or {@code van} between them, and a short number behind.
 * One word with a capital at the start of a sentence is a name only if something besides its place says so: it has a capital
 * elsewhere, or another one inside; it is possessive; a verb follows; another name is joined to it by {@code and}. Cost: linear.
 */
final class NameFinder {
    private static final int MOST_WORDS = 6;

    private static final int LONGEST = 80;

    private final List<Piece> pieces;
    private final Set<String> capitals = new HashSet<>();
    private boolean shouted = true;

    NameFinder(List<Piece> pieces) {
        this.pieces = pieces;
        for (Piece piece : pieces) {
            shouted &= piece.word().codePoints().noneMatch(Character::isLowerCase);
            if (!piece.first() && piece.capital()) {
                capitals.add(piece.lower());
            }
        }
        shouted &= pieces.size() > 3;
    }

    List<Name> find() {
        List<Name> names = new ArrayList<>();
        int at = 0;
        while (at < pieces.size()) {
            int end = at;
            if (starts(at)) {
                end = runEnd(at);
                Name name = named(at, end);
                if (name != null) {
                    names.add(name);
                }
            }
            at = Math.max(end, at + 1);
        }
        return names;
    }

    /** Whether a name may begin with a word. */
    private boolean starts(int at) {
        Piece piece = pieces.get(at);
        if (shouted || !piece.capital() || digits(piece)) {
            return false;
        }
        boolean acronym = piece.humped() && !piece.lower().contains("'");
        boolean titled = NameWords.title(piece.lower())
                && at + 1 < pieces.size()
                && pieces.get(at + 1).gap();
        if (acronym || titled) {
            return true;
        }
        return piece.first() ? !NameWords.starter(piece.lower()) : !NameWords.never(piece.lower());
    }

    private int runEnd(int at) {
        int end = at + 1;
        while (end < pieces.size() && !pieces.get(end - 1).possessive()) {
            int next = end;
            while (next < pieces.size() && next - end < 2 && pieces.get(next).gap() && inner(next)) {
                next++;
            }
            if (next >= pieces.size()
                    || !pieces.get(next).gap()
                    || pieces.get(next).first()) {
                break;
            }
            Piece piece = pieces.get(next);
            boolean number = next == end && digits(piece) && piece.word().length() <= 3;
            boolean initial = piece.word().length() == 1
                    && Character.isUpperCase(piece.word().charAt(0));
            boolean word = piece.capital() && !digits(piece) && !never(piece);
            if (!number && !word && !(initial && next == end && !piece.lower().equals("i"))) {
                break;
            }
            end = next + 1;
        }
        return end;
    }

    private static boolean never(Piece piece) {
        return !piece.humped() && NameWords.never(piece.lower());
    }

    private boolean inner(int at) {
        return NameWords.inner(pieces.get(at).word());
    }

    private @Nullable Name named(int from, int to) {
        Piece only = pieces.get(from);
        boolean title = NameWords.title(only.lower()) && to - from == 1;
        boolean lone = to - from == 1 && only.first() && !told(from);
        if (to - from > MOST_WORDS || title || lone || !letters(from, to)) {
            return null;
        }
        StringBuilder name = new StringBuilder();
        for (int i = from; i < to; i++) {
            Piece piece = pieces.get(i);
            boolean stop = NameWords.title(piece.lower())
                    && i + 1 < to
                    && pieces.get(i + 1).start() - piece.end() == 2;
            name.append(i > from ? " " : "").append(piece.word()).append(stop ? "." : "");
        }
        return name.length() > LONGEST ? null : new Name(from, to, name.toString());
    }

    /** Whether it is a name that a word at the start of a sentence is. */
    private boolean told(int at) {
        Piece piece = pieces.get(at);
        if (piece.humped() || piece.possessive() || capitals.contains(piece.lower())) {
            return true;
        }
        if (at + 1 >= pieces.size() || !pieces.get(at + 1).gap()) {
            return false;
        }
        String next = pieces.get(at + 1).lower();
        boolean joined = next.equals("and")
                && at + 2 < pieces.size()
                && pieces.get(at + 2).capital();
        boolean longer = next.equals("no")
                && at + 2 < pieces.size()
                && pieces.get(at + 2).lower().equals("longer");
        return joined || longer || Verbs.after(next);
    }

    private boolean letters(int from, int to) {
        for (int i = from; i < to; i++) {
            if (pieces.get(i).word().length() > 1
                    && Character.isLetter(pieces.get(i).word().codePointAt(0))) {
                return true;
            }
        }
        return false;
    }

    private static boolean digits(Piece piece) {
        return piece.word().chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
