-- A bundle carries the key that its checkpoint is verified with, so that it can be checked away from here for good.
alter table receipt_proof add column ledger_key text;
