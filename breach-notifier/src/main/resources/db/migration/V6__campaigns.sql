-- What everybody is to be told of that is no incident; one for each version of the policy.
create table campaign (
    id           uuid        not null default uuidv7() primary key,
    state        text        not null,
    version      text        not null,
    previous     text        not null,
    classes      int[]       not null,
    reducing     boolean     not null,
    difference   text        not null,
    tell_by      timestamptz not null,
    requested_at timestamptz not null,
    constraint campaign_once_per_version unique (version),
    constraint campaign_state_known check (state in ('draft'))
);
