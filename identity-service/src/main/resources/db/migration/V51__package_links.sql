-- Packages encrypted to a passphrase that nobody but the person knows, sealed with the person's key besides. Of the token a digest is kept.
create table package_link (
    token    bytea       not null primary key,
    request  uuid        not null,
    subject  uuid        not null,
    personal boolean     not null,
    items    text[]      not null,
    until    timestamptz not null,
    taken_at timestamptz,
    content  bytea,
    constraint package_link_one_per_request unique (request),
    constraint package_link_keeps_nothing_once_taken check (taken_at is null or content is null)
);

create index package_link_by_subject on package_link (subject);
create index package_link_that_holds_something on package_link (until) where content is not null;
