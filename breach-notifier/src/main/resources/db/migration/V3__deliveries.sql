-- One row per notice, person and channel, from the moment of sending on.
create table delivery (
    id              uuid        not null default uuidv7() primary key,
    notice          uuid        not null references notice,
    incident        uuid        not null references incident,
    subject         uuid        not null,
    channel         text        not null,
    state           text        not null,
    due_at          timestamptz not null,
    expires_at      timestamptz not null,
    attempts        int         not null default 0,
    refusals        int         not null default 0,
    lease           uuid,
    lease_until     timestamptz,
    code            text,
    masked_address  text,
    address_hash    text,
    message_id      text,
    reason          text,
    handed_off_at   timestamptz,
    delivered_at    timestamptz,
    changed_at      timestamptz not null,
    constraint delivery_once_per_person_and_channel unique (notice, subject, channel),
    constraint delivery_state_known check (state in
        ('PLANNED', 'CLAIMED', 'HANDED_OFF', 'DELIVERED', 'SOFT_FAIL', 'HARD_FAIL', 'IN_DOUBT', 'EXPIRED')),
    constraint delivery_claimed_under_a_lease check ((state = 'CLAIMED') = (lease is not null))
);

create index delivery_waiting on delivery (due_at) where state in ('PLANNED', 'SOFT_FAIL');
create index delivery_leased on delivery (lease_until) where state = 'CLAIMED';
create index delivery_unconfirmed on delivery (handed_off_at) where state = 'HANDED_OFF';
create index delivery_by_person on delivery (subject, id);
create index delivery_by_incident on delivery (incident, id);
create index delivery_by_code on delivery (code) where code is not null;

-- Written before the network is touched; what came of it is added afterwards, or never, and then that says something too.
create table delivery_attempt (
    delivery    uuid        not null references delivery,
    number      int         not null,
    lease       uuid        not null,
    phase       text        not null,
    message_id  text,
    body_hash   text,
    started_at  timestamptz not null,
    finished_at timestamptz,
    verdict     text,
    reply_code  int,
    enhanced    text,
    late        boolean     not null default false,
    primary key (delivery, number)
);

-- How many people are in which state, kept by the rows themselves: a page never counts ten million of them.
create table delivery_count (
    notice  uuid   not null references notice,
    channel text   not null,
    state   text   not null,
    people  bigint not null,
    primary key (notice, channel, state)
);

create function delivery_planned() returns trigger language plpgsql as $$
begin
    insert into delivery_count as c (notice, channel, state, people)
    select notice, channel, state, count(*) from added group by 1, 2, 3 order by 1, 2, 3
    on conflict (notice, channel, state) do update set people = c.people + excluded.people;
    return null;
end $$;

create function delivery_moved() returns trigger language plpgsql as $$
begin
    insert into delivery_count as c (notice, channel, state, people)
    select notice, channel, state, sum(n) from (
        select notice, channel, state, -1 as n from before
        union all
        select notice, channel, state, 1 from after) moved
    group by 1, 2, 3 having sum(n) <> 0 order by 1, 2, 3
    on conflict (notice, channel, state) do update set people = c.people + excluded.people;
    return null;
end $$;

create trigger delivery_counted_when_planned after insert on delivery
    referencing new table as added for each statement execute function delivery_planned();
create trigger delivery_counted_when_moved after update on delivery
    referencing old table as before new table as after for each statement execute function delivery_moved();
