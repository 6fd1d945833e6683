-- Who asked is established in ways that fit what is asked for; tries are counted.
alter table request
    add column proofs      text[] not null default '{}',
    add column by_desk     boolean not null default false,
    add column code_hash   bytea,
    add column code_until  timestamptz,
    add column codes_sent  int    not null default 0,
    add column codes_wrong int    not null default 0,
    add column items_wrong int    not null default 0;

create index request_unverified on request (received_at, id) where state in ('received', 'verifying') and not by_desk;

-- Messages to people that breach-notifier has not taken yet. Sealed.
create table outgoing_message (
    id       uuid        not null primary key,
    subject  uuid        not null,
    sealed   bytea       not null,
    attempts int         not null,
    next_at  timestamptz not null
);

create index outgoing_message_due on outgoing_message (next_at);

-- Requests of people who cannot sign in. One without a request is somebody nobody was found for, and looks the same from outside.
create table lost_account_request (
    id          uuid        not null primary key,
    token_hash  bytea       not null,
    request     uuid        references request (id) on delete cascade,
    kind        text        not null,
    received_at timestamptz not null,
    tried       boolean     not null,
    proofs      text[]      not null,
    by_desk     boolean     not null,
    code_hash   bytea,
    code_until  timestamptz,
    codes_sent  int         not null,
    codes_wrong int         not null,
    items_wrong int         not null,
    verified_at timestamptz,
    verified_by text
);

create index lost_account_request_by_request on lost_account_request (request);
create index lost_account_request_unknown on lost_account_request (received_at) where request is null;
