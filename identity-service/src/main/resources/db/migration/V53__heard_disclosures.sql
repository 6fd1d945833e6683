-- How many facts of a disclosure were heard: what was decided about a person goes with the person, and must not be waited for then.
create table heard_disclosure (
    disclosure uuid not null primary key,
    recipient  text not null,
    purpose    text not null,
    people     int  not null,
    heard      int  not null
);

insert into heard_disclosure (disclosure, recipient, purpose, people, heard)
select disclosure, max(recipient), max(purpose), max(people), count(subject) from decided_disclosure group by disclosure;
