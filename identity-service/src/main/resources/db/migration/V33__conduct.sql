-- What somebody says was done with data that should not have been done. The words are sealed: a person's under the person's key (subject),
-- staff's under a key of the report's own.
create table misuse_report (
    id          uuid        not null primary key,
    reporter    text        not null,
    subject     uuid,
    about       text,
    reading     uuid,
    words       bytea       not null,
    received_at timestamptz not null,
    due_at      timestamptz not null,
    outcome     text,
    answer      bytea,
    answered_by text,
    answered_at timestamptz,
    constraint misuse_report_outcome check (outcome in ('CONFIRMED', 'UNFOUNDED', 'UNCLEAR')),
    constraint misuse_report_is_answered_by_somebody_else check (answered_by <> reporter and (about is null or answered_by <> about)),
    constraint misuse_report_is_answered_with_an_outcome check ((outcome is null) = (answered_by is null))
);

create index misuse_report_by_subject on misuse_report (subject);
create index misuse_report_by_reporter on misuse_report (reporter, id);
create index misuse_report_by_due on misuse_report (due_at, id);

-- What a person has to bear for breaking their duties. Decided by a person, for reasons, open to appeal; no right depends on it.
create table sanction (
    id                uuid        not null primary key,
    subject           uuid        not null,
    kind              text        not null,
    reasons           bytea       not null,
    evidence          text[]      not null,
    imposed_by        text        not null,
    imposed_at        timestamptz not null,
    until             timestamptz,
    appeal            bytea,
    appealed_at       timestamptz,
    appeal_due_at     timestamptz,
    appeal_lifted     boolean,
    appeal_reasons    bytea,
    appeal_decided_by text,
    appeal_decided_at timestamptz,
    constraint sanction_kind check (kind in ('WARNING', 'FUNCTION_SUSPENDED', 'ACCOUNT_SUSPENDED', 'REFERRED')),
    constraint sanction_is_decided_by_a_person check (imposed_by not in ('system', 'time', 'platform')),
    constraint sanction_has_reasons check (octet_length(reasons) > 0 and cardinality(evidence) > 0),
    constraint sanction_appeal_is_decided_by_somebody_else check (appeal_decided_by <> imposed_by),
    constraint sanction_appeal_is_decided_with_reasons
        check ((appeal_decided_by is null) = (appeal_lifted is null) and (appeal_decided_by is null) = (appeal_reasons is null))
);

create index sanction_by_subject on sanction (subject, id);
