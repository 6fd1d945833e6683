-- To whom a person has their data sent, and whether the four conditions of a transfer are met. Words are sealed with the person's key.
create table transfer (
    request              uuid    not null primary key,
    subject              uuid    not null,
    target               bytea,
    identity_verified    boolean,
    lawful_basis         text,
    technically_feasible boolean,
    harms_nobody         boolean,
    reasons              bytea,
    checked_by           text,
    checked_at           timestamptz,
    way                  text,
    items                text[],
    delivery             uuid,
    constraint transfer_conditions_are_checked_together check (
        (checked_by is null) = (identity_verified is null)
        and (checked_by is null) = (technically_feasible is null)
        and (checked_by is null) = (harms_nobody is null)),
    constraint transfer_basis_is_consent_or_contract check (lawful_basis in ('consent', 'contract')),
    constraint transfer_is_sent_only_on_all_four_conditions check (
        way is distinct from 'interface'
        or identity_verified and lawful_basis is not null and technically_feasible and harms_nobody)
);

create index transfer_by_subject on transfer (subject);
