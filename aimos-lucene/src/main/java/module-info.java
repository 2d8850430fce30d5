/** The durable backend. Needs nothing running: the store is a directory, used from within the process. */
module dev.aimos.lucene {
    requires transitive dev.aimos.core;
    requires org.apache.lucene.codecs;
    requires org.apache.lucene.core;

    exports dev.aimos.lucene;
}
