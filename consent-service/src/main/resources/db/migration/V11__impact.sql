-- Who must be asked again, and who stays under an older version, is counted without reading the rows themselves.
create index consent_granted_by_version on consent (purpose, policy_version, expires) where state = 'GRANTED';
create index person_by_governing on person (governing, held) where not erased;
