-- One row per year: numbers come from the row's lock, so that a rolled-back incident leaves no gap.
create table incident_number (
    year int not null primary key,
    last int not null
);

create table incident (
    id               uuid        not null primary key,
    number           text        not null,
    drill            boolean     not null,
    state            text        not null,
    title            text        not null,
    type             text        not null,
    reporter_profile text        not null,
    occurred_from    timestamptz,
    discovered_at    timestamptz,
    learned_at       timestamptz,
    facts            text        not null,
    level            text        not null,
    rule_pack        text        not null,
    origin           text        not null,
    subject          uuid,
    opened_by        text        not null,
    opened_at        timestamptz not null,
    closed_at        timestamptz,
    version          bigint      not null,
    constraint incident_number_once unique (number),
    constraint incident_state_known check (state in ('DRAFT', 'OPEN', 'HANDLING_ENDED', 'CLOSED')),
    constraint incident_level_known check (level in ('I', 'II', 'III', 'IV')),
    constraint incident_facts_are_an_object check (facts is json object),
    constraint incident_is_known_since_some_time check (discovered_at is not null or learned_at is not null)
);

create unique index incident_one_draft_per_subject on incident (subject) where state = 'DRAFT';
create index incident_newest_first on incident (opened_at desc, id desc);

-- Which alert led to which incident: an alert never opens two.
create table incident_alert (
    alert    uuid not null primary key,
    incident uuid not null references incident
);

-- What was done and learned, in order. Never updated, never deleted.
create table incident_entry (
    id       bigint      generated always as identity primary key,
    incident uuid        not null references incident,
    at       timestamptz not null,
    kind     text        not null,
    actor    text        not null,
    detail   text        not null
);

create index incident_entry_by_incident on incident_entry (incident, id);
