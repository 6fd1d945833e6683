-- Which request a value was corrected by, where a person decided that it be changed.
alter table profile_change
    add column request uuid;
