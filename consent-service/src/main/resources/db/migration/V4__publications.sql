-- Publications of a person's data (PIPL 25, 27): asked for by one officer, decided by another. What the code promises, the table enforces.
create table publication (
    id            uuid        not null primary key,
    revision      bigint      not null,
    subject       uuid        not null,
    kind          text        not null,
    code          text,
    basis         text,
    document      text,
    assessment    text        not null,
    counsel       text,
    purpose       text,
    handle        text,
    items         text[]      not null,
    major_effect  boolean     not null,
    state         text        not null,
    author        text        not null,
    proposed_at   timestamptz not null,
    decided_by    text,
    decided_at    timestamptz,
    reason        text,
    objected_at   timestamptz,
    seal_basis    text,
    seal_document text,
    sealed_by     text,
    sealed_from   timestamptz,
    sealed_until  timestamptz,
    constraint publication_kind check (kind in ('SEPARATE_CONSENT', 'LEGAL_BASIS', 'PENALTY_NOTICE', 'STATUTORY_CASE')),
    constraint publication_state check (state in ('PROPOSED', 'APPROVED', 'REJECTED', 'STOPPED')),
    constraint publication_needs_two_people check (decided_by is null or decided_by <> author),
    constraint publication_is_decided_by_somebody check (state in ('PROPOSED', 'STOPPED') or decided_by is not null),
    constraint publication_statutory_case_has_code_basis_and_document
        check (kind <> 'STATUTORY_CASE' or (code in ('a', 'b', 'c', 'd', 'e', 'f', 'g') and basis is not null and document is not null)),
    constraint publication_legal_basis_has_counsel_and_document
        check (kind <> 'LEGAL_BASIS' or (counsel is not null and basis is not null and document is not null)),
    constraint publication_penalty_notice_shows_the_handle_only
        check (kind <> 'PENALTY_NOTICE' or (handle is not null and items = array['accountName'] and handle !~ '[0-9]{4}')),
    constraint publication_of_public_data_has_no_major_effect
        check (state <> 'APPROVED' or code is null or code not in ('e', 'f') or (not major_effect and objected_at is null)),
    constraint publication_seal_is_whole
        check ((sealed_until is null) = (seal_basis is null) and (sealed_until is null) = (seal_document is null)
            and (sealed_until is null) = (sealed_by is null) and (sealed_until is null) = (sealed_from is null)),
    constraint publication_seal_ends check (sealed_until is null or sealed_until <= sealed_from + interval '366 days')
);

create index publication_by_subject on publication (subject, id);
create index publication_by_state on publication (state, id);

create function refuse_removal() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % are never removed', tg_table_name;
end
$$;

create trigger publication_stays before delete on publication
    for each row execute function refuse_removal();
