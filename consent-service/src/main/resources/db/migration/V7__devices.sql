-- A browser on which somebody chose something. The claim ties it to the token that was used on it first.
create table device (
    id    uuid        not null primary key,
    claim bigint      not null,
    since timestamptz not null
);

-- Every change on a device, in its order: a choice about a purpose, or a signal that began or ended. Repetitions are not kept.
create table device_choice (
    device         uuid        not null references device,
    number         int         not null,
    about          text        not null,
    choice         text,
    "on"           boolean,
    conflict_gpc   boolean     not null,
    conflict_dnt   boolean     not null,
    policy_version text        not null references policy,
    surface        text,
    at             timestamptz not null,
    primary key (device, number),
    constraint device_choice_word check (choice in ('grant', 'refuse', 'forget')),
    constraint device_choice_is_choice_or_signal check (
        about like 'purpose:%' and choice is not null and "on" is null or
        about like 'signal:%' and choice is null and "on" is not null)
);

create index device_choice_newest on device_choice (device, about, number desc);

create trigger device_choice_is_append_only before update or delete on device_choice
    for each row execute function refuse_change();

-- Whose device it is, proven by holding both tokens. Several people may use one device, as in a computer room.
create table device_link (
    subject uuid        not null,
    device  uuid        not null references device,
    since   timestamptz not null,
    primary key (subject, device)
);
