-- What a machine alone decided about a person, with the reasons it gives, and what a person said about that.
create table decision (
    id                 uuid             not null primary key,
    subject            uuid             not null,
    kind               text             not null,
    model              text             not null,
    level              text             not null,
    score              double precision not null,
    login              uuid,
    alert              uuid,
    -- Inputs, reasons and effects in words, sealed.
    content            bytea            not null,
    at                 timestamptz      not null,
    state              text             not null,
    appealed_at        timestamptz,
    -- The person's words, sealed.
    appeal             bytea,
    refuses_automation boolean          not null default false,
    reviewed_by        text,
    reviewed_at        timestamptz,
    -- What was answered, sealed.
    review             bytea,
    version            bigint           not null,
    constraint decision_state_known check (state in ('STANDING', 'AWAITING_PERSON', 'APPEALED', 'UPHELD', 'OVERTURNED')),
    constraint decision_is_reviewed_by_somebody check
        ((state in ('UPHELD', 'OVERTURNED')) = (reviewed_by is not null and reviewed_at is not null and review is not null))
);
create index decision_by_subject on decision (subject, id);
create index decision_by_state on decision (state, id) where state in ('AWAITING_PERSON', 'APPEALED');

-- Who wants no decisions by a machine alone (PIPL 24): theirs wait for a person.
create table automation_refusal (
    subject uuid        not null primary key,
    at      timestamptz not null
);
