package cn.xinshou.identity.request;

import cn.xinshou.identity.sealing.Seal;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people write into requests and answers, between JSON and sealed bytes. The place of each is its request and part. */
@ApplicationScoped
public class SealedWords {

    /** Of what is kept of a request in words. */
    public enum Part {
        DETAILS,
        PROOF,
        ANSWER
    }

    private final ObjectMapper json;

    SealedWords(ObjectMapper json) {
        this.json = json;
    }

    public byte @Nullable [] close(Seal seal, UUID request, Part part, @Nullable JsonNode words) {
        if (words == null) {
            return null;
        }
        try {
            return seal.close(json.writeValueAsBytes(words), place(request, part));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    public @Nullable JsonNode details(Seal seal, Request request) {
        return open(seal, request.id(), Part.DETAILS, request.asked().details());
    }

    public @Nullable JsonNode proof(Seal seal, Request request) {
        return open(seal, request.id(), Part.PROOF, request.asked().proof());
    }

    public @Nullable JsonNode answer(Seal seal, Request request) {
        return open(seal, request.id(), Part.ANSWER, request.answer().words());
    }

    private @Nullable JsonNode open(Seal seal, UUID request, Part part, byte @Nullable [] sealed) {
        if (sealed == null) {
            return null;
        }
        try {
            return json.readTree(seal.open(sealed, place(request, part)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String place(UUID request, Part part) {
        return "request/" + request + "/" + part;
    }
}
