package cn.xinshou.verifier.note;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A signer for tests, written apart from the classes under test. */
public final class TestKey {

    private final String name;
    private final KeyPair pair;

    public TestKey(String name) {
        this.name = name;
        try {
            this.pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    public byte[] raw() {
        byte[] encoded = pair.getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }

    public String vkey() {
        return name + "+" + HexFormat.of().formatHex(keyHash()) + "+"
                + Base64.getEncoder().encodeToString(typed());
    }

    public String note(String text) {
        byte[] signature = new byte[68];
        System.arraycopy(keyHash(), 0, signature, 0, 4);
        System.arraycopy(sign(text.getBytes(StandardCharsets.UTF_8)), 0, signature, 4, 64);
        return text + "\n\u2014 " + name + " " + Base64.getEncoder().encodeToString(signature) + "\n";
    }

    public String checkpoint(long size, String root) {
        return note(name + "\n" + size + "\n" + root + "\n");
    }

    public byte[] sign(byte[] message) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(pair.getPrivate());
            signer.update(message);
            return signer.sign();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private byte[] typed() {
        byte[] typed = new byte[33];
        typed[0] = 1;
        System.arraycopy(raw(), 0, typed, 1, 32);
        return typed;
    }

    private byte[] keyHash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((name + "\n").getBytes(StandardCharsets.UTF_8));
            return Arrays.copyOf(digest.digest(typed()), 4);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
