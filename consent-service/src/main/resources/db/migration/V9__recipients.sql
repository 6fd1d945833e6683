-- Who may receive data. The document is what a privacy officer wrote; each of its versions is kept beside it.
create table recipient (
    id         text        not null primary key,
    version    bigint      not null,
    document   jsonb       not null,
    changed_at timestamptz not null,
    changed_by text        not null,
    constraint recipient_is_in_the_mainland check (document ->> 'place' = 'CN-mainland')
);

create table recipient_change (
    recipient  text        not null references recipient,
    version    bigint      not null,
    document   jsonb       not null,
    changed_at timestamptz not null,
    changed_by text        not null,
    primary key (recipient, version)
);

create trigger recipient_change_is_append_only before update or delete on recipient_change
    for each row execute function refuse_change();
