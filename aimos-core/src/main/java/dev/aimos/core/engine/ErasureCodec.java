package dev.aimos.core.engine;

import dev.aimos.AimosException;
import dev.aimos.Json;
import dev.aimos.core.journal.JournalRecord;
import dev.aimos.core.json.JsonReader;
import dev.aimos.json.CanonicalWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes and reads the payloads of erasure records: the numbers of the erased records, as runs [first, last]. */
final class ErasureCodec {
    private ErasureCodec() {}

    /** The payload for numbers in ascending order. */
    static byte[] encode(List<Long> seqs) {
        List<Json> runs = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= seqs.size(); i++) {
            if (i == seqs.size() || seqs.get(i) != seqs.get(i - 1) + 1) {
                runs.add(new Json.Arr(List.of(Json.of(seqs.get(start)), Json.of(seqs.get(i - 1)))));
                start = i;
            }
        }
        return new CanonicalWriter()
                .open()
                .member("erased", new Json.Arr(runs))
                .close()
                .toBytes();
    }

    static List<Long> decode(JournalRecord record) {
        List<Long> seqs = new ArrayList<>();
        try {
            if (JsonReader.read(record.payload()) instanceof Json.Obj object
                    && object.get("erased").orElse(new Json.Null()) instanceof Json.Arr runs) {
                for (Json run : runs.items()) {
                    if (!(run instanceof Json.Arr ends
                            && ends.items().size() == 2
                            && ends.items().get(0) instanceof Json.Num first
                            && ends.items().get(1) instanceof Json.Num last
                            && last.value() < record.seq())) {
                        throw new IOException("a run is not a pair of earlier records");
                    }
                    for (long seq = (long) first.value(); seq <= (long) last.value(); seq++) {
                        seqs.add(seq);
                    }
                }
                return seqs;
            }
            throw new IOException("it is not an object with runs");
        } catch (IOException e) {
            throw new AimosException.Corrupt(
                    "payload-malformed",
                    "the payload of erasure record " + record.seq() + " cannot be read: " + e.getMessage(),
                    e);
        }
    }
}
