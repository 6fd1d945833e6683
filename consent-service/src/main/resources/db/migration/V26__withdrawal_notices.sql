-- Whom to tell that a person's data may be used no longer, and what became of it. Written in the transaction that ended the use.
create table withdrawal_notice (
    id              uuid        not null primary key,
    recipient       text        not null,
    subject         uuid        not null,
    purpose         text        not null,
    cause           text        not null,
    items           text[]      not null,
    disclosures     uuid[]      not null,
    revision        bigint      not null,
    occurred_at     timestamptz not null,
    due_at          timestamptz not null,
    next_try        timestamptz,
    tries           int         not null default 0,
    answer          text,
    taken_at        timestamptz,
    acknowledged_at timestamptz,
    acknowledged_by text,
    evidence        text,
    overdue_at      timestamptz,
    constraint withdrawal_notice_is_told_once unique (recipient, subject, purpose, revision),
    constraint withdrawal_notice_cause
        check (cause in ('WITHDRAWN', 'REFUSED', 'EXPIRED', 'SUPERSEDED', 'GUARDIAN_MISSING', 'ERASED')),
    constraint withdrawal_notice_is_open_or_acknowledged
        check ((acknowledged_at is null) = (next_try is not null) and (acknowledged_at is null) = (acknowledged_by is null))
);

create index withdrawal_notice_waiting on withdrawal_notice (next_try) where next_try is not null;
create index withdrawal_notice_due on withdrawal_notice (due_at) where acknowledged_at is null and overdue_at is null;
create index withdrawal_notice_by_subject on withdrawal_notice (subject, occurred_at desc, id desc);
create index withdrawal_notice_by_recipient on withdrawal_notice (recipient, occurred_at desc, id desc);

create function refuse_second_acknowledgement() returns trigger language plpgsql as $$
begin
    raise exception 'an acknowledged notice never changes';
end
$$;

create trigger withdrawal_notice_stays_acknowledged before update on withdrawal_notice
    for each row when (old.acknowledged_at is not null) execute function refuse_second_acknowledgement();
