-- What a person said of a version before its first day. It is carried out on that day, and then goes: policy_decision has it.
create table policy_decision_ahead (
    subject        uuid        not null,
    version        text        not null references policy,
    decision       text        not null,
    effective_from timestamptz not null,
    known_under    text        not null references policy,
    at             timestamptz not null,
    primary key (subject, version),
    constraint policy_decision_ahead_word check (decision in ('ACCEPT', 'DECLINE'))
);

create index policy_decision_ahead_by_day on policy_decision_ahead (effective_from);
