-- Versions being written. A draft is changed until it is published; then it stays as the record of who wrote and who released it.
create table policy_draft (
    version    text        not null primary key,
    body       jsonb       not null,
    revision   bigint      not null default 1,
    author     text        not null,
    editor     text        not null,
    created_at timestamptz not null,
    changed_at timestamptz not null
);

-- What publishing a version meant, as it was computed and confirmed then.
create table policy_publication (
    version        text        not null primary key references policy,
    draft_revision bigint      not null,
    author         text        not null,
    editor         text        not null,
    released_by    text        not null,
    previous       text        not null references policy,
    major          boolean     not null,
    classes        int[]       not null,
    reducing       boolean     not null,
    widened        text[]      not null,
    asked          text[]      not null,
    reason         text,
    published_at   timestamptz not null,
    constraint policy_publication_by_two_people check (released_by <> author and released_by <> editor),
    constraint policy_publication_classes check (classes <@ array [1, 2, 3, 4, 5, 6])
);

create trigger policy_publication_is_immutable before update or delete on policy_publication
    for each row execute function refuse_change();

-- Purposes that a version brings and that nobody agreed to yet: until a person grants one, its use is denied.
create table consent_request (
    version   text        not null references policy,
    purpose   text        not null,
    cause     text        not null,
    ask_from  timestamptz not null,
    opened_at timestamptz not null,
    primary key (version, purpose),
    constraint consent_request_cause check (cause in ('NEW', 'WIDENED'))
);

create trigger consent_request_is_append_only before update or delete on consent_request
    for each row execute function refuse_change();

create function refuse_change_once_published() returns trigger language plpgsql as $$
begin
    if exists (select from policy where version = old.version) then
        raise exception 'the draft of a published version is kept as it was released';
    end if;
    return coalesce(new, old);
end
$$;

create trigger policy_draft_is_closed_by_publishing before update or delete on policy_draft
    for each row execute function refuse_change_once_published();
