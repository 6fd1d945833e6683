-- Whether somebody is a child, in three bands: all that may leave the seal of a date of birth. Null while none is held.
alter table profile
    add column age_band text,
    add constraint profile_age_band check (age_band in ('UNDER_14', 'FROM_14', 'ADULT'));

create index profile_not_grown_up on profile (subject) where age_band is null or age_band <> 'ADULT';

-- The days of China on which birthdays were looked for.
create table birthday_look (day date not null primary key);
