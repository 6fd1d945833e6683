-- When the clock has something to do about a request next.
alter table request
    add column look_at        timestamptz,
    add column decided_before text[] not null default '{}',
    add column fee_cny        numeric(10, 2),
    add constraint request_fee_is_for_a_transfer check (fee_cny is null or kind = 'transfer');

update request set look_at = received_at where state not in ('fulfilled', 'refused', 'withdrawn', 'expired');

create index request_to_look_at on request (look_at, id) where look_at is not null;

-- What a second person thinks of a refusal that is being considered.
create table refusal_review (
    id      uuid        not null primary key,
    request uuid        not null references request (id) on delete cascade,
    subject uuid        not null,
    ground  text        not null,
    agrees  boolean     not null,
    said_by text        not null,
    at      timestamptz not null
);

create index refusal_review_by_request on refusal_review (request, at);

-- Complaints about an answer, about one that is missing, or about anything else.
create table complaint (
    id          uuid        not null primary key,
    subject     uuid        not null,
    request     uuid        references request (id) on delete cascade,
    state       text        not null,
    words       bytea       not null,
    received_at timestamptz not null,
    due_at      timestamptz not null,
    decided_at  timestamptz,
    decided_by  text,
    answer      bytea,
    constraint complaint_is_decided_once_closed check ((decided_at is null) = (state = 'open'))
);

create index complaint_by_subject on complaint (subject, received_at, id);
create index complaint_by_request on complaint (request);
create unique index complaint_one_open_per_request on complaint (request) where state = 'open';
