-- The people an incident concerns, by pseudonymous id.
create table recipient (
    incident uuid        not null references incident,
    subject  uuid        not null,
    added_at timestamptz not null,
    primary key (incident, subject)
);

create table notice (
    id           uuid        not null primary key,
    incident     uuid        not null references incident,
    state        text        not null,
    content      text        not null,
    author       text        not null,
    last_editor  text        not null,
    created_at   timestamptz not null,
    submitted_at timestamptz,
    bound_hash   text,
    sent_at      timestamptz,
    stopped_by   text,
    done_at      timestamptz,
    version      bigint      not null,
    constraint notice_state_known check
        (state in ('DRAFT', 'PENDING_APPROVAL', 'APPROVED', 'SENDING', 'STOPPED', 'DONE', 'REJECTED')),
    constraint notice_content_is_an_object check (content is json object),
    constraint notice_goes_out_only_as_approved check (state not in ('APPROVED', 'SENDING', 'STOPPED', 'DONE') or bound_hash is not null)
);

create index notice_by_incident on notice (incident, created_at, id);

-- Who agreed to exactly what. Rows stay when a change makes them void; then they say when.
create table approval (
    id           uuid        not null primary key,
    notice       uuid        not null references notice,
    approver     text        not null,
    role         text        not null,
    content_hash text        not null,
    at           timestamptz not null,
    voided_at    timestamptz
);

create unique index approval_once_per_person on approval (notice, approver) where voided_at is null;
