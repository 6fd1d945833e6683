-- What the ledger proves about a fact does not change: asked once, kept as long as the erasure. Nothing in it is about a person. By the
-- fact and not by the erasure, which is told anew under another fact after a backup brought somebody back.
create table erasure_proof (
    event uuid not null,
    leaf text not null,
    inclusion text not null,
    checkpoint text not null,
    constraint erasure_proof_one_per_event primary key (event)
);
