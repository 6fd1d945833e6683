-- Answers given under an Idempotency-Key, kept a day. The digest is keyed: arguments cannot be guessed from it.
create table idempotency_key (
    scope      text        not null,
    key        text        not null,
    digest     bytea       not null,
    answer     text,
    created_at timestamptz not null default now(),
    constraint idempotency_key_one_answer primary key (scope, key)
);

create index idempotency_key_by_age on idempotency_key (created_at);
