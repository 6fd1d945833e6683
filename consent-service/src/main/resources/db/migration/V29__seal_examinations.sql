-- Whether a law still forbids telling the people of a disclosure: looked at again, by another officer each time (PIPL 18, 35).
create table disclosure_examination (
    disclosure   uuid        not null references disclosure,
    number       int         not null,
    sealed_until timestamptz,
    reason       text        not null,
    document     text        not null,
    examined_by  text        not null,
    examined_at  timestamptz not null,
    primary key (disclosure, number),
    constraint disclosure_examination_digest check (document ~ '^[0-9a-f]{64}$')
);

create trigger disclosure_examination_is_append_only before update or delete on disclosure_examination
    for each row execute function refuse_change();
