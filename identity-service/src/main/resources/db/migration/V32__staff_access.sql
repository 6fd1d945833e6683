-- What breach-notifier published about incidents, as far as it opens doors here.
create table incident_case (
    incident  uuid        not null primary key,
    number    text,
    drill     boolean     not null,
    opened_at timestamptz,
    closed_at timestamptz
);

create unique index incident_case_by_number on incident_case (number);

-- A second person's word before somebody sees a minor's data.
create table access_approval (
    id         uuid        not null primary key,
    subject    uuid        not null,
    case_id    text        not null,
    case_kind  text        not null,
    items      text[]      not null,
    reason     bytea       not null,
    asked_by   text        not null,
    role       text        not null,
    asked_at   timestamptz not null,
    until      timestamptz not null,
    state      text        not null,
    decided_by text,
    decided_at timestamptz,
    constraint access_approval_state check (state in ('PENDING', 'APPROVED', 'REJECTED')),
    constraint access_approval_is_decided_by_somebody_else check (decided_by <> asked_by),
    constraint access_approval_is_decided_once_closed check ((decided_by is null) = (state = 'PENDING'))
);

create index access_approval_by_subject on access_approval (subject, asked_by);
create index access_approval_by_state on access_approval (state, id);

-- Access that somebody took without case or approval, and what another officer said of it afterwards.
create table emergency_access (
    id          uuid        not null primary key,
    subject     uuid        not null,
    approval    uuid,
    case_id     text,
    reason      bytea       not null,
    used_by     text        not null,
    role        text        not null,
    used_at     timestamptz not null,
    until       timestamptz not null,
    reviewed_by text,
    reviewed_at timestamptz,
    justified   boolean,
    review      bytea,
    constraint emergency_access_is_reviewed_by_somebody_else check (reviewed_by <> used_by),
    constraint emergency_access_review_has_an_outcome check ((reviewed_by is null) = (justified is null))
);

create index emergency_access_by_subject on emergency_access (subject);
create index emergency_access_unreviewed on emergency_access (used_by) where reviewed_by is null;

-- Who looked for people, never what for a value.
create table people_search (
    id      bigint generated always as identity primary key,
    used_by text        not null,
    role    text        not null,
    item    text        not null,
    case_id text        not null,
    found   int         not null,
    at      timestamptz not null
);

create index people_search_by_account on people_search (used_by, at);
