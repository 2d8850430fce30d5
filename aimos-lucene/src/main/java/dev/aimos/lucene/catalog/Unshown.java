package dev.aimos.lucene.catalog;

/** What a catalog keeps in memory of changes that its view may not show yet. Both are called by the projector's thread. */
interface Unshown {
    /** Nothing. */
    Unshown NOTHING = new Unshown() {
        @Override
        public void evict(long shownTx) {}

        @Override
        public boolean full() {
            return false;
        }
    };

    /** Hears that a view shows all changes up to a transaction: they need not be here any longer. */
    void evict(long shownTx);

    /** Whether there is so much that a view should be made to be rid of some. */
    boolean full();
}
