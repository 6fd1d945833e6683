-- One assessed login. No address, no user agent: a place, keyed hashes, and the family of the client.
create table login (
    id         uuid             not null primary key,
    account    bytea            not null,
    subject    uuid,
    at         timestamptz      not null,
    success    boolean          not null,
    device     bytea            not null,
    network    bytea            not null,
    country    text,
    province   text,
    city       text,
    carrier    text,
    client     text             not null,
    score      double precision not null,
    level      text             not null,
    detectors  text[]           not null,
    alert      uuid,
    learned    boolean          not null
);
create index login_by_account on login (account, at);
create index login_by_subject on login (subject, id) where subject is not null;

-- The address of a login, storage only: sealed under a key of its own, kept for the statutory six months, then dropped.
create table login_address (
    login     uuid        not null primary key references login,
    sealed    bytea       not null,
    drop_after timestamptz not null
);
create index login_address_by_end on login_address (drop_after);

-- What is usual for an account: values seen in trusted logins, each with count and days.
create table login_profile (
    account   bytea  not null primary key,
    successes int    not null,
    seen      text   not null,
    version   bigint not null
);

-- What staff and the person are told. One row for a login and those that merely repeat it.
create table alert (
    id             uuid        not null primary key,
    login          uuid        not null references login,
    account        bytea       not null,
    -- The account as it was typed, sealed: staff must know which one is meant.
    sealed_account bytea       not null,
    subject        uuid,
    detectors      text[]      not null,
    level          text        not null,
    state          text        not null,
    usual          text        not null,
    now            text        not null,
    zh             text        not null,
    en             text        not null,
    at             timestamptz not null,
    -- Equal for logins that tell nothing new.
    repeats_as     text        not null,
    last_at        timestamptz not null,
    repetitions    int         not null,
    mine           boolean,
    answered_at    timestamptz,
    verdict        text,
    verdict_note   text,
    verdict_by     text,
    verdict_at     timestamptz,
    version        bigint      not null
);
create index alert_by_account on alert (account, repeats_as, last_at);
create index alert_by_subject on alert (subject, id) where subject is not null;
create index alert_by_state on alert (state, id);
