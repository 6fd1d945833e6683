package cn.xinshou.consent.policy;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Policies without a database: the shipped one, published under several versions. The last is in force. */
public final class KnownPolicies extends Policies {

    private final List<Policy> policies = new ArrayList<>();

    public KnownPolicies(String... versions) {
        super(away(), Clock.systemUTC());
        var shipped = PolicyFiles.shippedDocument("2025-01-01");
        for (var version : versions) {
            var document = new PolicyDocument(
                    version,
                    shipped.effectiveFrom(),
                    shipped.title(),
                    shipped.scope(),
                    shipped.contact(),
                    shipped.storage(),
                    shipped.recipients(),
                    shipped.purposes(),
                    shipped.rights(),
                    shipped.cookies(),
                    shipped.items());
            policies.add(new Policy(policies.size() + 1, document, PolicyFiles.shippedTexts("2025-01-01")));
        }
    }

    /** Exactly these; the last is in force. */
    public static KnownPolicies of(Policy... policies) {
        var known = new KnownPolicies();
        known.policies.addAll(List.of(policies));
        return known;
    }

    @Override
    public List<Policy> all() {
        return policies;
    }

    @Override
    public Policy current() {
        return policies.getLast();
    }

    @Override
    public Policy newest() {
        return policies.getLast();
    }

    @Override
    public Optional<Policy> find(String version) {
        return policies.stream()
                .filter(policy -> policy.version().equals(version))
                .findFirst();
    }

    @Override
    public Optional<Policy> find(int ordinal) {
        return policies.stream().filter(policy -> policy.ordinal() == ordinal).findFirst();
    }

    /** A database that cannot be reached. */
    public static DataSource away() {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    throw new SQLException("the database is away");
                });
    }
}
