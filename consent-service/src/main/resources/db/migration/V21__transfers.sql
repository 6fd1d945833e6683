-- Handing personal data over with the business (PIPL 22): one officer proposes, another announces; the successor is bound, or people are asked.
create table transfer_case (
    id           uuid        not null primary key,
    revision     bigint      not null,
    kind         text        not null,
    name_zh      text        not null,
    name_en      text        not null,
    contact_zh   text        not null,
    contact_en   text        not null,
    place        text        not null,
    document     text        not null,
    state        text        not null,
    author       text        not null,
    proposed_at  timestamptz not null,
    announced_by text,
    announced_at timestamptz,
    constraint transfer_kind check (kind in ('MERGER', 'DIVISION', 'ACQUISITION', 'BANKRUPTCY', 'DISSOLUTION')),
    constraint transfer_state check (state in ('PROPOSED', 'ANNOUNCED', 'REJECTED')),
    constraint transfer_needs_two_people check (announced_by is null or announced_by <> author),
    constraint transfer_is_decided_by_somebody check (state = 'PROPOSED' or announced_by is not null),
    constraint transfer_stays_in_the_mainland check (place = 'CN-mainland')
);

-- What the successor accepted in writing. One row per version: a person is covered by the version that governs them, and by no other.
create table transfer_acceptance (
    transfer    uuid        not null references transfer_case,
    version     text        not null references policy,
    document    text        not null,
    recorded_by text        not null,
    recorded_at timestamptz not null,
    primary key (transfer, version),
    constraint transfer_acceptance_digest check (document ~ '^[0-9a-f]{64}$')
);

-- What a person said when asked about the transfer; the last word counts.
create table transfer_answer (
    transfer uuid        not null references transfer_case,
    subject  uuid        not null,
    agrees   boolean     not null,
    at       timestamptz not null,
    primary key (transfer, subject)
);

create trigger transfer_acceptance_is_append_only before update or delete on transfer_acceptance
    for each row execute function refuse_change();
create trigger transfer_case_stays before delete on transfer_case
    for each row execute function refuse_removal();
