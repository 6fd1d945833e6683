-- The policy in force and every earlier one. Nothing here is ever changed or removed: receipts cite it.
create table policy (
    version        text        not null primary key,
    ordinal        int         not null generated always as identity,
    effective_from timestamptz not null,
    published_at   timestamptz not null,
    document       jsonb       not null,
    constraint policy_ordinal_once unique (ordinal)
);

create table policy_text (
    version  text not null references policy,
    language text not null,
    content  text not null,
    digest   text not null,
    primary key (version, language),
    constraint policy_text_language check (language in ('zh', 'en')),
    constraint policy_text_digest_is_of_content check (digest = encode(sha256(convert_to(content, 'UTF8')), 'hex'))
);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are kept as they were written', tg_table_name;
end
$$;

create trigger policy_is_immutable before update or delete on policy
    for each row execute function refuse_change();
create trigger policy_text_is_immutable before update or delete on policy_text
    for each row execute function refuse_change();
