package dev.aimos.lucene.catalog;

import dev.aimos.core.catalog.Filed;
import dev.aimos.core.catalog.Moment;
import dev.aimos.core.catalog.RegisterReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.index.Terms;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/** A view of a register, as the engine reads it. */
final class LuceneRegisterReader implements RegisterReader {
    private static final int KEYS_AT_ONCE = 256;

    private final View view;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** Takes over the caller's reference to the view. */
    LuceneRegisterReader(View view) {
        this.view = view;
    }

    @Override
    public long tx() {
        return view.applied().tx();
    }

    @Override
    public @Nullable Filed visible(String key, Moment moment) throws IOException {
        return visible(List.of(key), moment).get(key);
    }

    @Override
    public Map<String, Filed> visible(Collection<String> keys, Moment moment) throws IOException {
        RegisterTerms wanted = new RegisterTerms(keys);
        Map<String, Filed> visible = new HashMap<>();
        List<Leaf> leaves = view.leaves();
        for (int i = leaves.size() - 1; i >= 0 && wanted.size() > 0; i--) {
            boolean[] found = new boolean[wanted.size()];
            int before = visible.size();
            new RegisterPass(view, leaves.get(i), moment, (key, filed) -> {
                        found[key] = true;
                        visible.put(filed.key(), filed);
                        return true;
                    })
                    .run(Fields.KEY, wanted);
            if (visible.size() > before) {
                wanted.remove(found);
            }
        }
        return visible;
    }

    @Override
    public void find(Collection<String> terms, Moment moment, Sink sink) throws IOException {
        RegisterTerms wanted = new RegisterTerms(terms);
        for (Leaf leaf : view.leaves()) {
            RegisterPass pass =
                    new RegisterPass(view, leaf, moment, (term, filed) -> sink.accept(wanted.text(term), filed));
            if (!pass.run(Fields.TERM, wanted)) {
                return;
            }
        }
    }

    @Override
    public void findEver(Collection<String> terms, long tx, long from, long to, Sink sink) throws IOException {
        RegisterLookup lookup = new RegisterLookup(view);
        for (String term : new TreeSet<>(terms)) {
            List<Filed> found = new ArrayList<>();
            lookup.add(Fields.TERM, term, from, to, found);
            for (Filed filed : found) {
                if (filed.present() && filed.entry().tx() <= tx && !sink.accept(term, filed)) {
                    return;
                }
            }
        }
    }

    @Override
    public List<Filed> entries(String key) throws IOException {
        List<Filed> entries = new ArrayList<>();
        new RegisterLookup(view).add(Fields.KEY, key, Long.MIN_VALUE, Long.MAX_VALUE, entries);
        return entries;
    }

    @Override
    public List<Filed> scan(String prefix, Moment moment, @Nullable String after, int limit) throws IOException {
        List<Filed> page = new ArrayList<>();
        KeyWalk walk = walk(prefix, after);
        List<String> keys = new ArrayList<>();
        boolean more = limit > 0;
        while (more) {
            keys.clear();
            more = take(walk, RecordFields.key(prefix), after, keys, KEYS_AT_ONCE);
            Map<String, Filed> visible = visible(keys, moment);
            for (String key : keys) {
                Filed filed = visible.get(key);
                if (filed != null && page.size() < limit) {
                    page.add(filed);
                }
            }
            more &= page.size() < limit;
        }
        return page;
    }

    @Override
    public List<String> keys(String prefix, @Nullable String after, int limit) throws IOException {
        List<String> keys = new ArrayList<>();
        take(walk(prefix, after), RecordFields.key(prefix), after, keys, limit);
        return keys;
    }

    private KeyWalk walk(String prefix, @Nullable String after) throws IOException {
        BytesRef first = RecordFields.key(prefix);
        BytesRef last = after == null ? first : RecordFields.key(after);
        KeyWalk walk = new KeyWalk();
        for (int segment = 0; segment < view.leaves().size(); segment++) {
            Terms terms = view.leaves().get(segment).reader().terms(Fields.KEY);
            if (terms != null) {
                walk.add(segment, terms, last.compareTo(first) < 0 ? first : last);
            }
        }
        return walk;
    }

    /** The next keys with a prefix, but not one of them; false if there are no more. */
    private static boolean take(KeyWalk walk, BytesRef prefix, @Nullable String without, List<String> keys, int most)
            throws IOException {
        while (keys.size() < most) {
            BytesRef next = walk.next();
            if (next == null || !StringHelper.startsWith(next, prefix)) {
                return false;
            }
            String key = next.utf8ToString();
            if (!key.equals(without)) {
                keys.add(key);
            }
        }
        return true;
    }

    @Override
    public long count(String term) throws IOException {
        return new RegisterLookup(view).count(term);
    }

    @Override
    public void close() throws IOException {
        if (closed.compareAndSet(false, true)) {
            view.release();
        }
    }
}
