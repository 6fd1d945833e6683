-- What each item of a person was collected for is asked before every read. With the purpose in the key's index one descent answers it; without it
-- the planner skipped through the index by purpose and age, as often as there are purposes and times.
alter table profile_item
    drop constraint profile_item_pkey,
    add primary key (subject, item) include (purpose);
