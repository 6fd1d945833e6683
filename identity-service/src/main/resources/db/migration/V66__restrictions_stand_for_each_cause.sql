-- A person may ask for what a hold brought about already: their restriction stands when the hold ends.
alter table restriction
    drop constraint restriction_pkey,
    add constraint restriction_one_per_cause primary key (subject, cause);
