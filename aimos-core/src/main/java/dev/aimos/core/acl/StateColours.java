package dev.aimos.core.acl;

/** How a diagram shows steps by their state. */
final class StateColours {
    private StateColours() {}

    /** The style of a state, as Mermaid writes it. */
    static String of(String state) {
        return switch (state) {
            case "completed" -> "fill:#d3f0d3,stroke:#2b7a2b,color:#000";
            case "running" -> "fill:#cfe3ff,stroke:#1f5fbf,color:#000";
            case "queued", "retrying" -> "fill:#e4ecf7,stroke:#1f5fbf,color:#000";
            case "waiting" -> "fill:#fff0c2,stroke:#b58900,color:#000";
            case "failed" -> "fill:#ffd6d6,stroke:#b02020,color:#000";
            case "skipped", "cancelled" -> "fill:#eeeeee,stroke:#888888,color:#555";
            default -> "fill:#ffffff,stroke:#888888,color:#000";
        };
    }
}
