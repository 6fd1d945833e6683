create table registration_order (
    subject      uuid        not null,
    order_id     text        not null,
    exam         text        not null,
    items        text[]      not null,
    locked_from  timestamptz not null,
    locked_until timestamptz not null,
    placed_at    timestamptz not null,
    primary key (subject, order_id),
    constraint registration_order_ends_after_it_begins check (locked_from < locked_until)
);
