-- Revisions are handed out under the person's row lock, so they grow per person. They start with ten digits, so that callers who
-- compare them as text are right as well.
create sequence revision_seq start 1000000000;

-- Where a person stands towards the policy. The row is also the lock that brings the acts of one person into an order.
create table person (
    subject  uuid    not null primary key,
    revision bigint  not null default 0,
    governing text   references policy,
    newest    text   references policy,
    declined  boolean not null default false
);

create table consent (
    id             uuid        not null primary key,
    subject        uuid        not null references person,
    purpose        text        not null,
    state          text        not null,
    policy_version text        not null references policy,
    text_digest    text        not null,
    language       text        not null,
    surface        text        not null,
    separate       boolean     not null,
    guardian       text,
    since          timestamptz not null,
    expires        timestamptz,
    receipt_id     uuid        not null,
    revision       bigint      not null,
    constraint consent_one_per_subject_and_purpose unique (subject, purpose),
    constraint consent_state check (state in ('GRANTED', 'REFUSED', 'WITHDRAWN', 'EXPIRED', 'SUPERSEDED'))
);

create index consent_by_expiry on consent (expires) where state = 'GRANTED';

-- Every act, in the order in which it was done.
create table consent_act (
    id             uuid        not null primary key,
    subject        uuid        not null,
    purpose        text        not null,
    action         text        not null,
    state          text        not null,
    policy_version text        not null,
    text_digest    text        not null,
    language       text        not null,
    surface        text        not null,
    separate       boolean     not null,
    guardian       text,
    at             timestamptz not null,
    expires        timestamptz,
    receipt_id     uuid        not null,
    revision       bigint      not null,
    constraint consent_act_one_per_revision unique (subject, purpose, revision)
);

create table policy_decision (
    id       uuid        not null primary key,
    subject  uuid        not null,
    version  text        not null references policy,
    decision text        not null,
    at       timestamptz not null,
    revision bigint      not null,
    constraint policy_decision_one_per_revision unique (subject, revision),
    constraint policy_decision_word check (decision in ('ACCEPT', 'DECLINE'))
);

create table receipt (
    id       uuid        not null primary key,
    subject  uuid        not null,
    issued_at timestamptz not null,
    jws      text        not null
);

create index receipt_by_subject on receipt (subject);

create trigger consent_act_is_append_only before update or delete on consent_act
    for each row execute function refuse_change();
create trigger policy_decision_is_append_only before update or delete on policy_decision
    for each row execute function refuse_change();
create trigger receipt_is_append_only before update or delete on receipt
    for each row execute function refuse_change();
