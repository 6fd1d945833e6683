-- One data key per person, wrapped. Whoever destroys this row has destroyed everything sealed for the person.
create table person_key (
    subject    uuid        not null primary key,
    key_id     text        not null,
    wrapped    bytea       not null,
    created_at timestamptz not null
);

create index person_key_by_key_id on person_key (key_id);

-- Finds a person by exact value without keeping the value. The key id leaves room for two digests while keys rotate.
create table blind_index (
    subject uuid  not null,
    item    text  not null,
    key_id  text  not null,
    digest  bytea not null,
    primary key (subject, item, key_id)
);

create index blind_index_by_digest on blind_index (item, key_id, digest);
create unique index blind_index_one_person_per_id_number on blind_index (key_id, digest) where item = 'idNumber';
