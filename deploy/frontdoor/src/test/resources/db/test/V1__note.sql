create table note (
    id      bigint generated always as identity primary key,
    subject uuid not null,
    text    text not null
);
