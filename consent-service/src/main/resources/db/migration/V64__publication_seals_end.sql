-- When it was noted that the seal of a publication is over, and what had been decided became a fact about the person (PIPL 18, 35).
alter table publication add column unsealed_at timestamptz;

create index publication_by_end_of_seal on publication (sealed_until) where sealed_until is not null and unsealed_at is null;
