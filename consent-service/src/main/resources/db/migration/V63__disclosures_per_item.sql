-- Why each item was refused; missing of what was decided before this was kept.
alter table disclosure_subject add column refused jsonb;

-- When the people were told of a disclosure because its seal had run out.
alter table disclosure add column unsealed_at timestamptz;

create index disclosure_unsealing on disclosure (sealed_until) where sealed_until is not null and unsealed_at is null;
create index disclosure_waiting on disclosure (state, asked_at, id);
