package dev.aimos.examples.cli;

import dev.aimos.AimOs;
import dev.aimos.examples.wire.Exit;
import dev.aimos.examples.wire.VifShapes;
import dev.aimos.witness.SigningKey;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

@Command(
        name = "vif:keys",
        description = "List the public keys that the store signed witnesses with, the oldest first.")
final class VifKeys extends VifCommand {
    @Override
    int vif(AimOs os) {
        List<SigningKey> keys = os.witnesses().keys();
        if (json()) {
            out().document(Map.of("items", keys.stream().map(VifShapes::key).toList()));
            return Exit.OK;
        }
        if (keys.isEmpty()) {
            out().line("no keys: witnesses are not signed; 'vif:keygen' makes a key, --sign takes it");
            return Exit.OK;
        }
        Table table = new Table("KEY", "FROM", "UNTIL", "ENDORSED BY", "PUBLIC KEY");
        for (SigningKey key : keys) {
            table.row(
                    key.id().abbreviated(),
                    "transaction %,d".formatted(key.since().tx()),
                    key.until()
                            .map(end -> "transaction %,d".formatted(end.tx()))
                            .orElse(""),
                    key.endorsement().map(by -> by.key().abbreviated()).orElse(""),
                    key.publicKey());
        }
        table.print(out());
        return Exit.OK;
    }
}
