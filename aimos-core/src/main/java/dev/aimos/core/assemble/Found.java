package dev.aimos.core.assemble;

import dev.aimos.index.Address;
import dev.aimos.index.Node;
import dev.aimos.index.Outline;
import java.util.Objects;

/**
 * A node that a search found, with the text it is in.
 *
 * @param address where it is
 * @param score how well it matches, from 0 to 1
 * @param outline the text of its atom, which must have a node at the address
 */
public record Found(Address address, double score, Outline outline) {
    public Found {
        Objects.requireNonNull(address, "address");
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("a score is from 0 to 1, but that of " + address + " is " + score);
        }
        if (outline.node(address).isEmpty()) {
            throw new IllegalArgumentException("nothing is at " + address + " in the text of " + outline.key());
        }
    }

    /** The node at the address. */
    public Node node() {
        return outline.node(address).orElseThrow();
    }
}
