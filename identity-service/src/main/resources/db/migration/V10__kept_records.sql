-- What a law keeps beyond an erasure. Each under a key of its own, never under the person's.
create table kept_record (
    id         uuid        not null primary key,
    subject    uuid        not null,
    duty       text        not null,
    key_id     text        not null,
    wrapped    bytea       not null,
    sealed     bytea       not null,
    kept_at    timestamptz not null,
    kept_until timestamptz not null,
    constraint kept_record_has_an_end check (kept_at < kept_until)
);

create index kept_record_by_end on kept_record (kept_until, id);
create index kept_record_by_subject on kept_record (subject, kept_until, id);
create index kept_record_by_key_id on kept_record (key_id);

-- Who asked to read one, why, and who let them. Goes with its record; the facts stay in the ledger.
create table kept_access (
    id          uuid        not null primary key,
    kept_record uuid        not null references kept_record (id) on delete cascade,
    reason      bytea       not null,
    asked_by    text        not null,
    asked_at    timestamptz not null,
    expires_at  timestamptz not null,
    approved    boolean,
    decided_by  text,
    decided_at  timestamptz,
    read_at     timestamptz,
    constraint kept_access_is_decided_by_another check (decided_by <> asked_by),
    constraint kept_access_is_read_once_approved check (read_at is null or approved)
);

create index kept_access_by_record on kept_access (kept_record, asked_at, id);
