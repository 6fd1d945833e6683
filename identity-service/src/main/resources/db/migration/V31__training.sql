-- What staff learn before they may read anybody's data. Required courses gate every staff read.
create table training_course (
    id            text        not null primary key,
    title_zh      text        not null,
    title_en      text        not null,
    months        int         not null,
    required_from timestamptz,
    added_by      text        not null,
    added_at      timestamptz not null,
    constraint training_course_is_valid_for_a_while check (months between 1 and 60)
);

insert into training_course (id, title_zh, title_en, months, required_from, added_by, added_at)
values ('personal-data', '个人信息保护与保密', 'Handling personal data and keeping it confidential', 12,
        '2020-01-19T00:00:00+08:00', 'system', '2020-01-19T00:00:00+08:00');

create table training_record (
    id          uuid        not null primary key,
    account     text        not null,
    course      text        not null references training_course (id) on delete cascade,
    passed_at   timestamptz not null,
    valid_until timestamptz not null,
    evidence    text        not null,
    recorded_by text        not null,
    recorded_at timestamptz not null,
    revoked_by  text,
    revoked_at  timestamptz,
    constraint training_record_ends_after_it_begins check (passed_at < valid_until),
    constraint training_record_is_by_somebody_else check (recorded_by <> account),
    constraint training_record_is_revoked_by_somebody_else check (revoked_by <> account)
);

create index training_record_by_account on training_record (account, course, valid_until);
