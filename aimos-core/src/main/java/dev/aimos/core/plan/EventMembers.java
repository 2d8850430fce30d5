package dev.aimos.core.plan;

import dev.aimos.Json;

/** Takes the members of an event, which come in canonical order: that of their names' UTF-16 code units (RFC 8785). */
interface EventMembers {
    void text(String name, String value);

    void number(String name, long value);

    void value(String name, Json value);
}
