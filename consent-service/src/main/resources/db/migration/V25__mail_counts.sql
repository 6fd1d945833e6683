-- How often mails were opened and links followed by people who consent to that. No person in it.
create table mail_count (
    day      date not null,
    purpose  text not null,
    mailing  text not null,
    kind     text not null,
    page     text not null,
    readings bigint not null,
    constraint mail_count_one_per_day primary key (day, mailing, purpose, kind, page)
);
