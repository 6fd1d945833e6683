-- Whether somebody is a child is kept as a band; a date of birth never is. Proven: taken from the profile and not from a declaration.
alter table person
    add column age_band   text,
    add column age_proven boolean not null default false,
    add constraint person_age_band check (age_band in ('UNDER_14', 'FROM_14', 'ADULT'));

-- Missing: a child under 14 stands behind the grant and no guardian (PIPL 31), so it does not hold.
alter table consent
    add column guardian_missing boolean not null default false,
    add column prompt           uuid;

alter table consent_act add column prompt uuid;

-- Every time a person was asked for a purpose: what the re-asking budget counts.
create table prompt (
    id             uuid        not null primary key,
    subject        uuid        not null references person,
    purpose        text        not null,
    surface        text        not null,
    policy_version text        not null references policy,
    at             timestamptz not null,
    show_until     timestamptz not null
);

create index prompt_by_subject_and_purpose on prompt (subject, purpose, at);

create trigger prompt_is_append_only before update or delete on prompt
    for each row execute function refuse_change();
