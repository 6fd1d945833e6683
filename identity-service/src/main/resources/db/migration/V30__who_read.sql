-- A read has an id of its own, so that people can point at it; what kind of case it belonged to; and, sealed, why values were shown whole.
alter table profile_read
    add column reading   uuid not null default gen_random_uuid(),
    add column case_kind text,
    add column reason    bytea;

create unique index profile_read_by_reading on profile_read (reading);
