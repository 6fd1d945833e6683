create table profile (
    subject    uuid        not null primary key,
    version    bigint      not null,
    created_at timestamptz not null,
    changed_at timestamptz not null
);

create table profile_item (
    subject uuid        not null references profile (subject) on delete cascade,
    item    text        not null,
    sealed  bytea       not null,
    purpose text        not null,
    since   timestamptz not null,
    primary key (subject, item)
);

-- Every value an item ever had, sealed like the present one. Append only.
create table profile_change (
    id      bigint generated always as identity primary key,
    subject uuid        not null,
    version bigint      not null,
    item    text        not null,
    action  text        not null,
    sealed  bytea,
    purpose text        not null,
    actor   text        not null,
    role    text        not null,
    at      timestamptz not null,
    constraint profile_change_keeps_a_value_unless_removed check ((sealed is null) = (action = 'removed'))
);

create index profile_change_by_subject on profile_change (subject, id);

-- Who read what of a person, when and why. Names of items, never their values.
create table profile_read (
    id       bigint generated always as identity primary key,
    subject  uuid        not null,
    items    text[]      not null,
    purpose  text        not null,
    case_id  text,
    reader   text        not null,
    role     text        not null,
    unmasked boolean     not null,
    at       timestamptz not null
);

create index profile_read_by_subject on profile_read (subject, id);
