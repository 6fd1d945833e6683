-- Who was erased, as a keyed hash: a late fact about them is known for what it is, and nobody can list them.
create table forgotten_person (
    hash bytea not null primary key
);

-- A login of somebody who was erased, kept with its address for as long as the law wants the address kept, bare of everything else.
alter table login add column forgotten boolean not null default false;
create index login_forgotten on login (id) where forgotten;
