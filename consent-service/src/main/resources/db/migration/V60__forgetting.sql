-- People who were erased, and until when a law has us keep what they agreed to and whom their data went to.
create table forgotten_person (
    subject    uuid        not null primary key,
    erasure    uuid,
    at         timestamptz not null,
    keep_until timestamptz not null
);

create index forgotten_person_by_end on forgotten_person (keep_until);

create function refuse_change_of_what_is_kept() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and exists (select 1 from forgotten_person f where f.subject = old.subject and f.keep_until <= now()) then
        return old;
    end if;
    raise exception 'rows of % are kept as they were written', tg_table_name;
end
$$;

drop trigger consent_act_is_append_only on consent_act;
create trigger consent_act_is_append_only before update or delete on consent_act
    for each row execute function refuse_change_of_what_is_kept();
drop trigger policy_decision_is_append_only on policy_decision;
create trigger policy_decision_is_append_only before update or delete on policy_decision
    for each row execute function refuse_change_of_what_is_kept();
drop trigger receipt_is_append_only on receipt;
create trigger receipt_is_append_only before update or delete on receipt
    for each row execute function refuse_change_of_what_is_kept();

-- When somebody was asked proves nothing once they are gone.
create function refuse_change_while_the_person_is_there() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and exists (select 1 from forgotten_person f where f.subject = old.subject) then
        return old;
    end if;
    raise exception 'rows of % are kept as they were written', tg_table_name;
end
$$;

drop trigger prompt_is_append_only on prompt;
create trigger prompt_is_append_only before update or delete on prompt
    for each row execute function refuse_change_while_the_person_is_there();
