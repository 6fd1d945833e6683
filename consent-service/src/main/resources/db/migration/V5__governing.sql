-- What holds for a person as a whole: declined since the last acceptance; restricted (PIPL 44); erased (PIPL 47).
alter table person
    add column held       boolean not null default false,
    add column restricted boolean not null default false,
    add column erased     boolean not null default false;

update person set held = true where declined;

-- Whoever acted before versions governed people was there under the version of their first act.
update person p set governing = coalesce(
    (select a.policy_version from consent_act a where a.subject = p.subject order by a.revision limit 1),
    p.newest)
where governing is null;

-- What governed the person before an acceptance, so that taking it back leads there again.
alter table policy_decision add column replaced text references policy;
