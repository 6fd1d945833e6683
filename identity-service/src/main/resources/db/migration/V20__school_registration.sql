-- What a school may enter for its candidates (集体报名): which items, for which purpose and examination, until when, for how many.
create table delegation (
    id          uuid        not null primary key,
    school      text        not null,
    school_name text        not null,
    purpose     text        not null,
    exam        text        not null,
    items       text[]      not null,
    staff       varchar(36)[] not null,
    until       timestamptz not null,
    at_most     int         not null,
    entered     int         not null,
    created_at  timestamptz not null,
    created_by  text        not null,
    revoked_at  timestamptz,
    revoked_by  text,
    constraint delegation_counts_within_its_limit check (entered between 0 and at_most),
    constraint delegation_revoked_by_somebody check ((revoked_at is null) = (revoked_by is null))
);

create index delegation_by_time on delegation (created_at, id);

-- What a school entered and the candidate has not confirmed is no part of any profile. Sealed under the candidate's key, or, while nobody knows
-- whose it is, under a key of its own; the sealed values go when the entry is decided or expires.
create table school_entry (
    id         uuid        not null primary key,
    delegation uuid        not null references delegation (id),
    row_id     text        not null,
    subject    uuid,
    items      text[]      not null,
    sealed     bytea,
    entered_by text        not null,
    entered_at timestamptz not null,
    expires_at timestamptz not null,
    state      text        not null,
    confirmed  text[]      not null,
    decided_at timestamptz,
    constraint school_entry_one_per_row unique (delegation, row_id),
    constraint school_entry_keeps_values_while_waiting check ((sealed is not null) = (state = 'waiting')),
    constraint school_entry_decided_once_closed check ((decided_at is null) = (state = 'waiting'))
);

create index school_entry_by_subject on school_entry (subject, entered_at, id);
create index school_entry_waiting_by_end on school_entry (expires_at) where state = 'waiting';

-- Attempts to claim an entry that found none: somebody may be guessing.
create table school_claim (
    id      bigint generated always as identity primary key,
    subject uuid        not null,
    at      timestamptz not null
);

create index school_claim_by_subject on school_claim (subject, at);

-- Who wrote a value down, where that was somebody else than who confirmed it.
alter table profile_change
    add column entered_by text,
    add column school_entry uuid;
