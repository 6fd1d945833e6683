-- How long what was collected for a purpose is kept, as each published version of the policy says.
create table retention_policy (
    version        text        not null primary key,
    effective_from timestamptz not null
);

create table retention_rule (
    version      text   not null references retention_policy (version) on delete cascade,
    purpose      text   not null,
    basis        text   not null,
    items        text[] not null,
    words        text   not null,
    period       text,
    counted_from text,
    primary key (version, purpose),
    constraint retention_rule_counts_from_something check ((period is null) = (counted_from is null))
);

-- When something happened that a period is counted from: an examination's results, one person's delivery. The platform says so.
create table milestone (
    id      bigint      generated always as identity primary key,
    event   text        not null,
    exam    text,
    subject uuid,
    at      timestamptz not null,
    told_by text        not null,
    constraint milestone_concerns_an_exam_or_a_person check ((exam is null) <> (subject is null))
);

create index milestone_by_exam on milestone (event, exam, at) where exam is not null;
create index milestone_by_subject on milestone (subject, event, at);

-- What each look at the clock found and did.
create table retention_run (
    id         uuid        not null primary key,
    dry_run    boolean     not null,
    started_by text        not null,
    started_at timestamptz not null,
    ended_at   timestamptz,
    failed     boolean     not null default false,
    report     jsonb       not null default '[]'
);

create index retention_run_newest on retention_run (started_at desc);

-- Items of a purpose that ended for one person, those named or all: what nothing else needs goes when the time has come.
create table ended_purpose (
    subject uuid        not null,
    purpose text        not null,
    ground  text        not null,
    items   text[]      not null default '{}',
    due_at  timestamptz not null,
    primary key (subject, purpose)
);

create index ended_purpose_due on ended_purpose (due_at);

-- Makes the nightly look cheap, however many people there are.
create index profile_item_by_purpose_and_age on profile_item (purpose, since, subject, item);

-- What must not be deleted, because a proceeding or an order of an authority needs it (法律保留): one officer proposes, another confirms.
create table hold (
    id             uuid        not null primary key,
    state          text        not null,
    basis          text        not null,
    document       text        not null,
    reason         text        not null,
    items          text[]      not null,
    purposes       text[]      not null,
    until          timestamptz not null,
    proposed_by    text        not null,
    proposed_at    timestamptz not null,
    confirmed_by   text,
    confirmed_at   timestamptz,
    released_by    text,
    released_at    timestamptz,
    release_reason text,
    constraint hold_state check (state in ('proposed', 'in-force', 'released')),
    constraint hold_needs_two_people check (confirmed_by <> proposed_by)
);

create table hold_subject (
    hold    uuid not null references hold (id),
    subject uuid not null,
    primary key (subject, hold)
);

-- Whose data are only stored (PIPL 47, last paragraph): nobody reads or collects, but for the person and for what it is kept for.
create table restriction (
    subject uuid        not null primary key,
    cause   text        not null,
    since   timestamptz not null,
    constraint restriction_cause check (cause in ('person', 'hold'))
);

-- An erasure waits for the answer on its way out.
create index outgoing_message_by_subject on outgoing_message (subject);

create index refusal_review_by_subject on refusal_review (subject);
