-- Facts on their way to the broker. A row exists only between the commit of the act and the broker's acknowledgement.
create table journal_outbox (
    seq         bigint      generated always as identity primary key,
    event_id    uuid        not null default uuidv7(),
    type        text        not null,
    key         text        not null,
    occurred_at timestamptz not null,
    data        text        not null,
    constraint journal_outbox_event_once unique (event_id)
);

-- What a listener has already taken in. Two listeners of one service do not hide each other's events.
create table journal_inbox (
    listener    text        not null,
    event_id    uuid        not null,
    received_at timestamptz not null default now(),
    primary key (listener, event_id)
);

create index journal_inbox_by_age on journal_inbox (received_at);

-- What could not be read or handled: the bytes as they came, why, and whether somebody tried again.
create table dead_letter (
    id           uuid        not null default uuidv7() primary key,
    listener     text        not null,
    topic        text        not null,
    partition    int         not null,
    position     bigint      not null,
    key          bytea,
    headers      jsonb       not null,
    body         bytea,
    reason       text        not null,
    kept_at      timestamptz not null default now(),
    replayed_at  timestamptz,
    constraint dead_letter_once_per_record unique (listener, topic, partition, position)
);
