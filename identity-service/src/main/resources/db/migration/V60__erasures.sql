-- The end of everything held about a person: ordered, done, confirmed by everybody else. It outlives the person: ids, counts and times only.
create table erasure (
    id           uuid        not null primary key,
    subject      uuid        not null,
    ground       text        not null,
    request      uuid,
    ordered_by   text        not null,
    ordered_at   timestamptz not null,
    state        text        not null,
    erased_at    timestamptz,
    event        uuid,
    destroyed    jsonb       not null default '{}',
    kept         jsonb       not null default '[]',
    again        int         not null default 0,
    confirmed_at timestamptz,
    constraint erasure_once_per_person unique (subject),
    constraint erasure_state check (state in ('ordered', 'erased', 'confirmed')),
    constraint erasure_is_done_when_it_says_so check ((erased_at is null) = (state = 'ordered')),
    constraint erasure_is_confirmed_when_it_says_so check ((confirmed_at is null) = (state <> 'confirmed'))
);

create index erasure_in_order on erasure (ordered_at, id);
create index erasure_waiting on erasure (ordered_at) where state = 'ordered';
create index erasure_unconfirmed on erasure (erased_at) where state = 'erased';

-- Everybody else who has to erase their part, and whether they said that it is done.
create table erasure_party (
    erasure      uuid        not null references erasure (id) on delete cascade,
    party        text        not null,
    due_at       timestamptz not null,
    next_try     timestamptz,
    tries        int         not null default 0,
    answer       text,
    forgotten    jsonb,
    kept         jsonb,
    confirmed_at timestamptz,
    primary key (erasure, party)
);

create index erasure_party_open on erasure_party (due_at) where confirmed_at is null;
create index erasure_party_next on erasure_party (next_try) where confirmed_at is null and next_try is not null;
