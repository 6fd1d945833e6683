-- Under which id the fact of the act went out: by it the ledger finds the entry. Receipts older than this have none.
alter table receipt add column event_id uuid;

-- What the ledger once proved stays proved: entries and checkpoints never change.
create table receipt_proof (
    receipt    uuid not null primary key references receipt,
    entry      text not null,
    inclusion  text not null,
    checkpoint text not null
);
