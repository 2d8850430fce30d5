package dev.aimos.index;

import dev.aimos.memory.Basis;
import dev.aimos.memory.Hash;
import dev.aimos.witness.Receipt;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a model is given to read: passages from the memory under a budget of tokens, each cited to the character, and an
 * account of what was left out and why. The same query at the same basis with the same options gives the same context.
 *
 * @param text the passages in reading order, each begun by the number of its citation in brackets
 * @param passages the passages, in reading order
 * @param tokens how many tokens {@code text} has
 * @param budget how many it could have
 * @param counter id of the counter of tokens
 * @param stages what each stage of the assembly did, in order
 * @param basis the moment it shows
 * @param mode how the candidates were found
 * @param receipt what proves it, if the query asked for it: {@link Query#receipt}
 */
public record Context(
        String text,
        List<Passage> passages,
        int tokens,
        int budget,
        String counter,
        List<Stage> stages,
        Basis basis,
        Mode mode,
        Optional<Receipt> receipt) {
    public Context {
        Objects.requireNonNull(text, "text");
        passages = List.copyOf(passages);
        Objects.requireNonNull(counter, "counter");
        stages = List.copyOf(stages);
        Objects.requireNonNull(basis, "basis");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(receipt, "receipt");
    }

    /** This context with its receipt. */
    public Context withReceipt(Receipt value) {
        return new Context(text, passages, tokens, budget, counter, stages, basis, mode, Optional.of(value));
    }

    /** Everything that was dropped, in the order of the stages. */
    public List<Dropped> dropped() {
        return stages.stream().flatMap(stage -> stage.dropped().stream()).toList();
    }

    /**
     * A passage and where it is from.
     *
     * @param number its citation: {@code [number]} in the text of the context, from 1 in reading order
     * @param address the node it was retrieved as
     * @param score how well that node matches, from 0 to 1
     * @param text what the model reads of it: the quotes, joined by {@code " … "} where something between them is left out
     * @param quotes the stretches of the atom's text it is made of, in order, each with its hash
     * @param tokens how many tokens its text has
     */
    public record Passage(int number, Address address, double score, String text, List<Quote> quotes, int tokens) {
        public Passage {
            Objects.requireNonNull(address, "address");
            Objects.requireNonNull(text, "text");
            quotes = List.copyOf(quotes);
        }
    }

    /**
     * A stretch of an atom's text, word for word.
     *
     * @param address the smallest node that contains it
     * @param span where in the atom's text
     * @param hash SHA-256 of its UTF-8
     */
    public record Quote(Address address, Span span, Hash hash) {
        public Quote {
            Objects.requireNonNull(address, "address");
            Objects.requireNonNull(span, "span");
            Objects.requireNonNull(hash, "hash");
        }
    }

    /**
     * One step of the assembly.
     *
     * @param name such as {@code duplicates}
     * @param in how many passages it was given
     * @param out how many it passed on
     * @param note what else there is to say of it, such as that a re-ranker did not converge; may be empty
     * @param dropped what it dropped
     */
    public record Stage(String name, int in, int out, String note, List<Dropped> dropped) {
        public Stage {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(note, "note");
            dropped = List.copyOf(dropped);
        }
    }

    /**
     * Something left out.
     *
     * @param address what
     * @param reason why, for people
     */
    public record Dropped(Address address, String reason) {
        public Dropped {
            Objects.requireNonNull(address, "address");
            Objects.requireNonNull(reason, "reason");
        }
    }
}
