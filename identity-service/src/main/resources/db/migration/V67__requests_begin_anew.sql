-- From when reminders count, where a complaint was right and somebody else began anew.
alter table request
    add column begun_at timestamptz;
