-- One row per message to one person. What it says is sealed, and gone as soon as it left; where it went is never here.
create table message (
    id           uuid        not null primary key,
    subject      uuid        not null,
    kind         text        not null,
    language     text        not null,
    case_id      text        not null,
    requested_by text        not null,
    state        text        not null,
    parameters   bytea,
    accepted_at  timestamptz not null,
    expires_at   timestamptz not null,
    due_at       timestamptz not null,
    attempts     int         not null default 0,
    lease        uuid,
    lease_until  timestamptz,
    reason       text,
    reply_code   int,
    ended_at     timestamptz,
    constraint message_state_known check (state in ('PLANNED', 'CLAIMED', 'HANDED_OFF', 'NO_ADDRESS', 'FAILED', 'EXPIRED')),
    constraint message_forgets_what_it_said check ((state in ('PLANNED', 'CLAIMED')) = (parameters is not null)),
    constraint message_claimed_under_a_lease check ((state = 'CLAIMED') = (lease is not null)),
    constraint message_ends_at_some_time check ((state in ('PLANNED', 'CLAIMED')) = (ended_at is null))
);

create index message_waiting on message (due_at) where state in ('PLANNED', 'CLAIMED');
create index message_by_person on message (subject, accepted_at);
create index message_ended on message (ended_at) where ended_at is not null;
