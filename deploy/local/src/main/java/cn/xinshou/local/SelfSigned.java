package cn.xinshou.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/**
 * A key and a certificate for {@code localhost}, made with the JDK's own tool and good for two days, for tests that speak TLS. Whoever uses
 * the same store as trust store trusts it.
 */
public record SelfSigned(Path store) {

    /** Protects nothing: the key is made for one run. */
    public static final String PASSWORD = "only for this test";

    private static final String ALIAS = "localhost";

    /** In a new folder among the temporary files. */
    public static SelfSigned temporary() {
        return in(Folders.temporary("tls"));
    }

    /** Makes {@code localhost.p12} in the folder, in place of one that is there. */
    public static SelfSigned in(Path folder) {
        try {
            Path store = folder.resolve("localhost.p12");
            Files.createDirectories(folder);
            Files.deleteIfExists(store);
            List<String> command = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    ALIAS,
                    "-keyalg",
                    "EC",
                    "-groupname",
                    "secp256r1",
                    "-dname",
                    "CN=localhost",
                    "-ext",
                    "san=dns:localhost",
                    "-validity",
                    "2",
                    "-storetype",
                    "PKCS12",
                    "-storepass",
                    PASSWORD,
                    "-keystore",
                    store.toString());
            if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
                throw new IllegalStateException("keytool made no certificate");
            }
            return new SelfSigned(store);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a certificate was made", e);
        }
    }

    /** For a server that wants PEM files, as operators hand them in: beside the store. */
    public Path certificate() {
        try {
            return pem("CERTIFICATE", keys().getCertificate(ALIAS).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the certificate cannot be used", e);
        }
    }

    /** The key that belongs to {@link #certificate()}, unprotected. */
    public Path key() {
        try {
            return pem(
                    "PRIVATE KEY", keys().getKey(ALIAS, PASSWORD.toCharArray()).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key cannot be used", e);
        }
    }

    private Path pem(String kind, byte[] content) {
        Path file = store.resolveSibling(kind.replace(' ', '-').toLowerCase(Locale.ROOT) + ".pem");
        String lines = Base64.getMimeEncoder().encodeToString(content);
        try {
            return Files.writeString(file, "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For whoever calls the server: trusts nobody else and speaks this version of TLS only, such as {@code TLSv1.3}. */
    public HttpClient client(String protocol) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(ALIAS, keys().getCertificate(ALIAS));
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            SSLParameters parameters = new SSLParameters();
            parameters.setProtocols(new String[] {protocol});
            return HttpClient.newBuilder()
                    .sslContext(context)
                    .sslParameters(parameters)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the certificate cannot be trusted", e);
        }
    }

    private KeyStore keys() throws GeneralSecurityException {
        try {
            return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For the server. */
    public SSLContext context() {
        try {
            KeyStore keys = keys();
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the certificate cannot be used", e);
        }
    }
}
