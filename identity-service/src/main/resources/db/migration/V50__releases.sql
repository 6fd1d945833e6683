-- What consent-service says of recipients and decided about disclosures, as far as a release needs it.
create table known_recipient (
    id       text    not null primary key,
    version  bigint  not null,
    name     text    not null,
    endpoint text,
    place    text    not null,
    ended    boolean not null
);

-- While a law forbids telling the people there is one row without a person.
create table decided_disclosure (
    disclosure uuid        not null,
    subject    uuid,
    recipient  text        not null,
    purpose    text        not null,
    allowed    boolean     not null,
    reason     text        not null,
    items      text[]      not null,
    people     int         not null,
    by_human   boolean     not null,
    decided_at timestamptz not null,
    constraint decided_disclosure_one_per_person unique nulls not distinct (disclosure, subject)
);

create index decided_disclosure_by_subject on decided_disclosure (subject);

create table release (
    id          uuid        not null primary key,
    disclosure  uuid        not null,
    recipient   text        not null,
    purpose     text        not null,
    released_by text        not null,
    at          timestamptz not null,
    constraint release_once_per_disclosure unique (disclosure)
);

-- What became of each person of a disclosure when it was carried out.
create table release_person (
    release  uuid   not null references release (id),
    subject  uuid   not null,
    delivery uuid,
    reason   text,
    items    text[] not null,
    primary key (release, subject),
    constraint release_person_is_told_of_or_left_out check ((delivery is null) <> (reason is null))
);

create index release_person_by_subject on release_person (subject);

-- Personal data on its way to somebody outside, and who received what. Address and content are sealed with the person's key.
create table delivery (
    id             uuid        not null primary key,
    seq            bigint      generated always as identity,
    subject        uuid        not null,
    cause          text        not null,
    reference      uuid        not null,
    corrects       uuid,
    recipient      text        not null,
    name           text,
    purpose        text,
    items          text[]      not null,
    version        bigint      not null,
    address        bytea,
    content        bytea,
    state          text        not null,
    tries          int         not null,
    next_try       timestamptz,
    answer         text,
    at             timestamptz not null,
    ended_at       timestamptz,
    receipt        bytea,
    receipt_digest text,
    constraint delivery_is_tried_while_it_waits check ((next_try is null) = (state <> 'WAITING')),
    constraint delivery_keeps_no_content_once_ended check (state = 'WAITING' or content is null)
);

create index delivery_due on delivery (next_try) where next_try is not null;
create index delivery_by_subject on delivery (subject, seq);
create index delivery_by_reference on delivery (reference);
