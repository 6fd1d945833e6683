-- Erasing a person reads no table as a whole.
create index request_note_by_subject on request_note (subject);
