-- Who was told what about whom, or refused, and by which rule. Kept for three years at least (网络数据安全管理条例 12).
create table disclosure (
    id                uuid        not null primary key,
    recipient         text        not null,
    recipient_version bigint,
    purpose           text        not null,
    basis             text        not null,
    items             text[]      not null,
    state             text        not null,
    evidence          jsonb,
    asked_by          text        not null,
    asked_at          timestamptz not null,
    review            jsonb,
    sealed_until      timestamptz,
    constraint disclosure_state check (state in ('DECIDED', 'PENDING_REVIEW')),
    constraint disclosure_is_reviewed_by_another check (review is null or review ->> 'by' <> asked_by)
);

create table disclosure_subject (
    disclosure     uuid        not null references disclosure,
    subject        uuid        not null,
    state          text        not null,
    reason         text        not null,
    promise        text,
    items          text[]      not null,
    policy_version text        not null,
    revision       bigint      not null,
    decided_at     timestamptz not null,
    primary key (disclosure, subject),
    constraint disclosure_subject_state check (state in ('ALLOWED', 'REFUSED', 'PENDING'))
);

create index disclosure_by_subject on disclosure_subject (subject, decided_at desc, disclosure desc);

create function refuse_early_removal() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are kept for three years', tg_table_name;
end
$$;

create trigger disclosure_is_kept before delete on disclosure
    for each row when (old.asked_at > now() - interval '3 years') execute function refuse_early_removal();
create trigger disclosure_subject_is_kept before delete on disclosure_subject
    for each row when (old.decided_at > now() - interval '3 years') execute function refuse_early_removal();
