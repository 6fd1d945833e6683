-- What officers let go of without being asked (PIPL 47 (2), (4), (5)): one proposes, another confirms. Whom it concerned is forgotten with it.
create table deletion (
    id           uuid        not null primary key,
    ground       text        not null,
    purpose      text        not null,
    subjects     uuid[]      not null,
    items        text[]      not null,
    reason       text        not null,
    proposed_by  text        not null,
    proposed_at  timestamptz not null,
    confirmed_by text,
    confirmed_at timestamptz,
    report       jsonb,
    constraint deletion_needs_two_people check (confirmed_by <> proposed_by)
);

create index deletion_newest on deletion (proposed_at desc, id);
