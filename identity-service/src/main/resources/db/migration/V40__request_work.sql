-- Work may pause while the person is asked for something, and be extended if the person agrees. Neither moves the day on which an answer is
-- given, so the day on which the work is due may now lie behind it.
alter table request
    drop constraint request_is_answered_by_its_day,
    add column due_rule           text        not null default 'day-30',
    add column calendar_announced boolean     not null default true,
    add column paused_at          timestamptz,
    add column proposed_until     timestamptz,
    add column reminded           text[]      not null default '{}',
    add column interim_at         timestamptz,
    add column overdue_at         timestamptz,
    add column assignee           text,
    add column language           text        not null default 'zh',
    add column set_aside          boolean     not null default false,
    add constraint request_is_paused_since_a_moment check ((paused_at is not null) = (state = 'paused'));

-- What is said about a request after it came in, by whom and when; sealed.
create table request_note (
    id      uuid        not null primary key,
    request uuid        not null references request (id) on delete cascade,
    subject uuid        not null,
    kind    text        not null,
    sealed  bytea       not null,
    said_by text        not null,
    at      timestamptz not null
);

create index request_note_by_request on request_note (request, at, id);

alter table registration_order
    add column tickets_at timestamptz;
