-- Who was erased, as a keyed hash: a late fact about them is known for what it is, and nobody can list them.
create table forgotten_person (
    hash bytea not null primary key
);

-- A copy to somebody who was erased since: nothing by which its owner recognises the address, once the incident is closed.
alter table delivery add column forgotten boolean not null default false;
create index delivery_forgotten on delivery (incident) where forgotten and masked_address is not null;
