package cn.xinshou.audit.login;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.lionsoul.ip2region.xdb.InetAddressException;
import org.lionsoul.ip2region.xdb.LongByteArray;
import org.lionsoul.ip2region.xdb.Searcher;
import org.lionsoul.ip2region.xdb.Version;

/**
 * Address to place from a table in memory; nobody outside is asked. IPv4 only: an IPv6 address is of unknown place.
 */
@Startup
@ApplicationScoped
class Geography {

    private static final String SHIPPED = "/ip2region/ip2region.xdb";
    private static final Pattern COUNTRY_CODE = Pattern.compile("[A-Z]{2}");

    private final Searcher table;

    /** @param newer a newer edition of the table, to be used instead of the shipped one */
    Geography(@ConfigProperty(name = "xinshou.login.geography") Optional<Path> newer) {
        try (var content = newer.isPresent() ? Files.newInputStream(newer.get()) : shipped()) {
            table = Searcher.newWithBuffer(Version.IPv4, new LongByteArray(content.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("the table of networks cannot be read", e);
        }
    }

    Place of(Address address) {
        if (!address.isV4()) {
            return Place.UNKNOWN;
        }
        try {
            return read(table.search(address.bytes()));
        } catch (IOException | InetAddressException e) {
            return Place.UNKNOWN;
        }
    }

    /**
     * A row of the table in either of its forms: country, area, province, city, carrier; or since 2026 country, province, city,
     * carrier, country code. Zero stands for unknown.
     */
    static Place read(@Nullable String row) {
        var fields = row == null ? new String[0] : row.split("\\|", -1);
        if (fields.length != 5) {
            return Place.UNKNOWN;
        }
        var newForm = COUNTRY_CODE.matcher(fields[4]).matches();
        var country = known(fields[0]);
        if (country == null) {
            return Place.UNKNOWN;
        }
        var province = known(fields[newForm ? 1 : 2]);
        return new Place(
                country,
                province == null ? null : Provinces.shortened(province),
                known(fields[newForm ? 2 : 3]),
                known(fields[newForm ? 3 : 4]));
    }

    private static @Nullable String known(String field) {
        return field.isEmpty() || field.equals("0") || field.equals("Reserved") ? null : field;
    }

    private static InputStream shipped() {
        var content = Geography.class.getResourceAsStream(SHIPPED);
        if (content == null) {
            throw new IllegalStateException("the table of networks is missing in the jar");
        }
        return content;
    }
}
