package dev.aimos.examples.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class RoomTest {
    /** The first byte of an answer shows that the request is read; this many callers wait for an event that never comes. */
    private static final int WAITING = 8;

    @Test
    void whoIsAsideLeavesHisPlaceToAnother() throws Exception {
        Room room = new Room(1);
        room.enter();
        assertThatThrownBy(room::enter).isInstanceOf(Refusal.class).hasMessageContaining("come back");
        assertThat(room.aside(() -> {
                    room.enter();
                    room.leave();
                    return "done";
                }))
                .isEqualTo("done");
        assertThatThrownBy(room::enter).as("the place is taken again").isInstanceOf(Refusal.class);
        room.leave();
        room.enter();
    }

    @Test
    void thoseAsideAreCountedToo() throws Exception {
        Room room = new Room(1);
        CountDownLatch go = new CountDownLatch(1);
        List<CompletableFuture<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < WAITING; i++) {
            CountDownLatch aside = new CountDownLatch(1);
            CompletableFuture<Boolean> done = new CompletableFuture<>();
            all.add(done);
            Thread.ofVirtual().start(() -> {
                try {
                    room.enter();
                    room.aside(() -> {
                        aside.countDown();
                        go.await();
                        return true;
                    });
                    room.leave();
                    done.complete(true);
                } catch (Exception e) {
                    done.completeExceptionally(e);
                }
            });
            aside.await();
        }
        room.enter();
        assertThatThrownBy(() -> room.aside(() -> true)).hasMessageContaining("wait; come back");
        room.leave();
        room.close();
        assertThat(room.empty(Duration.ZERO)).as("somebody is aside").isFalse();
        assertThatThrownBy(room::enter).hasMessageContaining("stopping");
        go.countDown();
        for (CompletableFuture<Boolean> done : all) {
            assertThat(done.get()).isTrue();
        }
        assertThat(room.empty(Duration.ZERO)).isTrue();
    }

    @Test
    void aBodyThatComesSlowlyKeepsNobodyOut() throws Exception {
        try (Served served = new Served(options -> options.maxRequests(1));
                Socket slow = new Socket(InetAddress.getLoopbackAddress(), served.port())) {
            OutputStream out = slow.getOutputStream();
            out.write(("PUT /api/v1/atoms/k HTTP/1.1\r\nHost: localhost\r\n" + Guard.HEADER
                            + ": 1\r\nContent-Type: application/json\r\nContent-Length: 12\r\nExpect: 100-continue\r\n"
                            + "Connection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            InputStream in = slow.getInputStream();
            assertThat(new String(in.readNBytes(21), StandardCharsets.US_ASCII))
                    .as("the server asks for the body, so it waits for it")
                    .isEqualTo("HTTP/1.1 100 Continue");
            assertThat(served.write("PUT", "/api/v1/atoms/other", "{\"text\": \"x\"}")
                            .status())
                    .isEqualTo(201);
            out.write("{\"text\":\"x\"}".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("HTTP/1.1 201");
        }
    }

    @Test
    void theWatchersAreAnsweredWhenThereIsNoRoom() throws Exception {
        try (Served served = new Served(options -> options.maxRequests(1))) {
            served.room().enter();
            assertThat(served.get("/api/v1/status").problem(503)).isEqualTo("too-many-requests");
            assertThat(served.get("/health").status()).isEqualTo(200);
            assertThat(served.get("/metrics").status()).isEqualTo(200);
            served.room().leave();
            assertThat(served.get("/api/v1/status").status()).isEqualTo(200);
        }
    }

    @Test
    void whoWaitsForAnEventIsAnsweredWhenTheServerStops() throws Exception {
        Served served = new Served(options -> options.handlers("mock"));
        CompletableFuture<Served.Reply> reply = new CompletableFuture<>();
        try {
            served.write("POST", "/api/v1/runs", """
                    {"plan": "approval", "inputs": {"topic": "light"}, "id": "r"}""").ok();
            served.awaitRun("r", "waiting");
            long last = served.get("/api/v1/runs/r/events").ok().path("next").asLong();
            Thread.ofVirtual()
                    .start(() -> reply.completeAsync(
                            () -> served.get("/api/v1/runs/r/events?wait=25&from=" + last), Runnable::run));
            served.awaitAside();
        } finally {
            served.close();
        }
        assertThat(reply.get().ok().path("status").asText()).isEqualTo("waiting");
    }
}
