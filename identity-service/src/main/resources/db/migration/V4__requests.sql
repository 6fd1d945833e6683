create table request (
    id               uuid        not null primary key,
    subject          uuid        not null,
    kind             text        not null,
    state            text        not null,
    channel          text        not null,
    requester        text        not null,
    details          bytea,
    proof            bytea,
    received_at      timestamptz not null,
    due_at           timestamptz not null,
    answer_by        timestamptz not null,
    paused_days      int         not null,
    extended         boolean     not null,
    verified_at      timestamptz,
    verified_by      text,
    decided_at       timestamptz,
    decided_by       text,
    ground           text,
    answer           bytea,
    package_until    timestamptz,
    package_taken_at timestamptz,
    constraint request_is_answered_by_its_day check (due_at <= answer_by),
    constraint request_is_decided_once_closed check ((decided_at is null) = (state not in ('fulfilled', 'refused')))
);

create index request_by_subject on request (subject, received_at, id);
create index request_open_by_due on request (due_at, id) where state not in ('fulfilled', 'refused', 'withdrawn', 'expired');
