-- A consent that rested on a version which the person declined is over for good once they decided about a later one; until now it came
-- back then. Not so if they accepted the declined version after all. Of people who are gone nothing more is written down.
with fallen as (
    update consent c
    set state = 'SUPERSEDED', expires = null, since = d.at, revision = d.revision
    from person p,
         (select distinct on (said.subject, said.version) said.subject, said.version, said.decision, said.at, said.revision
          from policy_decision said order by said.subject, said.version, said.revision desc) d
    where p.subject = c.subject and d.subject = c.subject and d.version = c.policy_version
      and c.state = 'GRANTED' and not c.guardian_missing and (c.expires is null or c.expires > d.at)
      and d.decision = 'DECLINE' and d.revision > c.revision and p.newest <> c.policy_version and not p.erased
    returning c.*
)
insert into consent_act (id, subject, purpose, action, state, policy_version, text_digest, language, surface, separate, guardian, prompt,
                         at, expires, receipt_id, revision)
select gen_random_uuid(), subject, purpose, 'supersede', state, policy_version, text_digest, language, surface, separate, guardian, prompt,
       since, expires, receipt_id, revision
from fallen;
