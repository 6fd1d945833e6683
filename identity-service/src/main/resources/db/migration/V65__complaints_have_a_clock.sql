-- Complaints are reminded of and become overdue as requests do.
alter table complaint
    add column reminded   text[] not null default '{}',
    add column overdue_at timestamptz,
    add column look_at    timestamptz;

update complaint set look_at = received_at where state = 'open';

create index complaint_to_look_at on complaint (look_at, id) where look_at is not null;
