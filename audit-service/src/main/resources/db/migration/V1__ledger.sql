-- One row: how many entries the tree has. Index numbers come from here, under this row's lock: a sequence would leave gaps.
create table ledger_head (
    only_one boolean not null default true primary key,
    size     bigint  not null,
    -- Raised by each sequencer that takes over; a sequencer that missed that cannot move the head any more.
    epoch    bigint  not null,
    constraint ledger_head_is_one_row check (only_one),
    constraint ledger_head_never_negative check (size >= 0)
);
insert into ledger_head (size, epoch) values (0, 0);

-- The leaves, as hashed. The columns beside the leaf repeat its header for queries; the verification compares them.
create table ledger_entry (
    index        bigint      not null primary key,
    event_source text        not null,
    event_id     text        not null,
    type         text        not null,
    time         timestamptz not null,
    handle       uuid,
    leaf         bytea       not null,
    leaf_hash    bytea       not null,
    constraint ledger_entry_event_once unique (event_source, event_id),
    constraint ledger_entry_leaf_fits check (octet_length(leaf) <= 65535),
    constraint ledger_entry_hash_is_sha256 check (octet_length(leaf_hash) = 32)
);
create index ledger_entry_by_handle on ledger_entry (handle, index) where handle is not null;
create index ledger_entry_by_type on ledger_entry (type, index);
create index ledger_entry_by_event on ledger_entry (event_id);

-- Hashes of the tree, 256 to a row: row n of level l holds the roots of the complete subtrees of 256^l leaves, in order.
create table ledger_tile (
    level  smallint not null,
    n      bigint   not null,
    hashes bytea    not null,
    primary key (level, n),
    constraint ledger_tile_holds_whole_hashes check (octet_length(hashes) % 32 = 0 and octet_length(hashes) between 32 and 8192)
);
-- Hashes do not compress.
alter table ledger_tile alter column hashes set storage external;

-- Whom a handle in a leaf stands for. Without this row a handle stands for nobody.
create table ledger_subject (
    subject uuid not null primary key,
    handle  uuid not null,
    constraint ledger_subject_handle_once unique (handle)
);

-- One random key per handle, wrapped. Destroying the row destroys what is sealed under it. The nil handle is the organisation.
create table ledger_part_key (
    handle     uuid        not null primary key,
    wrapped    bytea       not null,
    created_at timestamptz not null
);

-- What the commitments in a leaf commit to: salts and values, sealed under the key of the handle they are about.
create table ledger_part (
    index  bigint not null,
    handle uuid   not null,
    sealed bytea  not null,
    primary key (index, handle)
);

-- Where the next record of each partition is read from; moves in the transaction that appends the entries.
create table intake_offset (
    topic     text   not null,
    partition int    not null,
    next      bigint not null,
    primary key (topic, partition)
);

-- Every checkpoint that was published.
create table checkpoint (
    size         bigint      not null primary key,
    root         bytea       not null,
    note         text        not null,
    published_at timestamptz not null
);

-- Why no checkpoint is signed, from when to when. Without an open one all is well.
create table ledger_refusal (
    id     bigint      generated always as identity primary key,
    index  bigint      not null,
    reason text        not null,
    since  timestamptz not null,
    until  timestamptz
);
create unique index ledger_refusal_one_open on ledger_refusal ((true)) where until is null;
